namespace FleetToken.Domain.Configuration;

/// <summary>One script (API 8); its text is looked through and not kept.</summary>
public sealed record ManagementScript
{
    /// <summary>The server's number for it.</summary>
    public required long Id { get; init; }

    /// <summary>Its name, masked.</summary>
    public required string Name { get; init; }

    /// <summary>Credentials and keys in its text and in the labels of its parameters.</summary>
    public IReadOnlyList<CredentialHit> Credentials { get; init; } = [];

    /// <summary>Whether it searches the output of <c>fdesetup enable</c> for the words "Recovery key" (FT-BUG-03).</summary>
    public bool SearchesForPrintedKey { get; init; }

    /// <summary>Whether it names Escrow Buddy.</summary>
    public bool NamesEscrowBuddy { get; init; }
}
