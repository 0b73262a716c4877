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
        var facts = new FollowUpFacts
        {
            RevealedAt = row.RevealedAt,
            ScreenAtReveal = InputWords.Read<MacScreen>(row.Screen) ?? MacScreen.Unclear,
            AccountName = row.Account,
            VolumeAtReveal = row.Volume,
            BackInSeenAt = row.BackInSeenAt,
            TickedInAt = row.BackInAt,
            RotationAskedAt = row.RotationAskedAt,
            Comparison = row.Comparison,
            ComparedAt = row.ComparedAt,
            CannotCompare = row.Fingerprint is null || !mayRead,
            Ended = row.EndedHow != FollowUpEnd.None ? row.EndedHow : detail.Item.GoneAt > row.RevealedAt ? FollowUpEnd.Gone : FollowUpEnd.None,
            ClosedBySecondPerson = row.ClosedAt is not null && row.ClosedReason is not null && row.EndedHow == FollowUpEnd.None,
            ValidAgainAt = row.ValidAgainAt,
        };
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
