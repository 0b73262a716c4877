using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>Judges the follow-up of a reveal (domain D.5): nothing is replaced before the person is back in, and nothing closes silently.</summary>
public static class FollowUps
{
    /// <summary>The rule of the reason that says that the person is back in.</summary>
    internal const string BackInRule = Rule + "1";

    /// <summary>The rule of the reason that says that another person still needs the key of this Mac.</summary>
    internal const string OtherWaitsRule = BackInRule + " (another reveal)";

    private const string Rule = "D.5, ";
    private static readonly TimeSpan AfterBackIn = TimeSpan.FromHours(24);

    /// <summary>How long after the reveal a key may stay as it is while nobody is seen back in.</summary>
    internal static readonly TimeSpan AfterReveal = TimeSpan.FromHours(72);

    /// <summary>Where it stands; the record is the one whose key was revealed, as last reported.</summary>
    /// <param name="facts">What is recorded about it.</param>
    /// <param name="open">Every open one of this record, whether or not this is among them: no key is replaced while one of their people is not back in.</param>
    /// <param name="mac">The record.</param>
    /// <param name="verdicts">What was judged of it.</param>
    /// <param name="clock">Answers questions of age.</param>
    public static FollowUpStanding Of(FollowUpFacts facts, IReadOnlyList<FollowUpFacts> open, Mac mac, MacVerdicts verdicts, AgeClock clock)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(mac);
        ArgumentNullException.ThrowIfNull(verdicts);
        ArgumentNullException.ThrowIfNull(clock);
        var backIn = BackIn(facts, mac, verdicts);
        var signs = RotationSigns.OfNewKey(Rule + "3", mac, verdicts, facts.RevealedAt, facts.ValidAgainAt);
        var newer = signs is not null && (!IsCompared(facts) || mac.ReportedAt > facts.ComparedAt);
        var (state, because) = StateOf(facts, mac, verdicts, backIn, newer ? signs : null);
        var due = backIn?.At is { } back ? back + AfterBackIn : facts.RevealedAt + AfterReveal;
        var over = IsOver(state);
        var mayRotate = backIn is not null && state is FollowUpState.BackIn or FollowUpState.RotationAsked or FollowUpState.NotRotated;
        var otherWaits = mayRotate && AnyWaits(open, mac, verdicts);
        return new()
        {
            State = state,
            DueAt = due,
            Overdue = !over && !clock.IsInFuture(due),
            BackInAt = backIn?.At,
            MayRotate = mayRotate && !otherWaits,
            MayCompare = state == FollowUpState.Escrowed,
            Because =
            [
                because,
                .. backIn is { } inside && inside != because ? (Reason[])[inside] : [],
                .. otherWaits ? (Reason[])[new(OtherWaitsRule, "another reveal of this Mac", "its person not seen back in", null)] : [],
            ],
        };
    }

    /// <summary>
    /// The Data volume to keep at a reveal, so that another one later shows an erasure; null where the line of then does not surely tell of the disk that the
    /// key opens: it contradicts itself or Jamf, or is not from after the enrolment (D.5, 5; F.4).
    /// </summary>
    public static string? VolumeOf(Mac mac, AgeClock clock)
    {
        ArgumentNullException.ThrowIfNull(mac);
        ArgumentNullException.ThrowIfNull(clock);
        var enrolled = mac.EnrolledAt ?? mac.FirstEntryAt;
        return mac.Attributes?.Ftk1 is { } line && line.At > enrolled && mac.ReportedAt > enrolled && !ContradictionCheck.AnyOfRecord(mac, clock) ? line.Volume : null;
    }

    private static bool IsOver(FollowUpState state) => state is FollowUpState.Proven or FollowUpState.Erased or FollowUpState.Closed;

    private static bool AnyWaits(IReadOnlyList<FollowUpFacts> open, Mac mac, MacVerdicts verdicts)
    {
        for (var i = 0; i < open.Count; i++)
        {
            if (BackIn(open[i], mac, verdicts) is null && !IsOver(StateOf(open[i], mac, verdicts, backIn: null, signs: null).State))
            {
                return true;
            }
        }

        return false;
    }

    private static (FollowUpState State, Reason Because) StateOf(FollowUpFacts facts, Mac mac, MacVerdicts verdicts, Reason? backIn, Reason? signs)
    {
        if (facts.ClosedBySecondPerson)
        {
            return (FollowUpState.Closed, new(Rule + "4", "follow-up", "closed by a second person", null));
        }

        if (IsCompared(facts) && facts.Comparison == KeyComparison.Different)
        {
            return (FollowUpState.Proven, new(Rule + "4", "comparison with the revealed key", "different", facts.ComparedAt));
        }

        if (EndOf(facts, mac, verdicts) is { } end)
        {
            return end;
        }

        if (signs is { } seen)
        {
            return (facts.CannotCompare ? FollowUpState.ProbablyRotated : FollowUpState.Escrowed, seen);
        }

        if (IsCompared(facts))
        {
            return (FollowUpState.NotRotated, new(Rule + "4", "comparison with the revealed key", "same", facts.ComparedAt));
        }

        if (facts.RotationAskedAt is { } asked)
        {
            return (FollowUpState.RotationAsked, new(Rule + "2", "new key asked for", "yes", asked));
        }

        return backIn is { } inside ? (FollowUpState.BackIn, inside) : (FollowUpState.Revealed, new(Rule + "2", "key revealed", "yes", facts.RevealedAt));
    }

    private static (FollowUpState State, Reason Because)? EndOf(FollowUpFacts facts, Mac mac, MacVerdicts verdicts)
    {
        if (facts.Ended == FollowUpEnd.Erased)
        {
            return (FollowUpState.Erased, new(Rule + "5", "follow-up", "Erased", null));
        }

        if (RotationSigns.OfErasure(Rule + "5", mac, verdicts, facts.RevealedAt, facts.VolumeAtReveal) is { } erased)
        {
            return (FollowUpState.Erased, erased);
        }

        if (facts.Ended == FollowUpEnd.Gone)
        {
            return (FollowUpState.Gone, new(Rule + "5", "record", "gone from Jamf", null));
        }

        return facts.Ended == FollowUpEnd.ReEnrolled || mac.EnrolledAt > facts.RevealedAt
            ? (FollowUpState.ReEnrolled, new(Rule + "5", "enrolment", "after the reveal", mac.EnrolledAt))
            : null;
    }

    /// <summary>Whether a report shows the person back in (<c>backIn</c>): from a locked disk no report can come, else the Mac must have started since.</summary>
    private static Reason? BackIn(FollowUpFacts facts, Mac mac, MacVerdicts verdicts)
    {
        if (facts.BackInSeenAt is { } before && before > facts.RevealedAt)
        {
            return new(BackInRule, "back in", "seen in a report", before);
        }

        // No report can show somebody whose account is not known: there, too, a person says it.
        if (mac.Attributes?.Ftk1 is not { } line || facts.AccountName is null)
        {
            return facts.TickedInAt is { } ticked && ticked >= facts.RevealedAt ? new(BackInRule, "back in", "helpdesk says so", ticked) : null;
        }

        // The Mac's clock may be ahead: the report that carried the line must be later by Jamf's, and what it runs ahead of that counts for nothing.
        if (!(mac.ReportedAt > facts.RevealedAt) || !(line.At > facts.RevealedAt) || !HoldsToken(facts, verdicts))
        {
            return null;
        }

        var ahead = line.At > mac.ReportedAt ? line.At - mac.ReportedAt : TimeSpan.Zero;
        return facts.ScreenAtReveal is MacScreen.FileVault or MacScreen.Recovery || line.StartedAt - ahead > facts.RevealedAt
            ? new(BackInRule, "FTK1 ts, user with a token", "after the reveal", line.At)
            : null;
    }

    /// <summary>The person's token, measured by the Mac's own line; a contradicted line does not say so (F.4).</summary>
    private static bool HoldsToken(FollowUpFacts facts, MacVerdicts verdicts)
    {
        if (verdicts.TokenSource != TokenSource.Ftk1)
        {
            return false;
        }

        for (var i = 0; i < verdicts.Accounts.Count; i++)
        {
            if (verdicts.Accounts[i] is { Token: TokenState.Held, TokenEvidence: EvidenceKind.Measured } account && NameMatching.Same(account.Username, facts.AccountName))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCompared(FollowUpFacts facts) => facts.Comparison != KeyComparison.NotMade && facts.ComparedAt > facts.RevealedAt;
}
