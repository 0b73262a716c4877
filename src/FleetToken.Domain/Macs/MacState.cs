using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Macs;

/// <summary>The values of a Mac that its history follows and its row shows.</summary>
public sealed record MacState
{
    /// <summary>Computer name.</summary>
    public required string? Name { get; init; }

    /// <summary>User name Jamf assigns.</summary>
    public required string? AssignedUsername { get; init; }

    /// <summary>macOS version.</summary>
    public required string? OsVersion { get; init; }

    /// <summary>Jamf site.</summary>
    public required string? Site { get; init; }

    /// <summary>Phase.</summary>
    public required MacPhase Phase { get; init; }

    /// <summary>FileVault state.</summary>
    public required FileVaultState FileVault { get; init; }

    /// <summary>Key validity.</summary>
    public required KeyValidity RecoveryKey { get; init; }

    /// <summary>Key in escrow.</summary>
    public required Answer KeyEscrowed { get; init; }

    /// <summary>Bootstrap Token.</summary>
    public required BootstrapTokenStatus BootstrapToken { get; init; }

    /// <summary>Token holders by short name, in ordinal order; null where not known.</summary>
    public required IReadOnlyList<string>? TokenHolders { get; init; }

    /// <summary>Who holds the tokens.</summary>
    public required TokenVerdict TokenVerdict { get; init; }

    /// <summary>Recoverability.</summary>
    public required Recoverability Recoverability { get; init; }

    /// <summary>Severity.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The state of a judged Mac.</summary>
    public static MacState Of(Mac mac, MacEvaluation evaluation)
    {
        var verdicts = evaluation.Verdicts;
        return new MacState
        {
            Name = mac.Name,
            AssignedUsername = mac.User.Username,
            OsVersion = mac.OsVersion?.ToString(),
            Site = mac.Site,
            Phase = verdicts.Phase,
            FileVault = verdicts.FileVault.Value,
            RecoveryKey = mac.RecoveryKey.Validity,
            KeyEscrowed = verdicts.KeyEscrowed.Value,
            BootstrapToken = mac.BootstrapToken.Status,
            TokenHolders = HoldersOf(verdicts),
            TokenVerdict = verdicts.TokenVerdict.Value,
            Recoverability = verdicts.Recoverability.Value,
            Severity = evaluation.Severity,
        };
    }

    /// <summary>Names of the holders, estimated ones included. Without a name it is nobody only where that was measured.</summary>
    private static string[]? HoldersOf(MacVerdicts verdicts)
    {
        List<string>? names = null;
        foreach (var account in verdicts.Accounts)
        {
            if (account.Token is TokenState.Held or TokenState.Suspect)
            {
                (names ??= []).Add(account.Username);
            }
        }

        names?.Sort(StringComparer.Ordinal);
        return names is not null ? [.. names] : verdicts.HolderCount == 0 ? [] : null;
    }
}
