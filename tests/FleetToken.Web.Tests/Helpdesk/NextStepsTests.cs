using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>What can happen after an outcome.</summary>
public sealed class NextStepsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly Call Begun = new() { Mac = new("main", 1), OpenedAt = Now };

    [Theory]
    [InlineData(KeyDialogResult.NotReadable, CallState.HandedOver, false)]
    [InlineData(KeyDialogResult.NoKey, CallState.Open, true)]
    public void DialogOfAKey_ThatCouldNotBeRead_HandsTheCallOverAndSaysNothingOfTheKey(KeyDialogResult result, CallState state, bool noKey)
    {
        var call = new Call { Mac = new MacId("main", 7), OpenedAt = default };

        var after = new KeyOfferEnd(result, RunbookOutcome.O5, null).Change!(call);

        Assert.Equal((state, noKey), (after.State, after.Tried.NoKey));
    }

    [Fact]
    public void DialogOfATwinsKey_ThatCouldNotBeRead_LeavesTheTwinOpenAndTheCallGoingOn()
    {
        var after = new KeyOfferEnd(KeyDialogResult.NotReadable, RunbookOutcome.O2t, new MacId("main", 7)).Change!(Begun);

        Assert.Equal(CallState.Open, after.State);
        Assert.Equal(["main/7"], after.Tried.TwinsUnread);
        Assert.Empty(after.Tried.TwinsTried);
    }

    [Fact]
    public void AdminToken_OfTheOneManagedAdministrator_IsWatchedByThatName()
    {
        var step = Steps(RunbookOutcome.O6c, Facts("ladmin"))[0];

        Assert.Null(step.Accounts);
        Assert.StartsWith("ladmin has a token now", step.Label, StringComparison.Ordinal);
        Assert.Equal(new CallEffect.AdminToken("ladmin"), step.Effect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ladmin,itadmin")]
    public void AdminToken_OfNoneOrSeveralManagedAdministrators_HasToBeNamed(string managed)
    {
        var names = managed.Split(',', StringSplitOptions.RemoveEmptyEntries);

        var step = Steps(RunbookOutcome.O6c, Facts(names))[0];

        Assert.Equal(names, step.Accounts);
        Assert.Null(step.Effect);
        Assert.Equal(new CallEffect.AdminToken("ladmin"), step.Of("ladmin").Effect);
    }

    [Fact]
    public void OtherRecords_ThatPeopleToldOf_CanBeSettledWithoutOneInJamf()
    {
        var steps = Steps(RunbookOutcome.O2t, Facts());

        Assert.Equal(TwinKey.None, steps[0].Change(Begun).Answers.Twin);
        Assert.Equal(TwinKey.Unknown, steps[1].Change(Begun).Answers.Twin);
    }

    [Fact]
    public void OtherRecords_InJamf_AreSettledOneByOne()
    {
        var steps = Steps(RunbookOutcome.O2t, Facts() with { UntriedTwins = [new("main", 7), new("other", 8)] });

        Assert.Equal(["main/7"], steps[0].Change(Begun).Tried.TwinsTried);
        Assert.Equal(["main/7"], steps[1].Change(Begun).Tried.TwinsUnread);
        Assert.Equal(["other/8"], steps[2].Change(Begun).Tried.TwinsTried);
        Assert.All(steps.Take(4), step => Assert.Equal(KeyRefusal.No, step.Change(Begun).Tried.Refused));
    }

    private static RunbookFacts Facts(params string[] managed) => new()
    {
        Inputs = default,
        Prefilled = [],
        OtherHolders = [],
        AdminHolders = [],
        ManagedAdministrators = managed,
        UntriedTwins = [],
    };

    private static IReadOnlyList<NextStep> Steps(RunbookOutcome outcome, RunbookFacts facts)
    {
        var decision = new RunbookDecision(outcome, "", default);
        var view = new RunbookView
        {
            Facts = facts,
            NotTaken = [],
            Decision = decision,
            Advice = RunbookAdviceBook.For(decision, RunbookScene.Unknown),
            EraseSteps = [],
            Next = null,
        };
        return NextSteps.For(view, Begun, canReadAgain: false, Now);
    }
}
