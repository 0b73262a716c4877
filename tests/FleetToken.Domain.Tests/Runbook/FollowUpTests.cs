using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Tests.Verdicts;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>When the person counts as back in, when the key may be replaced, and what is kept to know an erasure by (domain D.5).</summary>
public sealed class FollowUpTests
{
    private const string Volume = "3F2A9C10";

    // Before the baseline's report, which shows alice with her token.
    private static readonly FollowUpFacts Monday = new() { RevealedAt = Baseline.Report.AddDays(-1), AccountName = "alice", ScreenAtReveal = MacScreen.FileVault };

    private static readonly FollowUpFacts Tuesday = Monday with { RevealedAt = Baseline.Report.AddHours(1) };

    [Fact]
    public void Rotation_WhileAnotherRevealOfTheMacWaits_IsNotAllowed()
    {
        var alone = Of(Monday, [Monday]);
        var beside = Of(Monday, [Monday, Tuesday]);

        Assert.Equal((FollowUpState.BackIn, true), (alone.State, alone.MayRotate));
        Assert.Equal((FollowUpState.BackIn, false), (beside.State, beside.MayRotate));
        Assert.Contains(beside.Because, reason => reason.Fact == "another reveal of this Mac");
        Assert.Null(FollowUpRotation.For(beside, Baseline.Judge(Baseline.Mac)));
    }

    [Fact]
    public void Rotation_BesideARevealThatIsOver_IsAllowed()
    {
        FollowUpFacts[] over =
        [
            Tuesday with { ClosedBySecondPerson = true },
            Tuesday with { Ended = FollowUpEnd.Erased },
            Tuesday with { Comparison = KeyComparison.Different, ComparedAt = Baseline.Now },
        ];

        Assert.All(over, other => Assert.True(Of(Monday, [Monday, other]).MayRotate));
    }

    [Fact]
    public void Finding_WhileOneOfTwoWaits_DoesNotAskForANewKey()
    {
        var subject = Baseline.Subject with { OpenFollowUps = [Monday, Tuesday] };
        var finding = Domain.Findings.MacEvaluation.Of(subject).Findings.Single(one => one.Code == "FT-PRK-05");

        Assert.Equal("Wait until they are back in", RecommendationBook.For(finding, Baseline.Judge(subject)).NextStep);
    }

    [Fact]
    public void BackIn_ByALineThatIsLaterOnlyByTheMacsClock_IsNotSeen()
    {
        // The report came before the reveal, and its line is from forty minutes after it: no X1 within an hour.
        var mac = Baseline.Mac with { Attributes = LineWith.Field("", at: Baseline.Report.AddMinutes(40)) };
        Assert.Empty(Baseline.Judge(mac).Contradictions);

        Assert.Null(Of(Monday with { RevealedAt = Baseline.Report.AddMinutes(5) }, mac).BackInAt);
        Assert.NotNull(Of(Monday with { RevealedAt = Baseline.Report.AddMinutes(-5) }, mac).BackInAt);
    }

    [Theory]
    [InlineData(0, -90, true)]
    [InlineData(0, -30, false)]
    [InlineData(40, -90, true)]
    [InlineData(40, -50, false)]
    public void BackIn_FromTheDesktop_NeedsAStartAfterTheReveal_LessWhatTheMacsClockIsAhead(int ahead, int revealed, bool expected)
    {
        // The line says that the Mac started an hour before it.
        var mac = Baseline.Mac with { Attributes = LineWith.Field("", at: Baseline.Report.AddMinutes(ahead)) };

        Assert.Equal(expected, Of(Monday with { RevealedAt = Baseline.Report.AddMinutes(revealed), ScreenAtReveal = MacScreen.Desktop }, mac).BackInAt is not null);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("bob", false)]
    public void Word_ThatThePersonIsIn_CountsBesideALineOnlyWhereNoReportCanShowThem(string? account, bool counts)
    {
        var facts = Monday with { AccountName = account, TickedInAt = Baseline.Now };

        Assert.Equal(counts, Of(facts, Baseline.Mac).MayRotate);
    }

    public static TheoryData<string, Mac, string?> Volumes => new()
    {
        { "plain", With($"vol={Volume};"), Volume },
        { "no line", Baseline.Mac with { Attributes = null }, null },
        { "two lines that differ", With($"vol={Volume};") with { Attributes = LineWith.Field($"vol={Volume};") with { DifferingLines = true } }, null },
        { "Jamf says off", With($"vol={Volume};") with { FileVault = new() { Partition = PartitionState.Decrypted } }, null },
        { "enrolled after the line", With($"vol={Volume};") with { EnrolledAt = Baseline.Report.AddMinutes(1) }, null },
        { "enrolled after the report, line ahead", Baseline.Mac with { Attributes = LineWith.Field($"vol={Volume};", at: Baseline.Report.AddMinutes(40)), EnrolledAt = Baseline.Report.AddMinutes(5) }, null },
        { "enrolment not known", With($"vol={Volume};") with { EnrolledAt = null }, null },
        { "enrolment not known, first entry before", With($"vol={Volume};") with { EnrolledAt = null, FirstEntryAt = Baseline.Report.AddDays(-9) }, Volume },
    };

    [Theory]
    [MemberData(nameof(Volumes))]
    public void Volume_IsKeptOnlyFromALineThatSurelyTellsOfTheDisk(string name, Mac mac, string? expected) =>
        Assert.Equal((name, expected), (name, FollowUps.VolumeOf(mac, new AgeClock(Baseline.Now))));

    private static Mac With(string fields) => Baseline.Mac with { Attributes = LineWith.Field(fields) };

    private static FollowUpStanding Of(FollowUpFacts facts, Mac mac) => FollowUps.Of(facts, [facts], mac, Baseline.Judge(mac), new AgeClock(Baseline.Now));

    private static FollowUpStanding Of(FollowUpFacts facts, IReadOnlyList<FollowUpFacts> open) =>
        FollowUps.Of(facts, open, Baseline.Mac, Baseline.Judge(Baseline.Mac), new AgeClock(Baseline.Now));
}
