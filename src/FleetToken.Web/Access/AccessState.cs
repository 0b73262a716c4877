namespace FleetToken.Web.Access;

/// <summary>How people become known in this process; fixed at start.</summary>
/// <param name="Mode">The mode.</param>
public sealed record AccessState(AccessMode Mode)
{
    /// <summary>Whether recovery keys can be read at all: without sign-in that makes the person at the machine helpdesk, too.</summary>
    public bool CanReveal { get; init; }
}
