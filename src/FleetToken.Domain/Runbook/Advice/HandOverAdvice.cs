using FleetToken.Domain.Macs;
using static FleetToken.Domain.Recommendations.StepActor;

namespace FleetToken.Domain.Runbook;

/// <summary>The hand-over to a Mac admin, with what its row means (domain D.4, handOver).</summary>
internal static class HandOverAdvice
{
    public static RunbookAdvice Of(RunbookDecision decision) => new()
    {
        Outcome = RunbookOutcome.HandOver,
        Row = decision.Row,
        Title = "Hand over to a Mac admin: " + Reason(decision),
        WhoCanDoIt = RunbookActors.MacAdmin,
        Preconditions = [Meaning(decision)],
        Steps =
        [
            .. First(decision),
            new("Agree on the number and the time at which a Mac admin calls back; write both into the note of the hand-over.", Helpdesk, "J"),
            new("Hand over below: the answers, the facts with their age and the reason (row " + decision.Row + ") go with it.", Helpdesk, "J"),
        ],
        Say = ["Leave it on and plugged in; do not restart. A colleague calls you back."],
        DoNot =
        [
            new("Do not reveal the key.", "Somebody has to look first."),
            RunbookBan.Of("Do not restart this Mac.", FailingAttempt.RestartUnproven),
            new("No erase meanwhile.", "The case is not settled."),
            RunbookWords.NoGuessing,
            RunbookWords.NoFailingOnPurpose,
        ],
        After = ["The call stays open and can be resumed."],
    };

    private static string Reason(RunbookDecision decision) => decision.Row switch
    {
        "G6" => decision.Inputs.Screen == MacScreen.LockPin ? "a lock that FleetToken has no key for" : "the screen is not clear",
        "L8" => "the screens disagree",
        "L9" => "settle what is open",
        "U5" => "a rotation may be under way",
        "U11" => "key not proven, do not restart",
        _ => "by choice",
    };

    private static string Meaning(RunbookDecision decision) => decision.Row switch
    {
        "G6" => decision.Inputs.Screen == MacScreen.LockPin
            ? "The Mac asks for a PIN, a Recovery Lock password or an Apple Account." : "Nobody can tell which screen this is.",
        "L8" => "The caller sees the FileVault screen, yet Jamf heard from this Mac: macOS is running somewhere.",
        "L9" => "Nothing opens the disk so far, and something that could help is not known: " + string.Join(", ", Open(decision.Inputs)) + ".",
        "U5" => "The key is good, but a new one may be on its way: a restart could meet another key.",
        "U11" => "The key is not proven, and there is no other safe way.",
        _ => "Somebody chose to hand over.",
    };

    private static IEnumerable<RunbookStep> First(RunbookDecision decision) => decision.Row switch
    {
        "G6" when decision.Inputs.Screen == MacScreen.LockPin =>
        [
            new("PIN of an MDM lock and Recovery Lock password are in Jamf, not here.", MacAdmin, "JAMF-RL"),
            new("Activation Lock: the bypass code is in Jamf or Apple Business.", MacAdmin, "ADM"),
        ],
        "G6" => [new("Go through the signs of the screens once more, and ask for a photo.", Helpdesk, "J")],
        "L8" => [new("Check the screen and the serial number again: perhaps another Mac is in hand.", Helpdesk, "J")],
        "L9" => [new("Settle what is open: " + string.Join(", ", Open(decision.Inputs)) + ".", MacAdmin, "J")],
        "U5" => [new("Find out whether a new key is on its way; let it end or stop it, and wait for a report with a valid key.", MacAdmin, "J")],
        _ => [],
    };

    /// <summary>The inputs that row L9 found unknown, in plain words.</summary>
    private static IEnumerable<string> Open(RunbookInputs i)
    {
        (bool IsOpen, string Words)[] all =
        [
            (i.Twin == TwinKey.Unknown, "other records of this Mac"),
            (i.OwnCopy == Answer.Unknown, "the person's own copy of the key"),
            (i.AdminHolder == AdminHolder.Unknown, "an administrator who holds a token"),
            (i.OtherHolder == OtherHolder.Unknown, "another token holder"),
            (i.Irk == Answer.Unknown, "the institutional key"),
            (i.Heard == Answer.Unknown, "whether Jamf hears from the Mac"),
        ];
        return all.Where(one => one.IsOpen).Select(one => one.Words);
    }
}
