using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>The verdicts on a Mac; those with reasons as value, confidence and because.</summary>
public sealed record VerdictsAnswer
{
    /// <summary>Whether the disk is encrypted.</summary>
    public required Verdict<FileVaultState> FileVault { get; init; }

    /// <summary>Whether a key is in escrow.</summary>
    public required Verdict<Answer> KeyEscrowed { get; init; }

    /// <summary>Whether the key is proven to open the disk.</summary>
    public required Verdict<bool> KeyProven { get; init; }

    /// <summary>How many holders could open the disk.</summary>
    public required Verdict<UsableHolders> UsableHolders { get; init; }

    /// <summary>Who holds the tokens.</summary>
    public required Verdict<TokenVerdict> TokenVerdict { get; init; }

    /// <summary>How the data would be reached.</summary>
    public required Verdict<Recoverability> Recoverability { get; init; }

    /// <summary>Whether a lost token could be given back.</summary>
    public required Verdict<TokenRegrant> CanRegrantToken { get; init; }

    /// <summary>How the recovery key could be replaced without a password in a script.</summary>
    public required Verdict<SilentRotation> CanRotateSilently { get; init; }

    /// <summary>Whether somebody outside may still know the recovery key.</summary>
    public required Verdict<KeyExposure> PrkExposure { get; init; }

    /// <summary>Whether recoverability rests on facts that are no longer fresh.</summary>
    public required bool Stale { get; init; }

    /// <summary>Whether the key would open the disk.</summary>
    public required KeyState KeyState { get; init; }

    /// <summary>Where the Mac stands in its life.</summary>
    public required MacPhase Phase { get; init; }

    /// <summary>Which local account is the assigned user's.</summary>
    public required AssignedAccount Assigned { get; init; }

    /// <summary>Contradictions between the Mac's report and Jamf.</summary>
    public required IReadOnlyList<string> Contradictions { get; init; }

    /// <summary>The answer for verdicts.</summary>
    public static VerdictsAnswer Of(MacVerdicts verdicts, Verdict<KeyExposure> exposure) => new()
    {
        FileVault = verdicts.FileVault,
        KeyEscrowed = verdicts.KeyEscrowed,
        KeyProven = verdicts.KeyProven,
        UsableHolders = verdicts.UsableHolders,
        TokenVerdict = verdicts.TokenVerdict,
        Recoverability = verdicts.Recoverability,
        CanRegrantToken = verdicts.CanRegrantToken,
        CanRotateSilently = verdicts.CanRotateSilently,
        PrkExposure = exposure,
        Stale = verdicts.Stale,
        KeyState = verdicts.KeyState,
        Phase = verdicts.Phase,
        Assigned = verdicts.Assigned,
        Contradictions = verdicts.Contradictions,
    };
}
