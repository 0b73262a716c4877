using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>A stored follow-up as the domain judges it. Pure.</summary>
public static class FollowUpRows
{
    /// <summary>Where a follow-up of a key stands.</summary>
    public static FollowUpStanding StandingOf(FollowUpRow row, Fleet.MacDetail detail, bool mayRead, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(detail);
        var facts = row.ReadFacts(detail.Item.GoneAt, mayRead);
        return FollowUps.Of(facts, detail.Mac, detail.Evaluation.Verdicts, new AgeClock(now));
    }

    /// <summary>Whether a temporary admin still holds a token: no only where a report after the case was opened measured that.</summary>
    public static Answer AdminHoldsToken(FollowUpRow row, Fleet.MacDetail detail)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(detail);
        var verdicts = detail.Evaluation.Verdicts;
        var account = row.Account is { } name ? verdicts.Accounts.FirstOrDefault(one => NameMatching.Same(one.Username, name)) : null;
        return account switch
        {
            { Token: TokenState.NotHeld, TokenEvidence: EvidenceKind.Measured } when detail.Mac.Attributes?.Ftk1?.At > row.RevealedAt => Answer.No,
            { Token: TokenState.Held } => Answer.Yes,
            _ => Answer.Unknown,
        };
    }
}
