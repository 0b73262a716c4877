namespace FleetToken.Domain.Runbook;

/// <summary>Where a follow-up stands (domain D.5, 2 to 5).</summary>
public enum FollowUpState
{
    /// <summary>The key was revealed; the person is not seen back in.</summary>
    Revealed,

    /// <summary>The person is back in; now the key may be replaced.</summary>
    BackIn,

    /// <summary>A new key was asked for.</summary>
    RotationAsked,

    /// <summary>The Mac shows signs of a new key in escrow; to be proven by comparing.</summary>
    Escrowed,

    /// <summary>Compared: another key. Ends by itself.</summary>
    Proven,

    /// <summary>Signs of a new key, and comparing is not possible: a second person closes it with a reason.</summary>
    ProbablyRotated,

    /// <summary>Compared: the same key.</summary>
    NotRotated,

    /// <summary>The disk was erased. Ends by itself.</summary>
    Erased,

    /// <summary>The record is gone from Jamf; says nothing about the key, needs a person and a reason.</summary>
    Gone,

    /// <summary>The Mac was enrolled again; says nothing about the key, needs a person and a reason.</summary>
    ReEnrolled,

    /// <summary>A second person closed it with a reason.</summary>
    Closed,
}
