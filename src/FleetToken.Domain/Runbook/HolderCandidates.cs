using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>An account that may be the other or the admin holder; being listed does not prove a known password (domain J, <c>usableHolders</c>).</summary>
/// <param name="Username">Short name.</param>
/// <param name="FullName">Full name; null where not reported.</param>
/// <param name="Admin">Whether it is an administrator; null where not reported.</param>
/// <param name="Evidence">How well founded its token is.</param>
/// <param name="SuspiciousName">Whether the name is shown with a mark and never filled in (domain E.5, 6).</param>
public sealed record HolderCandidate(string Username, string? FullName, bool? Admin, EvidenceKind Evidence, bool SuspiciousName);

/// <summary>Finds them (domain D.1).</summary>
internal static class HolderCandidates
{
    /// <summary>Holders besides the caller's account, IT's accounts and those of people who left.</summary>
    public static IReadOnlyList<HolderCandidate> Others(RunbookSituation situation)
    {
        var verdicts = situation.Verdicts;
        var measured = verdicts.TokenEvidence == EvidenceKind.Measured;
        List<HolderCandidate> candidates = [];
        foreach (var account in verdicts.Accounts)
        {
            if (account.Token == TokenState.Held && !account.IsItAccount
                && account.TokenEvidence == (measured ? EvidenceKind.Measured : EvidenceKind.Estimated)
                && !IsCaller(verdicts, account) && !PhaseVerdict.IsLeaver(situation.Subject.Settings.Leavers, account.Username))
            {
                candidates.Add(new(account.Username, account.FullName, account.Admin, account.TokenEvidence, account.SuspiciousName));
            }
        }

        return candidates;
    }

    /// <summary>Those of them that are administrators and surely not the managed one: while IT's accounts cannot be read, any may be it.</summary>
    public static IReadOnlyList<HolderCandidate> Admins(MacVerdicts verdicts, IReadOnlyList<HolderCandidate> others) =>
        verdicts.ItAccountsKnown ? [.. others.Where(other => other is { Admin: true, SuspiciousName: false })] : [];

    private static bool IsCaller(MacVerdicts verdicts, JudgedAccount account) =>
        verdicts.Assigned is { Match: AccountMatch.Matched, Username: { } assigned } && string.Equals(assigned, account.Username, StringComparison.Ordinal);
}
