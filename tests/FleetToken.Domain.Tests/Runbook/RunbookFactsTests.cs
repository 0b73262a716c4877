using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>What facts fill, and what people may not say against them (domain D.1).</summary>
public sealed class RunbookFactsTests
{
    private static readonly DateTimeOffset Start = Baseline.Now;
    private static readonly MacId Old = new("main", 7);
    private static readonly MacId Older = new("other", 8);

    /// <summary>Everything that rows L9 and L10 still ask people, with no as answer.</summary>
    private static readonly RunbookAnswers NobodyHelps = new()
    {
        Identity = CallerIdentity.Verified,
        Screen = MacScreen.FileVault,
        Clue = PasswordClue.Forgotten,
        Twin = TwinKey.None,
        OwnCopy = Answer.No,
        AdminHolder = AdminHolder.None,
        OtherHolder = OtherHolder.No,
        Irk = Answer.No,
    };

    private static readonly Mac Bad = Baseline.Mac with { RecoveryKey = new(KeyValidity.Invalid, false) };

    [Theory]
    [InlineData(-3600, 0, Answer.No)]
    [InlineData(-301, 0, Answer.No)]
    [InlineData(-60, 0, Answer.Unknown)]
    [InlineData(0, 0, Answer.Unknown)]
    [InlineData(-60, 40, Answer.No)]
    [InlineData(1, 0, Answer.Yes)]
    public void Heard_ByTheLastContact_IsNoOnlyWhereTheClocksCannotExplainIt(int contactSeconds, int minutesIn, Answer heard)
    {
        var facts = Of(Bad with { LastContact = Start.AddSeconds(contactSeconds) }, now: Start.AddMinutes(minutesIn));

        Assert.Equal(heard, facts.Inputs.Heard);
    }

    [Fact]
    public void Heard_OfAMacWithoutAnyContactTime_IsUnknownAndNoErase()
    {
        var facts = Of(Bad with { LastContact = null, LastCheckIn = null, ReportedAt = null });

        Assert.Equal(Answer.Unknown, facts.Inputs.Heard);
        Assert.Equal(("L9", RunbookOutcome.HandOver), Decide(NobodyHelps, facts));
        Assert.Equal(("L10", RunbookOutcome.O7), Decide(NobodyHelps, Of(Bad)));
    }

    [Fact]
    public void Rotation_SaidToBeNoneThoughOneIsOnItsWay_DoesNotCountAndNobodyRestarts()
    {
        var answers = new RunbookAnswers { Identity = CallerIdentity.Verified, Screen = MacScreen.LoginWindow, Clue = PasswordClue.Forgotten, Rotation = KeyRotation.None };
        var facts = Of(Baseline.Mac);
        Assert.Equal(KeyRotation.Unknown, facts.Inputs.Rotation);
        Assert.Equal(("U1", RunbookOutcome.O5), Decide(answers, facts));

        var coming = Of(Baseline.Mac, situation => situation with { EscrowProfileComing = Answer.Yes });

        var merged = answers.Over(coming);
        Assert.Equal(KeyRotation.Pending, merged.Inputs.Rotation);
        Assert.Equal(RunbookInput.Rotation, Assert.Single(merged.NotTaken).Input);
        Assert.NotEqual(RunbookOutcome.O5, LockoutRunbook.Decide(merged.Inputs).Outcome);
    }

    [Fact]
    public void Twin_SaidToBeNoneThoughOneIsUntried_DoesNotCountAndNothingIsErased()
    {
        Assert.Equal(("L10", RunbookOutcome.O7), Decide(NobodyHelps, Of(Bad, situation => situation with { TwinsComplete = false })));

        var found = Of(Bad, WithTwins);

        Assert.Equal(("L3", RunbookOutcome.O2t), Decide(NobodyHelps, found));
        Assert.Equal(RunbookInput.Twin, Assert.Single(NobodyHelps.Over(found).NotTaken).Input);
    }

    [Fact]
    public void Twin_WhoseKeyNobodyCanRead_IsUnknownUntilAMacAdminSaysOtherwise()
    {
        var some = Of(Bad, WithTwins, new RunbookCall { TwinsUnread = [Old] });
        Assert.Equal(TwinKey.Untried, some.Inputs.Twin);
        Assert.Equal([Older], some.UntriedTwins);

        var none = Of(Bad, WithTwins, new RunbookCall { TwinsTried = [Older], TwinsUnread = [Old] });

        Assert.Equal(TwinKey.Unknown, none.Inputs.Twin);
        Assert.Equal(("L9", RunbookOutcome.HandOver), Decide(NobodyHelps with { Twin = null }, none));
        Assert.Equal(("L10", RunbookOutcome.O7), Decide(NobodyHelps, none));
        Assert.Equal(TwinKey.None, Of(Bad, WithTwins, new RunbookCall { TwinsTried = [Older, Old] }).Inputs.Twin);
    }

    [Fact]
    public void UntriedTwins_AreListedFromTheNewestReport() => Assert.Equal([Old, Older], Of(Bad, WithTwins).UntriedTwins);

    private static RunbookSituation WithTwins(RunbookSituation situation) =>
        situation with { Subject = situation.Subject with { Twins = [new(Older, Baseline.Report.AddDays(-40)), new(Old, Baseline.Report.AddDays(-4))] } };

    private static (string Row, RunbookOutcome Outcome) Decide(RunbookAnswers answers, RunbookFacts facts)
    {
        var decision = LockoutRunbook.Decide(answers.Over(facts).Inputs);
        return (decision.Row, decision.Outcome);
    }

    private static RunbookFacts Of(Mac mac, Func<RunbookSituation, RunbookSituation>? change = null, RunbookCall? call = null, DateTimeOffset? now = null)
    {
        var subject = Baseline.With(mac) with { Now = now ?? Start };
        var situation = new RunbookSituation
        {
            Subject = subject,
            Verdicts = Baseline.Judge(subject),
            Call = (call ?? new()) with { StartedAt = Start, LiveRead = LiveRead.Succeeded },
            TwinsComplete = true,
        };
        return RunbookFacts.Of(change is null ? situation : change(situation), new AgeClock(subject.Now));
    }
}
