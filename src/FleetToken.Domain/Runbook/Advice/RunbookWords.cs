using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;

namespace FleetToken.Domain.Runbook;

/// <summary>Words that several outcomes share (domain D.4, D.5).</summary>
internal static class RunbookWords
{
    /// <summary>W1.</summary>
    public const string LeaveItOn = "Leave it on and plugged in; please do not restart it or close the lid.";

    /// <summary>W2.</summary>
    public const string ColleagueWorks = "A colleague works on your Mac now and calls you when you can log in.";

    public const string RotateAfter = "When the person is back in, and not before, replace the key and prove that the new one is in Jamf; the follow-up stays open until then.";
    public const string InventoryAfter = "A new report has to show: the person's token is on, the account is on the FileVault list, and nobody unexpected holds a token.";
    public const string TicketAfter = "Write down who saw the key, why, and when it was replaced.";

    public static IReadOnlyList<string> After { get; } = [RotateAfter, InventoryAfter, TicketAfter];

    public static RunbookBan NoRestart { get; } = RunbookBan.Of("Do not restart this Mac.", FailingAttempt.RestartUnproven);

    public static RunbookBan NoGuessing { get; } = new("No guessing of passwords.", "Wrong tries make the waiting times longer.");

    public static RunbookBan NoFailingOnPurpose { get; } = new("No wrong tries on purpose.", "Tries are limited; in the end the disk stays shut.");

    public static RunbookBan NoReveal { get; } = new("Do not reveal the key.", "It is not needed here.");

    /// <summary>What holds where an outcome says nothing else.</summary>
    public static IReadOnlyList<RunbookBan> DefaultBans { get; } = [NoRestart, NoGuessing, NoFailingOnPurpose];

    public static RunbookStep StopGuessing { get; } = new("Stop guessing: after three failures stop and use the key.", StepActor.SomebodyAtTheMac, "ECL", "DF-T2")
    {
        Caution = "Sources differ on how many tries there are; waiting times grow from a minute to hours, and in the end the disk stays shut.",
    };

    /// <summary>Asks for two reports (domain G.3).</summary>
    public static RunbookStep TwoReports(string text) => new(text, StepActor.MacAdmin, "JFR") { Command = Commands.UpdateInventory };

    public static RunbookStep ReadToken(string text, RunbookScene scene) => new(text, StepActor.MacAdmin, "FLOCK")
    {
        Command = Commands.ReadToken(scene.User),
        Caution = WhatDoesNotWork.Of(FailingAttempt.ExitCode).Why.Replace("It is", "The exit code is", StringComparison.Ordinal),
    };

    /// <summary>An administrator who holds a token resets a password; all passwords are typed at a prompt.</summary>
    public static CopyableCommand ResetPassword(RunbookScene scene) => CopyableCommand.Of(
        "sudo sysadminctl -resetPasswordFor USER -newPassword - -adminUser ADMIN -adminPassword -", ("USER", scene.User), ("ADMIN", scene.Admin));

    public static RunbookStep UserLogsIn { get; } = new("The person logs in at the login window.", StepActor.SomebodyAtTheMac, "J");

    /// <summary>Whether the helping administrator's token has to go again (FT-TOK-03).</summary>
    public static string TakeBackAdminToken(RunbookScene scene) => scene.AdminIsItAccount switch
    {
        Answer.Yes => "Take the helping administrator's token away again: the account is one of IT's (FT-TOK-03).",
        Answer.No => "The helping administrator is none of IT's accounts and may keep the token.",
        _ => "If the helping administrator is one of IT's accounts, take its token away again (FT-TOK-03).",
    };
}
