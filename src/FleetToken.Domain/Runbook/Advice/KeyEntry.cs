using System.Globalization;
using FleetToken.Domain.Recommendations;

namespace FleetToken.Domain.Runbook;

/// <summary>How a key is typed on this Mac (domain D.4, O2, steps 0 to 6).</summary>
internal static class KeyEntry
{
    private const int OptionShiftReturnMajor = 12;
    private static readonly Macs.MacOsVersion OptionShiftReturnFrom = new(OptionShiftReturnMajor, 0, 1);

    /// <summary>Steps 0 and 1: the right Mac, then the reveal.</summary>
    public static IEnumerable<RunbookStep> Reveal(RunbookScene scene, string reveal)
    {
        yield return new(
            "Right Mac, right key: have the caller read the serial number, from the underside, the box or the invoice"
            + (scene.SeveralMacs ? "; type its last four characters here." : "."),
            StepActor.Helpdesk, "ADM")
        {
            Caution = "The FileVault help text also shows one, but a profile can make it show something else.",
        };
        yield return new(reveal, StepActor.Helpdesk, "J") { Caution = "Letters such as O and I are likely; a zero is not known to occur." };
    }

    /// <summary>Steps 2 to 6: from "stop guessing" to the login.</summary>
    public static IEnumerable<RunbookStep> Type(RunbookScene scene, MacScreen screen) =>
    [
        RunbookWords.StopGuessing,
        .. screen == MacScreen.Recovery ? [LeaveRecovery] : Array.Empty<RunbookStep>(),
        .. Strokes(scene),
        Unlocks,
        new("If macOS asks about the keychain, choose “Create New Login Keychain”.", StepActor.SomebodyAtTheMac, "IRU"),
        new("Company or mobile account: perhaps no reset is offered. The key then only opens the disk, and the login window wants the company password; get on the network and let it sync.", StepActor.SomebodyAtTheMac, "CHECKPOINT", "JUMPCLOUD"),
    ];

    /// <summary>How the caller comes to the place where the key is typed, for whoever reads it out; nothing where none is.</summary>
    public static IReadOnlyList<RunbookStep> OnTheMac(RunbookAdvice advice, MacScreen screen, RunbookScene scene) => advice is { Reveal: RevealOffer.None, Outcome: not RunbookOutcome.O2x } ? [] :
    [
        .. advice.Outcome == RunbookOutcome.O5 ? [Restart] : Array.Empty<RunbookStep>(),
        .. screen == MacScreen.Recovery ? [LeaveRecovery] : Array.Empty<RunbookStep>(),
        .. Strokes(scene),
        Unlocks,
    ];

    /// <summary>Step 3: the key strokes; where the Mac is not known, both ways with when each applies.</summary>
    public static IEnumerable<RunbookStep> Strokes(RunbookScene scene)
    {
        var silicon = scene.Architecture;
        if (silicon is MacArchitecture.AppleSilicon or MacArchitecture.Unknown && !(scene.OsVersion < OptionShiftReturnFrom))
        {
            var condition = silicon == MacArchitecture.Unknown || scene.OsVersion is null ? "On Apple silicon with macOS 12.0.1 or later: " : "";
            yield return new(condition + "Select the account or type its name, press Option-Shift-Return, type the key in capitals with its hyphens, press Return.", StepActor.SomebodyAtTheMac, "IRU", "UIUC");
            if (condition.Length > 0)
            {
                yield return QuestionMark with { Text = "On any other Mac: " + QuestionMark.Text };
            }
        }
        else
        {
            yield return QuestionMark;
        }

        if (silicon != MacArchitecture.AppleSilicon)
        {
            yield return new(
                (silicon == MacArchitecture.Unknown ? "On Intel only, and only" : "Only")
                + " if no “?” shows: after three failures an arrow appears, and those that the caller has made already count; click it and type the key.",
                StepActor.SomebodyAtTheMac, "IRU", "CHECKPOINT")
            {
                Caution = silicon == MacArchitecture.IntelWithoutT2 ? null : "No wrong tries on purpose to get the arrow: Macs with Apple silicon or a T2 chip shut the disk for good after too many.",
            };
        }
    }

    /// <summary>The bans of O2.</summary>
    public static IReadOnlyList<RunbookBan> Bans(RunbookScene scene) =>
    [
        RunbookWords.NoGuessing,
        .. scene.Architecture == MacArchitecture.IntelWithoutT2 ? [] : new[] { RunbookWords.NoFailingOnPurpose },
        .. scene.Architecture is MacArchitecture.AppleSilicon or MacArchitecture.Unknown ? [NoPowerButton] : Array.Empty<RunbookBan>(),
    ];

    public static RunbookBan NoPowerButton { get; } = new("Do not hold the power button.", "On Apple silicon it opens the startup options.");

    /// <summary>Jamf heard from a Mac that is said to be at the FileVault screen.</summary>
    public static IEnumerable<string> HeardCaution(RunbookScene scene) => scene.HeardAt is { } at
        ? [string.Create(CultureInfo.InvariantCulture, $"Jamf heard from this Mac at {at.UtcDateTime:HH:mm} UTC: check the screen again.")]
        : [];

    public static RunbookStep Restart { get; } = new("Restart by the Apple menu or the login window's button.", StepActor.SomebodyAtTheMac, "J");

    private static RunbookStep Unlocks { get; } = new("The disk unlocks. Set a new password and log in; this needs no network.", StepActor.SomebodyAtTheMac, "IRU", "UIUC");

    private static RunbookStep QuestionMark { get; } = new(
        "Click “?”, then “reset it using your recovery key” and the arrow, and type the key. Newer macOS: choose “Restart and show password reset options”; Recovery Assistant then asks for the key.",
        StepActor.SomebodyAtTheMac, "IRU", "ECL");

    private static RunbookStep LeaveRecovery { get; } = new(
        "The Mac is in recoveryOS: leave it by the Apple menu first, or use “Forgot all passwords?” there. The disk was already locked.", StepActor.SomebodyAtTheMac, "ECL");
}
