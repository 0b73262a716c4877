using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Whether a new recovery key is on its way to this Mac (domain D.1, <c>rotation</c>).</summary>
public enum KeyRotation
{
    /// <summary>Cannot be told; never as good as none.</summary>
    Unknown,

    /// <summary>None: everything that could start one was read, or a Mac admin says so.</summary>
    None,

    /// <summary>One was asked for and has not ended.</summary>
    Pending,
}

/// <summary>What only a person or a follow-up knows about a restart (domain J, <c>safeToRestart</c>).</summary>
public sealed record RestartFacts
{
    /// <summary>Nobody was asked and nothing was read.</summary>
    public static RestartFacts NotAsked { get; } = new();

    /// <summary>Whether the person says that this very password opened the disk at the last start.</summary>
    public Answer PasswordOpenedLastStart { get; init; }

    /// <summary>UTC time of the last reset of the account's password that we know of; null where none is known.</summary>
    public DateTimeOffset? PasswordResetAt { get; init; }

    /// <summary>Whether a new recovery key is on its way.</summary>
    public KeyRotation Rotation { get; init; }

    /// <summary>Whether the recovery key was refused or found missing in this call: then it is not proven (domain J, <c>keyProven</c>).</summary>
    public bool KeyFailed { get; init; }
}

/// <summary>Whether a person gets back in after a restart (domain J, <c>safeToRestart</c>).</summary>
public static class RestartVerdict
{
    private const string Rule = "J safeToRestart row ";

    /// <summary>Judges for one account of a judged Mac; null where the person has none there.</summary>
    public static Verdict<RestartSafety> Of(MacSubject subject, MacVerdicts verdicts, JudgedAccount? account, RestartFacts facts, AgeClock clock)
    {
        if (verdicts.FileVault.Value == FileVaultState.Off && OffIsSure(subject, verdicts, clock))
        {
            // Row 1.
            var read = verdicts.FileVault.Because[0];
            return new(RestartSafety.Yes, verdicts.FileVault.Confidence, [read with { Rule = Rule + "1" }]);
        }

        if (account is not null && PasswordIsSure(subject, verdicts, account, facts, clock))
        {
            // Row 2.
            return new(RestartSafety.Yes, EvidenceKind.Measured,
            [
                new(Rule + "2", "this password opened the disk at the last start", "yes, the person says", null),
                new(Rule + "2", "user with a token", account.Username, verdicts.TokensAt),
            ]);
        }

        var proven = verdicts.KeyProven.Value && !facts.KeyFailed;
        if (proven && facts.Rotation == KeyRotation.None)
        {
            // Row 3.
            return new(RestartSafety.YesWithKey, verdicts.KeyProven.Confidence, [verdicts.KeyProven.Because[0] with { Rule = Rule + "3" }, new(Rule + "3", "rotation", "none", null)]);
        }

        if (verdicts.KeyState == KeyState.Dead)
        {
            // Row 4.
            return new(RestartSafety.No, verdicts.KeyEscrowed.Confidence, [verdicts.KeyEscrowed.Because[0] with { Rule = Rule + "4" }]);
        }

        if (account is { Token: TokenState.NotHeld } && !proven)
        {
            // Row 5.
            return new(RestartSafety.No, account.TokenEvidence, [new(Rule + "5", "user without a token", account.Username, verdicts.TokensAt), WhyNotProven(verdicts, facts, "5")]);
        }

        // Row 6.
        return new(RestartSafety.Unknown, EvidenceKind.Unknown,
            [proven ? new(Rule + "6", "rotation", facts.Rotation == KeyRotation.Pending ? "pending" : null, null) : WhyNotProven(verdicts, facts, "6")]);
    }

    /// <summary>That the disk is off may rest on the Mac's own line; then that line has to be as sure as for a token (F.4).</summary>
    internal static bool OffIsSure(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var limit = subject.Settings.KeyProofMaxAge;
        if (!clock.IsFresh(subject.Mac.ReportedAt, limit))
        {
            return false;
        }

        var read = verdicts.FileVault.Because[0];
        return read.Rule == "C.2 row 7"
            ? verdicts.Contradictions.Count == 0 && clock.IsFresh(read.At, limit)
            : !Has(verdicts, "X6");
    }

    private static bool PasswordIsSure(MacSubject subject, MacVerdicts verdicts, JudgedAccount account, RestartFacts facts, AgeClock clock) =>
        account is { Token: TokenState.Held, TokenEvidence: EvidenceKind.Measured }
        && verdicts.TokenSource == TokenSource.Ftk1
        && LocalAccounts.Find(subject.Mac.Attributes?.Ftk1?.Accounts, account.Username) is { FileVault: Answer.Yes }
        && verdicts.Contradictions.Count == 0
        && subject.Mac.ReportedAt is not null // without it nobody can tell whether the line claims to be newer than its report (X1)
        && !(facts.PasswordResetAt >= verdicts.TokensAt)
        && facts.PasswordOpenedLastStart == Answer.Yes
        && clock.IsFresh(verdicts.TokensAt, subject.Settings.KeyProofMaxAge);

    private static Reason WhyNotProven(MacVerdicts verdicts, RestartFacts facts, string row) => facts.KeyFailed
        ? new(Rule + row, "recovery key", "refused or missing in this call", null)
        : verdicts.KeyProven.Because[0] with { Rule = Rule + row };

    private static bool Has(MacVerdicts verdicts, string code)
    {
        for (var i = 0; i < verdicts.Contradictions.Count; i++)
        {
            if (verdicts.Contradictions[i] == code)
            {
                return true;
            }
        }

        return false;
    }
}
