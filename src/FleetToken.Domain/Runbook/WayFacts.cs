using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>Prefills what concerns contact and the ways to a new key or token: <c>heard</c>, <c>online</c>, <c>refresh</c>, <c>profilePath</c>,
/// <c>escrowBuddy</c>, <c>bootstrap</c> (domain D.1).</summary>
internal static class WayFacts
{
    private const int RotatesByProfile = 26;
    private const int ServesEverybody = 11;
    private static readonly TimeSpan ContactWithin = TimeSpan.FromMinutes(35);
    private static readonly TimeSpan RefreshWithin = TimeSpan.FromMinutes(30);

    // Jamf's clock stamps a contact, ours the start of the call.
    private static readonly TimeSpan ClocksAgreeWithin = TimeSpan.FromMinutes(5);

    public static (Answer Value, Reason Because) Heard(RunbookSituation situation, AgeClock clock)
    {
        const string Rule = "D.1 heard";
        var call = situation.Call;
        if (call.LiveRead != LiveRead.Succeeded || call.StartedAt is not { } started)
        {
            return (Answer.Unknown, new(Rule, call.LiveRead == LiveRead.Succeeded ? "start of the call" : "live read", call.LiveRead == LiveRead.Failed ? "failed" : null, null));
        }

        if (situation.Subject.Mac.LastSeenAt is not { } seen)
        {
            return (Answer.Unknown, new(Rule, "contact", null, null));
        }

        if (seen > started)
        {
            return (Answer.Yes, new(Rule, "contact", "during the call", seen));
        }

        // Where Jamf's clock is behind ours, a contact of this call seems to come before it; a Mac that runs would be heard again before long.
        return seen > started - ClocksAgreeWithin && clock.IsFresh(started, ContactWithin)
            ? (Answer.Unknown, new(Rule, "contact", "so close to the start of the call that the clocks may differ", seen))
            : (Answer.No, new(Rule, "contact", "none during the call", seen));
    }

    public static (MacOnline Value, Reason Because) Online(RunbookSituation situation, Answer heard, AgeClock clock)
    {
        const string Rule = "D.1 online";
        var seen = situation.Subject.Mac.LastSeenAt;
        if (heard == Answer.Yes || (clock.IsFresh(seen, ContactWithin) && !clock.IsInFuture(seen)))
        {
            return (MacOnline.Yes, new(Rule, "contact", "within 35 minutes", seen));
        }

        return situation.Call.LiveRead == LiveRead.Succeeded && seen is not null
            ? (MacOnline.No, new(Rule, "contact", "none within 35 minutes", seen))
            : (MacOnline.Unknown, new(Rule, "contact", seen is null ? null : "older than 35 minutes, and Jamf was not asked again", seen));
    }

    public static (KeyRefresh Value, Reason Because) Refresh(RunbookSituation situation, AgeClock clock)
    {
        const string Rule = "D.1 refresh";
        if (situation.Call.RefreshAskedAt is not { } asked)
        {
            return (KeyRefresh.NotTried, new(Rule, "request for a report", "none in this call", null));
        }

        if (situation.Subject.Mac.ReportedAt > asked)
        {
            return (KeyRefresh.Done, new(Rule, "report after the request", "yes", situation.Subject.Mac.ReportedAt));
        }

        return clock.IsFresh(asked, RefreshWithin)
            ? (KeyRefresh.NotTried, new(Rule, "report after the request", "not yet", asked))
            : (KeyRefresh.Failed, new(Rule, "report after the request", "none within 30 minutes", asked));
    }

    public static (Answer Value, Reason Because) ProfilePath(RunbookSituation situation)
    {
        const string Rule = "D.1 profilePath";
        var mac = situation.Subject.Mac;
        if (situation.Verdicts.CanRotateSilently.Value == SilentRotation.Profile)
        {
            return (Answer.Yes, situation.Verdicts.CanRotateSilently.Because[0] with { Rule = Rule });
        }

        if (mac.OsVersion is { } version && !version.IsAtLeast(RotatesByProfile))
        {
            return (Answer.No, new(Rule, "macOS version", version.ToString(), mac.ReportedAt));
        }

        if (mac.BootstrapToken.Status is BootstrapTokenStatus.NotEscrowed or BootstrapTokenStatus.NotSupported)
        {
            return (Answer.No, new(Rule, "Bootstrap Token", Names.Of(mac.BootstrapToken.Status), mac.ReportedAt));
        }

        var line = UsableLine.Of(situation);
        return line switch
        {
            { PersonalKey: Answer.No } => (Answer.No, new(Rule, "FTK1 prk", "0", line.At)),
            { EscrowPayloads: 0 or >= 2 } => (Answer.No, new(Rule, "FTK1 esc", line.EscrowPayloads == 0 ? "0" : "2 or more", line.At)),
            _ => (Answer.Unknown, MissingForProfile(situation, line) with { Rule = Rule }),
        };
    }

    /// <summary>The first fact that leaves it open, whichever other way there may be.</summary>
    private static Reason MissingForProfile(RunbookSituation situation, Ftk1Line? line)
    {
        var mac = situation.Subject.Mac;
        if (mac.OsVersion is null)
        {
            return new("", "macOS version", null, mac.ReportedAt);
        }

        if (mac.BootstrapToken.Status != BootstrapTokenStatus.Escrowed)
        {
            return new("", "Bootstrap Token", null, mac.ReportedAt);
        }

        if (line is { EscrowPayloads: null } || (line is { PersonalKey: not Answer.Yes } && mac.Attributes?.Foreign?.PersonalKey != Answer.Yes))
        {
            return new("", line.EscrowPayloads is null ? "FTK1 esc" : "FTK1 prk", null, line.At);
        }

        return situation.Verdicts.Contradictions is [var code, ..] ? new("", "contradiction", code, mac.Attributes?.Ftk1?.At)
            : line is null ? new("", "FTK1 prk, esc", null, null) : new("", "Bootstrap Token works", "no", line.At);
    }

    public static (Answer Value, Reason Because) EscrowBuddy(RunbookSituation situation)
    {
        const string Rule = "D.1 escrowBuddy";
        var line = UsableLine.Of(situation);
        if (line?.EscrowBuddy == 0 || line?.EscrowPayloads == 0)
        {
            return (Answer.No, new(Rule, line.EscrowBuddy == 0 ? "FTK1 eb" : "FTK1 esc", "0", line.At));
        }

        // Good news does not count where the Mac's report contradicts Jamf (F.4).
        return line is { EscrowBuddy: 1 or 2, EscrowPayloads: 1 } && situation.Verdicts.Contradictions.Count == 0
            ? (Answer.Yes, new(Rule, "FTK1 eb, esc", line.EscrowBuddy == 1 ? "1, 1" : "2, 1", line.At))
            : (Answer.Unknown, new(Rule, line?.EscrowBuddy is null ? "FTK1 eb" : "FTK1 esc", null, line?.At));
    }

    public static (BootstrapWay Value, Reason Because) Bootstrap(RunbookSituation situation, AgeClock clock)
    {
        const string Rule = "D.1 bootstrap";
        var mac = situation.Subject.Mac;
        var token = mac.BootstrapToken;
        var status = new Reason(Rule, "Bootstrap Token", token.Status == BootstrapTokenStatus.Unknown ? null : Names.Of(token.Status), mac.ReportedAt);
        if (mac.OsVersion is { } version && !version.IsAtLeast(ServesEverybody))
        {
            return (BootstrapWay.No, new(Rule, "macOS version", version.ToString(), mac.ReportedAt));
        }

        if (token.Status is BootstrapTokenStatus.NotEscrowed or BootstrapTokenStatus.NotSupported)
        {
            return (BootstrapWay.No, status);
        }

        var contradicted = situation.Verdicts.Contradictions.Count > 0;
        var (works, at) = BootstrapTokenEvidence.Works(mac, contradicted ? Contradictions.X1 : Contradictions.None);
        if (works == Answer.No)
        {
            return (BootstrapWay.No, new(Rule, "Bootstrap Token works", "no", at));
        }

        if (mac.AppleSilicon == true && token.Allowed == false)
        {
            return (BootstrapWay.No, new(Rule, "Bootstrap Token allowed", "no", mac.ReportedAt));
        }

        if (mac.OsVersion is null || token.Status != BootstrapTokenStatus.Escrowed || (mac.AppleSilicon != false && token.Allowed != true))
        {
            return (BootstrapWay.Unknown, mac.OsVersion is null ? new(Rule, "macOS version", null, mac.ReportedAt)
                : token.Status != BootstrapTokenStatus.Escrowed ? status : new(Rule, "Bootstrap Token allowed", null, mac.ReportedAt));
        }

        // An old proof is none: then it is in escrow, not more.
        return works == Answer.Yes && clock.IsFresh(at, situation.Subject.Settings.KeyProofMaxAge)
            ? (BootstrapWay.Proven, new(Rule, "Bootstrap Token works", "yes", at))
            : (BootstrapWay.Escrowed, status);
    }
}
