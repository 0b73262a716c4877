namespace FleetToken.Domain.Configuration;

/// <summary>One macOS configuration profile (API 7.5): what its payloads set. A setting that is not in it is null.</summary>
public sealed record ManagementProfile
{
    /// <summary>The server's number for it.</summary>
    public required long Id { get; init; }

    /// <summary>Its name, masked.</summary>
    public required string Name { get; init; }

    /// <summary>Which Macs it is for.</summary>
    public ObjectScope Scope { get; init; } = ObjectScope.NotRead;

    /// <summary>Identifier that a Mac reports for it; null where not said.</summary>
    public string? Identifier { get; init; }

    /// <summary>Whether it escrows the Personal Recovery Key: <c>com.apple.security.FDERecoveryKeyEscrow</c>.</summary>
    public bool EscrowsKey { get; init; }

    /// <summary>Whether it holds the legacy payload that current macOS ignores: <c>com.apple.security.FDERecoveryRedirect</c>.</summary>
    public bool HasLegacyRedirect { get; init; }

    /// <summary>Whether it switches FileVault on: <c>com.apple.MCX.FileVault2</c> with <c>Enable</c> On.</summary>
    public bool EnablesFileVault { get; init; }

    /// <summary>Whether FileVault is forced in Setup Assistant: <c>ForceEnableInSetupAssistant</c>.</summary>
    public bool? ForcesInSetupAssistant { get; init; }

    /// <summary>Whether people cannot switch FileVault off: <c>dontAllowFDEDisable</c>.</summary>
    public bool? ForbidsSwitchingOff { get; init; }

    /// <summary>Whether the pass-through login after FileVault is off: <c>DisableFDEAutoLogin</c>.</summary>
    public bool? DisablesAutoLogin { get; init; }

    /// <summary>Whether it holds the retired Jamf Connect setting <c>LAPSUser</c>.</summary>
    public bool HasLapsUser { get; init; }

    /// <summary>Credentials and keys in its payloads.</summary>
    public IReadOnlyList<CredentialHit> Credentials { get; init; } = [];
}
