using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>A stored follow-up as the domain judges it. Pure.</summary>
public static class FollowUpRows
{
    /// <summary>Where a follow-up of a key stands.</summary>
    public static FollowUpStanding StandingOf(FollowUpRow row, Fleet.MacDetail detail, bool mayCompare, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(detail);
        var facts = row.ReadFacts(detail.Item.GoneAt, mayCompare);
        return FollowUps.Of(facts, detail.Subject.OpenFollowUps, detail.Mac, detail.Evaluation.Verdicts, new AgeClock(now));
    }

    /// <summary>
    /// Whether a temporary admin still holds a token: no only where a report of after the case was opened measured that, by Jamf's clock and by the time of the
    /// measure itself, and nothing contradicts the Mac's line (domain F.4).
    /// </summary>
    public static Answer AdminHoldsToken(FollowUpRow row, Fleet.MacDetail detail)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(detail);
        var verdicts = detail.Evaluation.Verdicts;
        var account = row.Account is { } name ? verdicts.Accounts.FirstOrDefault(one => NameMatching.Same(one.Username, name)) : null;
        return account switch
        {
            { Token: TokenState.NotHeld, TokenEvidence: EvidenceKind.Measured } 
                when detail.Mac.ReportedAt > row.RevealedAt && verdicts.TokensAt > row.RevealedAt && verdicts.Contradictions.Count == 0 => Answer.No,
            { Token: TokenState.Held } => Answer.Yes,
            _ => Answer.Unknown,
        };
    }
}
