using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Runbook.MacScreen;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>The golden vectors of the runbook (domain K.1), each with what is checked besides its outcome.</summary>
public sealed class RunbookVectorTests
{
    private static readonly RunbookInputs B = Call.Baseline;

    [Fact]
    public void RB01_GoodKeyAtFileVaultOnAppleSilicon_OptionShiftReturn() =>
        Assert.Contains("Option-Shift-Return", Check(B with { Key = KeyStanding.Good }, "O2", "L2").Steps(), StringComparison.Ordinal);

    [Fact]
    public void RB02_GoodKeyAtFileVaultOnIntel_QuestionMark()
    {
        var steps = Check(B with { Key = KeyStanding.Good }, "O2", "L2", Call.IntelT2).Steps();
        Assert.Contains("“?”", steps, StringComparison.Ordinal);
        Assert.Contains("Recovery Assistant", steps, StringComparison.Ordinal);
        Assert.Contains("Only if no “?” shows: after three failures", steps, StringComparison.Ordinal);
        Assert.DoesNotContain("Option-Shift-Return", steps, StringComparison.Ordinal);
    }

    [Fact]
    public void RB03_StaleKey_MayBeOutdated()
    {
        var advice = Check(B with { Key = KeyStanding.Stale }, "O2", "L2");
        Assert.True(advice.IsCaution);
        Assert.Contains(advice.Cautions, caution => caution.Contains("may be outdated", StringComparison.Ordinal));
    }

    [Fact]
    public void RB04_UnknownKeyAfterFailedLiveRead_Caution() =>
        Assert.True(Check(B with { Key = KeyStanding.Unknown, Heard = Answer.Unknown }, "O2", "L2").IsCaution);

    [Fact]
    public void RB05_NotVerified_NothingIsTold()
    {
        var advice = Check(B with { Key = KeyStanding.Good, Identity = CallerIdentity.NotVerified }, "O0", "G1");
        Assert.Equal(RevealOffer.None, advice.Reveal);
        Assert.Contains("no hint", advice.Bans(), StringComparison.Ordinal);
        Assert.Empty(advice.After);
        Assert.Equal(2, advice.Steps.Count);
    }

    [Fact]
    public void RB06_ClueFound_NoReveal() => NoReveal(Check(B with { Key = KeyStanding.Bad, Clue = PasswordClue.Found }, "O1", "G4"));

    [Fact]
    public void RB07_ChangedAtProvider_OldPasswordThenSync()
    {
        var advice = Check(B with { Key = KeyStanding.Good, Clue = PasswordClue.ChangedAtIdp }, "O1p", "G5");
        Assert.Contains("old password at the FileVault screen", advice.Steps[0].Text, StringComparison.Ordinal);
        Assert.Contains("sync", advice.Steps[1].Text, StringComparison.Ordinal);
        NoReveal(advice);
    }

    [Fact]
    public void RB08_RefusedOnce_NoNewRevealNoThirdTry()
    {
        var advice = Check(B with { Key = KeyStanding.Good, Refused = KeyRefusal.Once }, "O2x", "L1");
        Assert.Contains("No new reveal", advice.Bans(), StringComparison.Ordinal);
        Assert.Contains("No third try", advice.Bans(), StringComparison.Ordinal);
        NoReveal(advice);
    }

    [Fact]
    public void RB09_UntriedTwin_OwnRevealLine()
    {
        var advice = Check(B with { Key = KeyStanding.Bad, Twin = TwinKey.Untried, OwnCopy = Answer.Yes }, "O2t", "L3");
        Assert.Equal(RevealOffer.OtherRecord, advice.Reveal);
        Assert.Contains("its own line in the audit log", advice.Steps(), StringComparison.Ordinal);
    }

    [Fact]
    public void RB10_OwnCopy_HelpdeskDoesNotAsk()
    {
        var advice = Check(B with { Key = KeyStanding.None, OwnCopy = Answer.Yes }, "O2u", "L4");
        Assert.Contains("Neither ask for that key", advice.Bans(), StringComparison.Ordinal);
        NoReveal(advice);
    }

    [Fact]
    public void RB11_AdminHolderWithMac() =>
        Check(B with { Key = KeyStanding.Bad, AdminHolder = AdminHolder.WithMac, OtherHolder = OtherHolder.Claimed }, "O3", "L5");

    [Fact]
    public void RB12_OtherHolder_LogsOutAndSshIsOnlyAFootnote()
    {
        var advice = Check(B with { Key = KeyStanding.Bad, OtherHolder = OtherHolder.Claimed }, "O3b", "L6");
        Assert.Contains("standard user", advice.All(), StringComparison.Ordinal);
        Assert.Contains("They log out. They do not restart.", advice.Steps(), StringComparison.Ordinal);
        Assert.Contains(advice.Footnotes, note => note.Contains("SSH unlock", StringComparison.Ordinal));
        Assert.DoesNotContain("SSH", advice.Steps(), StringComparison.Ordinal);
    }

    [Fact]
    public void RB13_InstitutionalKey_IntelOnly()
    {
        var advice = Check(B with { Key = KeyStanding.None, Irk = Answer.Yes }, "O3c", "L7", Call.IntelT2);
        Assert.Contains("Intel", advice.Title, StringComparison.Ordinal);
        Assert.Contains("Not on Apple silicon. Apple silicon does not support it.", advice.Bans(), StringComparison.Ordinal);
    }

    [Fact]
    public void RB14_NoWayIn_ChecklistAndSecondPersonBeforeAnyErase()
    {
        var inputs = B with { Key = KeyStanding.Bad };
        var advice = Check(inputs, "O7", "L10");
        var decision = LockoutRunbook.Decide(inputs);
        var done = advice.Checklist.Select(check => check.Item).ToHashSet();
        Assert.DoesNotContain(advice.Steps, step => step.Text.StartsWith("Erase", StringComparison.Ordinal));
        Assert.Empty(EraseChecklist.EraseSteps(decision, Call.Silicon, done, secondPersonConfirmed: false));
        foreach (var item in done)
        {
            Assert.Empty(EraseChecklist.EraseSteps(decision, Call.Silicon, done.Except([item]).ToHashSet(), secondPersonConfirmed: true));
        }

        Assert.Contains("Erase in recoveryOS", EraseChecklist.EraseSteps(decision, Call.Silicon, done, secondPersonConfirmed: true)[0].Text, StringComparison.Ordinal);
        Assert.Empty(EraseChecklist.EraseSteps(LockoutRunbook.Decide(inputs with { Heard = Answer.Unknown }), Call.Silicon, done, secondPersonConfirmed: true));
    }

    [Fact]
    public void RB15_HeardAtFileVault_ScreensDisagreeAndNeverErase()
    {
        var advice = Check(B with { Key = KeyStanding.Bad, Heard = Answer.Yes }, "handOver", "L8");
        Assert.Contains("the screens disagree", advice.Title, StringComparison.Ordinal);
        Assert.Contains("No erase", advice.Bans(), StringComparison.Ordinal);
    }

    [Fact]
    public void RB16_GoodKeyAtLoginWindow_RevealBeforeRestartAndNoRotation()
    {
        var advice = Check(B with { Screen = LoginWindow, Key = KeyStanding.Good }, "O5", "U1");
        Assert.True(PlaceOf(advice, "Reveal the key now") < PlaceOf(advice, "Restart by"));
        Assert.True(PlaceOf(advice, "Reveal the key now") >= 0);
        Assert.Contains("none may be asked for until the person is back in", advice.Steps[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void RB17_GoodKeyOffline_DoesNotMatter() => Check(B with { Screen = LoginWindow, Key = KeyStanding.Good, Online = MacOnline.No }, "O5", "U1");

    [Fact]
    public void RB18_UnknownKey_RefreshWithoutRestart() =>
        Assert.Contains("Do not restart", Check(B with { Screen = LoginWindow, Key = KeyStanding.Unknown }, "O5a", "U4").Bans(), StringComparison.Ordinal);

    [Fact]
    public void RB19_RotationPending_LetItEndOrStopIt() =>
        Assert.Contains("let it end, or stop it", Check(B with { Screen = LoginWindow, Key = KeyStanding.Good, Rotation = KeyRotation.Pending }, "O5a", "U4").Steps(), StringComparison.Ordinal);

    [Fact]
    public void RB20_Offline_GetOnline() => Check(B with { Screen = LoginWindow, Key = KeyStanding.Unknown, Online = MacOnline.No }, "O8", "U3");

    [Fact]
    public void RB21_ProfilePath_Caution()
    {
        var advice = Check(B with { Screen = LoginWindow, Key = KeyStanding.Bad, ProfilePath = Answer.Yes, EscrowBuddy = Answer.Yes, OtherHolder = OtherHolder.Proven }, "O6p", "U6");
        Assert.True(advice.IsCaution);
        Assert.Contains(advice.Cautions, caution => caution.Contains("one live test", StringComparison.Ordinal) && caution.Contains("not confirmed", StringComparison.Ordinal));
        Assert.Contains(advice.Cautions, caution => caution.Contains("does not bring the old key back", StringComparison.Ordinal));
    }

    [Fact]
    public void RB22_EscrowBuddy() => Check(B with { Screen = LockScreen, Key = KeyStanding.Bad, EscrowBuddy = Answer.Yes, OtherHolder = OtherHolder.Claimed }, "O6a", "U7");

    [Fact]
    public void RB23_RemoteAdmin() => Check(B with { Screen = LoginWindow, Key = KeyStanding.Bad, AdminHolder = AdminHolder.Remote }, "O6b", "U8");

    [Fact]
    public void RB24_TemporaryHolder_CautionAndRemovalBlocksClosing()
    {
        var advice = Check(B with { Screen = LockScreen, Key = KeyStanding.None, Bootstrap = BootstrapWay.Escrowed, ItAtLogin = Answer.Yes }, "O6c", "U9");
        Assert.True(advice.IsCaution);
        Assert.Contains(advice.Cautions, caution => caution.Contains("not tested", StringComparison.Ordinal));
        Assert.Contains(advice.After, after => after.Contains("blocks closing", StringComparison.Ordinal));
    }

    [Fact]
    public void RB25_TakeTheTokenAway_NeverFirstLine() => Assert.Contains(
        "Never first line",
        Check(B with { Screen = LoginWindow, Key = KeyStanding.Bad, Bootstrap = BootstrapWay.Proven, OtherHolder = OtherHolder.Proven, Backup = DataBackup.Done }, "O6", "U10").Preconditions[0],
        StringComparison.Ordinal);

    [Fact]
    public void RB26_NothingHelps_SaveTheData() =>
        Assert.Contains("Save the data", Check(B with { Screen = LoginWindow, Key = KeyStanding.Bad }, "O6d", "U12").Title, StringComparison.Ordinal);

    [Fact]
    public void RB26_DataSavedAndNothingOpen_ChecklistAndSecondPersonBeforeAnyErase()
    {
        var inputs = B with { Screen = LoginWindow, Key = KeyStanding.Bad, Backup = DataBackup.Done };
        var advice = Check(inputs, "O6d", "U12");
        var decision = LockoutRunbook.Decide(inputs);
        var done = advice.Checklist.Select(check => check.Item).ToHashSet();
        Assert.Equal([EraseItem.EveryHolder, EraseItem.DataBackup, EraseItem.Owner], advice.Checklist.Select(check => check.Item));
        Assert.DoesNotContain("erase and enrol", advice.Steps(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("No erase by one person alone", advice.Bans(), StringComparison.Ordinal);
        Assert.Empty(EraseChecklist.EraseSteps(decision, Call.Silicon, done, secondPersonConfirmed: false));
        Assert.Empty(EraseChecklist.EraseSteps(decision, Call.Silicon, done.Skip(1).ToHashSet(), secondPersonConfirmed: true));
        Assert.Contains("Erase All Content and Settings", EraseChecklist.EraseSteps(decision, Call.Silicon, done, secondPersonConfirmed: true)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void RB26_SomethingOpen_NoChecklistAndNoErase()
    {
        var inputs = B with { Screen = LoginWindow, Key = KeyStanding.Bad, Backup = DataBackup.Done, EscrowBuddy = Answer.Unknown };
        var advice = Check(inputs, "O6d", "U12");
        Assert.Empty(advice.Checklist);
        Assert.Contains("hand over", advice.Steps(), StringComparison.Ordinal);
        Assert.Empty(EraseChecklist.EraseSteps(LockoutRunbook.Decide(inputs), Call.Silicon, Enum.GetValues<EraseItem>().ToHashSet(), secondPersonConfirmed: true));
    }

    [Fact]
    public void RB27_NotProvenAfterRefresh_HandOver()
    {
        var advice = Check(B with { Screen = LoginWindow, Key = KeyStanding.Unknown, Refresh = KeyRefresh.Done }, "handOver", "U11");
        Assert.Contains("not proven, do not restart", advice.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void RB28_Desktop_SaveThenEnterAgain()
    {
        var advice = Check(B with { Screen = Desktop, Key = KeyStanding.Good }, "sessionOpen", "G8");
        Assert.StartsWith("Save everything", advice.Steps[0].Text, StringComparison.Ordinal);
        Assert.Contains("login window as the screen", advice.Steps[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void RB29_FileVaultOff_NoRevealAndRestartIsHarmless()
    {
        var advice = Check(B with { Screen = LoginWindow, Key = KeyStanding.None, Fv = DiskEncryption.Off }, "fvOff", "G7");
        NoReveal(advice);
        Assert.Contains("A restart is harmless", advice.Steps(), StringComparison.Ordinal);
    }

    [Fact]
    public void RB30_Wait() => Check(B with { Screen = Wait, Key = KeyStanding.Good }, "waitAndRetry", "G3");

    [Fact]
    public void RB31_LockPin() => NoReveal(Check(B with { Screen = LockPin, Key = KeyStanding.Good }, "handOver", "G6"));

    [Fact]
    public void RB32_Leaver_RecordStaysAndApprover()
    {
        var advice = Check(B with { Screen = LoginWindow, Key = KeyStanding.Good, Purpose = CallPurpose.Leaver }, "O9", "G2");
        Assert.Contains("approver", advice.Steps[0].Text, StringComparison.Ordinal);
        Assert.Contains("Do not delete the Jamf record", advice.Bans(), StringComparison.Ordinal);
    }

    private static RunbookAdvice Check(RunbookInputs inputs, string outcome, string row, RunbookScene? scene = null)
    {
        var decision = LockoutRunbook.Decide(inputs);
        Assert.Equal((outcome, row), (decision.Outcome.Id(), decision.Row));
        return inputs.Advise(scene);
    }

    private static void NoReveal(RunbookAdvice advice) => Assert.Equal(RevealOffer.None, advice.Reveal);

    private static int PlaceOf(RunbookAdvice advice, string start) => advice.Steps.ToList().FindIndex(step => step.Text.StartsWith(start, StringComparison.Ordinal));
}
