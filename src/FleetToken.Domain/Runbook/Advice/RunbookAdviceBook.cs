namespace FleetToken.Domain.Runbook;

/// <summary>What to do for each outcome (domain D.4).</summary>
public static class RunbookAdviceBook
{
    /// <summary>Mentioned only when somebody asks for it (domain D.6).</summary>
    public const string RecoveryLock =
        "Typing the key with Option-Shift-Return does not enter recoveryOS; “Restart and show password reset options” does. With a Recovery Lock set, its password may be needed there too; "
        + "for Recovery Assistant that is not confirmed. FleetToken does not hold it, and Jamf has had records with an unknown one.";

    /// <summary>The advice for a decision on this Mac.</summary>
    public static RunbookAdvice For(in RunbookDecision decision, RunbookScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var advice = Of(decision, scene);
        advice = advice with { OnTheMac = KeyEntry.OnTheMac(advice, decision.Inputs.Screen, scene) };
        return scene.AsksForRecoveryLock ? advice with { Footnotes = [.. advice.Footnotes, RecoveryLock] } : advice;
    }

    /// <summary>Any outcome may be handed over by choice; answers, facts and step go with it.</summary>
    public static RunbookAdvice HandOver(in RunbookDecision decision) =>
        HandOverAdvice.Of(decision.Outcome == RunbookOutcome.HandOver ? decision : decision with { Row = decision.Row + ", by choice" });

    private static RunbookAdvice Of(RunbookDecision decision, RunbookScene scene) => decision.Outcome switch
    {
        RunbookOutcome.O0 => GateAdvice.NotVerified(decision),
        RunbookOutcome.O1 => GateAdvice.NotForgotten(decision),
        RunbookOutcome.O1p => GateAdvice.ChangedAtProvider(decision, scene),
        RunbookOutcome.O2 => KeyAdvice.AtFileVault(decision, scene),
        RunbookOutcome.O2x => KeyAdvice.Refused(decision),
        RunbookOutcome.O2t => KeyAdvice.OfTwin(decision, scene),
        RunbookOutcome.O2u => KeyAdvice.OwnCopy(decision, scene),
        RunbookOutcome.O3 => HolderAdvice.Admin(decision, scene),
        RunbookOutcome.O3b => HolderAdvice.Other(decision, scene),
        RunbookOutcome.O3c => HolderAdvice.Institutional(decision),
        RunbookOutcome.O5 => UnlockedAdvice.Restart(decision, scene),
        RunbookOutcome.O5a => UnlockedAdvice.Refresh(decision),
        RunbookOutcome.O6p => UnlockedAdvice.ByProfile(decision),
        RunbookOutcome.O6a => UnlockedAdvice.ByAnotherHolder(decision),
        RunbookOutcome.O6b => ResetAdvice.ByAdmin(decision, scene),
        RunbookOutcome.O6c => ResetAdvice.ByTemporaryHolder(decision, scene),
        RunbookOutcome.O6 => ResetAdvice.TakeAndGiveBack(decision, scene),
        RunbookOutcome.O6d => LastResortAdvice.SaveData(decision, scene),
        RunbookOutcome.O7 => LastResortAdvice.NoWayIn(decision, scene),
        RunbookOutcome.O8 => UnlockedAdvice.GetOnline(decision),
        RunbookOutcome.O9 => LastResortAdvice.Leaver(decision, scene),
        RunbookOutcome.FvOff => GateAdvice.Off(decision, scene),
        RunbookOutcome.SessionOpen => GateAdvice.SessionOpen(decision),
        RunbookOutcome.WaitAndRetry => GateAdvice.Wait(decision),
        _ => HandOverAdvice.Of(decision),
    };
}
