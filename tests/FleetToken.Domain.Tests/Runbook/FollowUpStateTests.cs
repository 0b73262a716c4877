using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>Where the follow-up of a reveal stands and what may be done (domain D.5).</summary>
public sealed class FollowUpStateTests
{
    private static readonly DateTimeOffset Reveal = Baseline.Report;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly FollowUpFacts AtFileVault = new() { RevealedAt = Reveal, ScreenAtReveal = MacScreen.FileVault, AccountName = "alice", VolumeAtReveal = "3F2A9C10" };
    private static readonly FollowUpFacts AtLoginWindow = AtFileVault with { ScreenAtReveal = MacScreen.LoginWindow };

    /// <summary>The Mac after the reveal: a report with the person's token, started an hour before it.</summary>
    private static readonly Mac Later = Reporting(Reveal + (2 * Hour));

    private static readonly Mac NewKey = Reporting(Reveal + (2 * Hour), keyFile: Reveal + Hour);
    private static readonly Mac Silent = Baseline.Mac with { Attributes = null, ReportedAt = Reveal + (2 * Hour) };

    public static TheoryData<string, FollowUpFacts, Mac, bool> BackIn => new()
    {
        { "a report after the reveal", AtFileVault, Later, true },
        { "the report of the reveal", AtFileVault, Reporting(Reveal), false },
        { "recovery", AtFileVault with { ScreenAtReveal = MacScreen.Recovery }, Reporting(Reveal + Minute), true },
        { "locked disk, started before the reveal", AtFileVault, Reporting(Reveal + Minute), true },
        { "login window, started before the reveal", AtLoginWindow, Reporting(Reveal + Minute), false },
        { "login window, started at the reveal", AtLoginWindow, Reporting(Reveal + Hour), false },
        { "login window, started after the reveal", AtLoginWindow, Later, true },
        { "without the token", AtFileVault, Reporting(Reveal + Hour, users: "alice/501/s/0/0/1/0"), false },
        { "another person's token", AtFileVault with { AccountName = "bob" }, Later, false },
        { "name in capitals", AtFileVault with { AccountName = "Alice" }, Later, true },
        { "whose account is not known", AtFileVault with { AccountName = null }, Later, false },
        { "a line that contradicts itself", AtFileVault, Reporting(Reveal + Hour, n: "2"), false },
        { "seen in an earlier report", AtFileVault with { BackInSeenAt = Reveal + Minute }, Silent, true },
        { "seen at the reveal itself", AtFileVault with { BackInSeenAt = Reveal }, Silent, false },
        { "ticked, no line", AtFileVault with { TickedInAt = Reveal }, Silent, true },
        { "ticked before the reveal", AtFileVault with { TickedInAt = Reveal - Minute }, Silent, false },
        { "ticked, but the line does not say so", AtFileVault with { TickedInAt = Reveal + Minute }, Reporting(Reveal), false },
        { "no line and no tick", AtFileVault, Silent, false },
    };

    public static TheoryData<string, FollowUpFacts, Mac, FollowUpState, string, string> States => new()
    {
        { "nothing yet", AtFileVault, Reporting(Reveal), FollowUpState.Revealed, "2", "key revealed" },
        { "back in", AtFileVault, Later, FollowUpState.BackIn, "1", "FTK1 ts, user with a token" },
        { "new key asked for", AtFileVault with { RotationAskedAt = Reveal + Hour }, Later, FollowUpState.RotationAsked, "2", "new key asked for" },
        { "signs", AtFileVault, NewKey, FollowUpState.Escrowed, "3", "FTK1 pk" },
        { "signs, new key asked for", AtFileVault with { RotationAskedAt = Reveal + Hour }, NewKey, FollowUpState.Escrowed, "3", "FTK1 pk" },
        { "key file of the reveal", AtFileVault, Reporting(Reveal + Hour, keyFile: Reveal), FollowUpState.BackIn, "1", "FTK1 ts, user with a token" },
        { "key file, not valid", AtFileVault, NewKey with { RecoveryKey = new(KeyValidity.Invalid, false) }, FollowUpState.BackIn, "1", "FTK1 ts, user with a token" },
        { "valid again, no line", AtFileVault with { ValidAgainAt = Reveal + Hour }, Silent, FollowUpState.Escrowed, "3", "key valid again" },
        { "valid again before the reveal", AtFileVault with { ValidAgainAt = Reveal }, Silent, FollowUpState.Revealed, "2", "key revealed" },
        { "signs, no comparing", AtFileVault with { CannotCompare = true }, NewKey, FollowUpState.ProbablyRotated, "3", "FTK1 pk" },
        { "another key", Compared(KeyComparison.Different), NewKey, FollowUpState.Proven, "4", "comparison with the revealed key" },
        { "another key, compared before this reveal", Compared(KeyComparison.Different) with { ComparedAt = Reveal }, Later, FollowUpState.BackIn, "1", "FTK1 ts, user with a token" },
        { "the same key", Compared(KeyComparison.Same), NewKey, FollowUpState.NotRotated, "4", "comparison with the revealed key" },
        { "the same key, compared with this report", Compared(KeyComparison.Same) with { ComparedAt = NewKey.ReportedAt }, NewKey, FollowUpState.NotRotated, "4", "comparison with the revealed key" },
        { "the same key, newer report with signs", Compared(KeyComparison.Same) with { ComparedAt = Reveal + Hour }, NewKey, FollowUpState.Escrowed, "3", "FTK1 pk" },
        { "the same key, compared before this reveal", Compared(KeyComparison.Same) with { ComparedAt = Reveal }, Later, FollowUpState.BackIn, "1", "FTK1 ts, user with a token" },
        { "compared, nobody says how", Compared(KeyComparison.NotMade), NewKey, FollowUpState.Escrowed, "3", "FTK1 pk" },
        { "another volume", AtFileVault with { VolumeAtReveal = "77D0E5F2" }, NewKey, FollowUpState.Erased, "5", "FTK1 vol" },
        { "another volume, old line", AtFileVault with { VolumeAtReveal = "77D0E5F2" }, Reporting(Reveal), FollowUpState.Revealed, "2", "key revealed" },
        { "volume then not known", AtFileVault with { VolumeAtReveal = null }, Later, FollowUpState.BackIn, "1", "FTK1 ts, user with a token" },
        { "recorded as erased", AtFileVault with { Ended = FollowUpEnd.Erased }, Later, FollowUpState.Erased, "5", "follow-up" },
        { "gone", AtFileVault with { Ended = FollowUpEnd.Gone }, NewKey, FollowUpState.Gone, "5", "record" },
        { "recorded as enrolled again", AtFileVault with { Ended = FollowUpEnd.ReEnrolled }, NewKey, FollowUpState.ReEnrolled, "5", "enrolment" },
        { "enrolled after the reveal", AtFileVault, NewKey with { EnrolledAt = Reveal + Minute }, FollowUpState.ReEnrolled, "5", "enrolment" },
        { "enrolled at the reveal", AtFileVault, Later with { EnrolledAt = Reveal }, FollowUpState.BackIn, "1", "FTK1 ts, user with a token" },
        { "another key before any end", Compared(KeyComparison.Different) with { Ended = FollowUpEnd.Gone }, NewKey, FollowUpState.Proven, "4", "comparison with the revealed key" },
        { "closed before anything", Compared(KeyComparison.Different) with { ClosedBySecondPerson = true }, NewKey, FollowUpState.Closed, "4", "follow-up" },
    };

    [Theory]
    [MemberData(nameof(BackIn))]
    public void BackIn_ByReportOrTick(string id, FollowUpFacts facts, Mac mac, bool expected)
    {
        var standing = Judge(facts, mac);
        Assert.Equal((id, expected), (id, standing.BackInAt is not null));
        Assert.Equal((id, expected ? FollowUpState.BackIn : FollowUpState.Revealed), (id, standing.State));
        Assert.Equal(expected, standing.MayRotate);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void State_ByWhatIsRecordedAndReported(string id, FollowUpFacts facts, Mac mac, FollowUpState expected, string rule, string fact)
    {
        var standing = Judge(facts, mac);
        Assert.Equal((id, expected, "D.5, " + rule, fact), (id, standing.State, standing.Because[0].Rule, standing.Because[0].Fact));
        Assert.Equal(expected == FollowUpState.Escrowed, standing.MayCompare);
        Assert.Equal(expected is FollowUpState.Proven or FollowUpState.Erased or FollowUpState.Closed, standing.IsOver);
        Assert.Equal(expected is FollowUpState.BackIn or FollowUpState.RotationAsked or FollowUpState.NotRotated, standing.MayRotate);
    }

    [Theory]
    [InlineData(KeyComparison.NotMade, FollowUpState.RotationAsked)]
    [InlineData(KeyComparison.Same, FollowUpState.NotRotated)]
    public void MayRotate_NotBeforeThePersonIsBackIn(KeyComparison comparison, FollowUpState state)
    {
        var facts = Compared(comparison) with { RotationAskedAt = Reveal + Minute };
        var standing = Judge(facts, Reporting(Reveal));
        Assert.Equal((state, false), (standing.State, standing.MayRotate));
        Assert.True(Judge(facts, Later).MayRotate);
    }

    [Fact]
    public void Overdue_72HoursAfterTheReveal_24AfterThePersonIsBackIn()
    {
        Assert.Equal(Reveal + TimeSpan.FromHours(72), Judge(AtFileVault, Reporting(Reveal)).DueAt);
        var due = Judge(AtFileVault, Later).DueAt;
        Assert.Equal(Reveal + TimeSpan.FromHours(26), due);
        Assert.False(Judge(AtFileVault, Later, due - TimeSpan.FromMilliseconds(1)).Overdue);
        Assert.True(Judge(AtFileVault, Later, due).Overdue);
        Assert.All(
            [Compared(KeyComparison.Different), AtFileVault with { Ended = FollowUpEnd.Erased }, AtFileVault with { ClosedBySecondPerson = true }],
            over => Assert.False(Judge(over, Later, due).Overdue));
        Assert.True(Judge(AtFileVault with { Ended = FollowUpEnd.Gone }, Later, due).Overdue);
    }

    [Fact]
    public void Because_OfALaterState_NamesBothThatAndTheReturn()
    {
        Assert.Equal(["D.5, 3", "D.5, 1"], Judge(AtFileVault, NewKey).Because.Select(reason => reason.Rule));
        Assert.Equal(["D.5, 1"], Judge(AtFileVault, Later).Because.Select(reason => reason.Rule));
        Assert.Equal(Later.ReportedAt, Judge(AtFileVault, Later).BackInAt);
    }

    [Theory]
    [InlineData(SilentRotation.Profile, true, 2, "Install the escrow profile again")]
    [InlineData(SilentRotation.EscrowBuddy, false, 2, "Ask Escrow Buddy")]
    [InlineData(SilentRotation.PolicyMaybe, false, 3, "Deploy Escrow Buddy")]
    [InlineData(SilentRotation.No, false, 2, "Deploy Escrow Buddy")]
    [InlineData(SilentRotation.Unknown, false, 2, "Ask Escrow Buddy")]
    public void Rotation_ByTheWayOfTheVerdict_ProofLast(SilentRotation way, bool caution, int bans, string first)
    {
        var verdicts = Baseline.Judge(Later);
        verdicts = verdicts with { CanRotateSilently = verdicts.CanRotateSilently with { Value = way } };
        var rotation = FollowUpRotation.For(Judge(AtFileVault, Later), verdicts)!;
        Assert.Equal((way, caution, bans), (rotation.Way, rotation.IsCaution, rotation.DoNot.Count));
        Assert.Contains(first, rotation.Steps[0].Text, StringComparison.Ordinal);
        Assert.Contains("until the recovery key reads Valid", rotation.Steps[^1].Text, StringComparison.Ordinal);
        Assert.Null(FollowUpRotation.For(Judge(AtFileVault, Reporting(Reveal)), verdicts));
    }

    [Fact]
    public void Rotation_EachWay_HasItsOwnTitle()
    {
        var verdicts = Baseline.Judge(Later);
        var titles = Enum.GetValues<SilentRotation>().Select(way =>
            FollowUpRotation.For(Judge(AtFileVault, Later), verdicts with { CanRotateSilently = verdicts.CanRotateSilently with { Value = way } })!.Title);
        Assert.Equal(Enum.GetValues<SilentRotation>().Length, titles.Distinct().Count());
    }

    private static FollowUpFacts Compared(KeyComparison comparison) => AtFileVault with { Comparison = comparison, ComparedAt = Reveal + (3 * Hour) };

    private static FollowUpStanding Judge(FollowUpFacts facts, Mac mac, DateTimeOffset? now = null)
    {
        var clock = new AgeClock(now ?? Baseline.Now);
        return FollowUps.Of(facts, [], mac, MacVerdicts.Of(Baseline.With(mac) with { Now = clock.Now }, clock), clock);
    }

    private static Mac Reporting(DateTimeOffset at, DateTimeOffset? keyFile = null, string users = "alice/501/s/1/1/1/0", string n = "") => Baseline.Mac with
    {
        ReportedAt = at,
        Attributes = Baseline.Line(
            Baseline.Users(users, Baseline.ItAdminHoldsNone), "vol=3F2A9C10;", at: at, n: n,
            keyFile: (keyFile ?? Reveal - Hour).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
    };
}
