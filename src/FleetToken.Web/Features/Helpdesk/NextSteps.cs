using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Something that can happen after an outcome, as a button: what it makes of the call.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Change">What it makes of the call.</param>
public sealed record NextStep(string Label, Func<Call, Call> Change)
{
    /// <summary>What the page says when it ends the call; null where it does not.</summary>
    public string? Ending { get; init; }

    /// <summary>Whether it ends the call.</summary>
    public bool EndsCall => Ending is not null;

    /// <summary>What else is written with it.</summary>
    public CallEffect Effect { get; init; }
}

/// <summary>What is written with a step of a call, about follow-ups of its Mac.</summary>
public enum CallEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The user is back in: open follow-ups are told.</summary>
    BackIn,

    /// <summary>A temporary admin holds a token now: a follow-up waits until it is gone (domain D.4, O6c step 8).</summary>
    AdminToken,
}

/// <summary>What can happen after each outcome, so that the runbook can be entered again (domain D.4).</summary>
internal static class NextSteps
{
    /// <summary>The ways on from an outcome.</summary>
    public static IReadOnlyList<NextStep> For(RunbookView view, Call call, DateTimeOffset now) =>
    [
        .. OfOutcome(view.Decision.Outcome, view, call, now),
        new NextStep("The person is in: end the call", Closed) { Ending = "The person is in. If a key was read out, its follow-up stays open until a new key is proved.", Effect = CallEffect.BackIn },
        new NextStep("End the call for another reason", Closed) { Ending = "The call is ended; what was answered is kept in the audit log." },
    ];

    /// <summary>What was tried, with a key that the Mac did not take: once, then settled; of another record only that.</summary>
    public static CallTried Refused(CallTried tried, MacId? twin) => twin is { } other
        ? tried with { TwinsTried = [.. tried.TwinsTried.Where(one => one != other.ToString()), other.ToString()] }
        : tried with { Refused = tried.Refused == KeyRefusal.No ? KeyRefusal.Once : KeyRefusal.Settled };

    private static IEnumerable<NextStep> OfOutcome(RunbookOutcome outcome, RunbookView view, Call call, DateTimeOffset now) => outcome switch
    {
        RunbookOutcome.O0 => [Answer("Now they are verified", RunbookInput.Identity, CallerIdentity.Verified)],
        RunbookOutcome.O1 or RunbookOutcome.O1p => [Answer("It did not help: the password is forgotten", RunbookInput.Clue, PasswordClue.Forgotten)],
        RunbookOutcome.O2 or RunbookOutcome.O5 => [new("The Mac refused the key", one => one with { Tried = Refused(one.Tried, null) })],
        RunbookOutcome.O2x => [new("It was refused again", one => one with { Tried = Refused(one.Tried, null) })],
        RunbookOutcome.O2u => [Answer("Their copy does not work, or was not found", RunbookInput.OwnCopy, FleetToken.Domain.Macs.Answer.No)],
        RunbookOutcome.O3 or RunbookOutcome.O6b => [AdminToken, Answer("That did not work", RunbookInput.AdminHolder, AdminHolder.None)],
        RunbookOutcome.O3b =>
        [
            new("They opened the disk and logged out", one => one.With(RunbookInput.OtherHolder, InputWords.Of(OtherHolder.Proven)).With(RunbookInput.Screen, InputWords.Of(MacScreen.LoginWindow))),
            Answer("They could not open it", RunbookInput.OtherHolder, OtherHolder.No),
        ],
        RunbookOutcome.O3c => [Answer("It did not unlock the disk", RunbookInput.Irk, FleetToken.Domain.Macs.Answer.No)],
        RunbookOutcome.O5a when call.Tried.RefreshAskedAt is null => [new("I asked for a new report now", one => one with { Tried = one.Tried with { RefreshAskedAt = now } })],
        RunbookOutcome.O6p => [Answer("Not valid after 60 minutes", RunbookInput.ProfilePath, FleetToken.Domain.Macs.Answer.No)],
        RunbookOutcome.O6a => [Answer("They could not log in", RunbookInput.OtherHolder, OtherHolder.No)],
        RunbookOutcome.O6c => [AdminToken, Answer("The login gave no token", RunbookInput.Bootstrap, BootstrapWay.No)],
        RunbookOutcome.O6d => [Answer("Data copied, one file opened from the copy", RunbookInput.Backup, DataBackup.Done)],
        RunbookOutcome.O8 => [Answer("Two ways tried, still not online", RunbookInput.Online, MacOnline.Cannot)],
        RunbookOutcome.SessionOpen => [Answer("Everything is saved: go on at the login window", RunbookInput.Screen, MacScreen.LoginWindow)],
        RunbookOutcome.WaitAndRetry => [new("The time is over: what is on the screen now?", one => one.Without(RunbookInput.Screen))],
        RunbookOutcome.HandOver => [new("Look at the screen again", one => one.Without(RunbookInput.Screen))],
        _ => [],
    };

    private static NextStep AdminToken { get; } = new("The admin has a token now: watch until it is taken away", call => call) { Effect = CallEffect.AdminToken };

    private static NextStep Answer<T>(string label, RunbookInput input, T value)
        where T : struct, Enum => new(label, call => call.With(input, InputWords.Of(value)));

    private static Call Closed(Call call) => call with { State = CallState.Closed };
}
