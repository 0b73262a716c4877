namespace FleetToken.Web.Access;

/// <summary>Why somebody did not come in.</summary>
public enum SignInProblemKind
{
    /// <summary>Nothing is known about it, such as an address that is too old.</summary>
    Unknown,

    /// <summary>The provider knows the person, but nothing it says of them gives a role.</summary>
    NoRole,

    /// <summary>The provider does not answer.</summary>
    ProviderDown,

    /// <summary>The provider answers something that is no OpenID Connect.</summary>
    ProviderNonsense,

    /// <summary>The provider says no: to the person, or to FleetToken.</summary>
    ProviderRefused,

    /// <summary>What came back is not signed by the provider, too old, or not meant for this browser or for FleetToken.</summary>
    NotTrusted,

    /// <summary>The sign-in was begun in another browser or too long ago, or its address was opened twice.</summary>
    TryAgain,

    /// <summary>The audit log cannot be written, so nobody is let in.</summary>
    NotWritten,

    /// <summary>The person is signed out, but that could not be written.</summary>
    SignOutNotWritten,

    /// <summary>The provider does not let FleetToken ask again later, for which <c>offline_access</c> is asked.</summary>
    RecheckRefused,
}

/// <summary>What the page says about a sign-in that failed.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Reference">Number under which log and audit log tell more.</param>
public sealed record SignInProblem(SignInProblemKind Kind, string Reference)
{
    /// <summary>Who the provider says it was; only for <see cref="SignInProblemKind.NoRole"/>.</summary>
    public string? Person { get; init; }

    /// <summary>Name of the claim that was looked at.</summary>
    public string? Claim { get; init; }

    /// <summary>The person's own values of it, the first ones; none of them gives a role.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What the provider calls it, where that is one of the words of the standard.</summary>
    public string? Word { get; init; }

    /// <summary>Where the person wanted to go, within FleetToken.</summary>
    public string ReturnUrl { get; init; } = "/";
}
