using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Components;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>What can happen after each outcome, so that the runbook can be entered again (domain D.4).</summary>
internal static class NextSteps
{
    /// <summary>How a call about somebody who left ends.</summary>
    public const string LeaverEnds = "The disk was opened. If a key was read out, its follow-up stays open until a new key is proved or the Mac is erased.";

    private const string RefusedOnce = "The Mac refused the key once, and it cannot be read out again without a new request.";

    /// <summary>The ways on from an outcome.</summary>
    /// <param name="view">What the runbook makes of the call.</param>
    /// <param name="call">The call.</param>
    /// <param name="canReadAgain">Whether the key that was read out can be shown once more without a new request.</param>
    /// <param name="now">UTC time.</param>
    public static IReadOnlyList<NextStep> For(RunbookView view, Call call, bool canReadAgain, DateTimeOffset now) =>
    [
        .. OfOutcome(view.Decision.Outcome, view, call, canReadAgain, now),
        view.Decision.Outcome == RunbookOutcome.O9
            ? new NextStep("The data are handed over: end the call", Closed) { Ending = LeaverEnds, Effect = new CallEffect.BackIn() }
            : new NextStep("The person is in: end the call", Closed) { Ending = "The person is in. If a key was read out, its follow-up stays open until a new key is proved.", Effect = new CallEffect.BackIn() },
        new NextStep("End the call for another reason", Closed) { Ending = "The call is ended; what was answered is kept in the audit log." },
    ];

    /// <summary>The call after the Mac did not take a key: once, then settled; of another record only that.</summary>
    /// <param name="call">The call.</param>
    /// <param name="outcome">The outcome by which the key was read out.</param>
    /// <param name="twin">The other record whose key it was; null for this one's.</param>
    public static Call Refused(Call call, RunbookOutcome outcome, MacId? twin)
    {
        if (twin is { } other)
        {
            return call with { Tried = call.Tried with { TwinsTried = With(call.Tried.TwinsTried, other) } };
        }

        var refused = call with { Tried = call.Tried with { Refused = call.Tried.Refused == KeyRefusal.No ? KeyRefusal.Once : KeyRefusal.Settled } };

        // It was typed after the restart: the disk is locked now (domain D.4, O5 step 4).
        return outcome == RunbookOutcome.O5 ? refused.With(RunbookInput.Screen, InputWords.Of(MacScreen.FileVault)) : refused;
    }

    /// <summary>Nobody here can read the key of another record: it stays open whether it is the right one.</summary>
    public static Call Unread(Call call, MacId twin) => call with { Tried = call.Tried with { TwinsUnread = With(call.Tried.TwinsUnread, twin) } };

    /// <summary>The call goes on with another key than the one the Mac refused.</summary>
    public static Call WithNewKey(Call call) => call with { Tried = call.Tried with { Refused = KeyRefusal.No } };

    private static IEnumerable<NextStep> OfOutcome(RunbookOutcome outcome, RunbookView view, Call call, bool canReadAgain, DateTimeOffset now) => outcome switch
    {
        RunbookOutcome.O0 => [Answer("Now they are verified", RunbookInput.Identity, CallerIdentity.Verified)],
        RunbookOutcome.O1 or RunbookOutcome.O1p => [Answer("It did not help: the password is forgotten", RunbookInput.Clue, PasswordClue.Forgotten)],
        RunbookOutcome.O2 or RunbookOutcome.O5 => [new("The Mac refused the key", one => Refused(one, outcome, null))],
        RunbookOutcome.O2x when canReadAgain => [new("It was refused again", one => Refused(one, outcome, null))],
        RunbookOutcome.O2x =>
        [
            new("It cannot be read out again: hand over", one => one with { State = CallState.HandedOver, Note = RefusedOnce }),
            new("It was typed a second time, and refused again", one => Refused(one, outcome, null)),
        ],
        RunbookOutcome.O2t when view.Facts.UntriedTwins.Count > 0 => view.Facts.UntriedTwins.SelectMany(OfTwin),
        RunbookOutcome.O2t =>
        [
            Answer("Each other record's key was refused", RunbookInput.Twin, TwinKey.None),
            Answer("Nobody here can read their keys", RunbookInput.Twin, TwinKey.Unknown),
        ],
        RunbookOutcome.O2u => [Answer("Their copy does not work, or was not found", RunbookInput.OwnCopy, FleetToken.Domain.Macs.Answer.No)],
        RunbookOutcome.O3 or RunbookOutcome.O6b => [AdminToken(call.AdminHolderName, view.Facts.AdminHolders.Select(one => one.Username)), Answer("That did not work", RunbookInput.AdminHolder, AdminHolder.None)],
        RunbookOutcome.O3b =>
        [
            new("They opened the disk and logged out", one => one.With(RunbookInput.OtherHolder, InputWords.Of(OtherHolder.Proven)).With(RunbookInput.Screen, InputWords.Of(MacScreen.LoginWindow))),
            Answer("They could not open it", RunbookInput.OtherHolder, OtherHolder.No),
        ],
        RunbookOutcome.O3c => [Answer("It did not unlock the disk", RunbookInput.Irk, FleetToken.Domain.Macs.Answer.No)],
        RunbookOutcome.O5a when call.Tried.RefreshAskedAt is null => [new("I asked for a new report now", one => one with { Tried = one.Tried with { RefreshAskedAt = now } })],
        RunbookOutcome.O6p => [Answer("Not valid after 60 minutes", RunbookInput.ProfilePath, FleetToken.Domain.Macs.Answer.No)],
        RunbookOutcome.O6a => [Answer("They could not log in", RunbookInput.OtherHolder, OtherHolder.No)],
        RunbookOutcome.O6c =>
        [
            AdminToken(view.Facts.ManagedAdministrators is [var only] ? only : null, view.Facts.ManagedAdministrators),
            Answer("The login gave no token", RunbookInput.Bootstrap, BootstrapWay.No),
        ],
        RunbookOutcome.O6d => [Answer("Data copied, one file opened from the copy", RunbookInput.Backup, DataBackup.Done)],
        RunbookOutcome.O8 => [Answer("Two ways tried, still not online", RunbookInput.Online, MacOnline.Cannot)],
        RunbookOutcome.SessionOpen => [Answer("Everything is saved: go on at the login window", RunbookInput.Screen, MacScreen.LoginWindow)],
        RunbookOutcome.WaitAndRetry => [new("The time is over: what is on the screen now?", one => one.Without(RunbookInput.Screen))],
        RunbookOutcome.HandOver => [new("Look at the screen again", one => one.Without(RunbookInput.Screen))],
        _ => [],
    };

    // A case about nobody could never be proved.
    private static NextStep AdminToken(string? account, IEnumerable<string> mayBe)
    {
        var step = new NextStep("The admin has a token now: watch until it is taken away", call => call);
        return account is { } known ? step.Of(known) with { Label = $"{Names.Shown(known)} has a token now: watch until it is taken away" } : step with { Accounts = [.. mayBe] };
    }

    private static IEnumerable<NextStep> OfTwin(MacId twin)
    {
        var record = $"Record {twin.ComputerId} on {twin.Server}";
        yield return new($"{record}: the Mac refused its key", call => Refused(call, RunbookOutcome.O2t, twin));
        yield return new($"{record}: nobody here can read its key", call => Unread(call, twin));
    }

    private static IReadOnlyList<string> With(IReadOnlyList<string> twins, MacId twin) => [.. twins.Where(one => one != twin.ToString()), twin.ToString()];

    private static NextStep Answer<T>(string label, RunbookInput input, T value)
        where T : struct, Enum => new(label, call => call.With(input, InputWords.Of(value)));

    private static Call Closed(Call call) => call with { State = CallState.Closed };
}
