using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>Where an outcome's words depend on the Mac and the call (domain D.4).</summary>
public sealed class AdviceOfThisMacTests
{
    private const string SshFootnote = "SSH unlock", NotHere = "Not for this Mac";
    private static readonly RunbookInputs B = Call.Baseline;

    /// <summary>A running Mac for which nothing is left, and nothing is open (row U12).</summary>
    private static readonly RunbookInputs Saved = Call.At(MacScreen.LoginWindow, KeyStanding.Bad) with { Backup = DataBackup.Done };

    public static TheoryData<RunbookInputs> Open =>
    [
        Saved with { Backup = DataBackup.NotDone }, Saved with { Rotation = KeyRotation.Unknown }, Saved with { ProfilePath = Answer.Unknown }, Saved with { EscrowBuddy = Answer.Unknown },
        Saved with { AdminHolder = AdminHolder.Unknown }, Saved with { OtherHolder = OtherHolder.Unknown }, Saved with { Bootstrap = BootstrapWay.Unknown }, Saved with { ItAtLogin = Answer.Unknown },
    ];

    private static RunbookScene Scene(MacArchitecture architecture, string? version = "15.6") =>
        new() { Architecture = architecture, OsVersion = version is null ? null : MacOsVersion.Parse(version) };

    private static RunbookAdvice Of(RunbookOutcome outcome, RunbookInputs inputs, RunbookScene? scene = null) =>
        RunbookAdviceBook.For(new RunbookDecision(outcome, "row", inputs), scene ?? Call.Silicon);

    public static TheoryData<RunbookOutcome> Outcomes => [.. Enum.GetValues<RunbookOutcome>()];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Advice_OfEachOutcome_CarriesItAndNamesOnlyKnownDocuments(RunbookOutcome outcome)
    {
        var advice = Of(outcome, B);
        Assert.Equal((outcome, "row"), (advice.Outcome, advice.Row));
        Assert.NotEmpty(advice.Say);
        Assert.NotEmpty(advice.DoNot);
        Assert.All(advice.Steps.SelectMany(step => step.Sources).Except(["J"]), tag => Assert.Equal(tag, RunbookSources.Find(tag)?.Tag));
        Assert.DoesNotContain(RunbookAdviceBook.RecoveryLock, advice.Footnotes);
        Assert.Contains(RunbookAdviceBook.RecoveryLock, Of(outcome, B, Call.Silicon with { AsksForRecoveryLock = true }).Footnotes);
    }

    [Theory]
    [InlineData(RunbookOutcome.O2t, RunbookActors.Helpdesk | RunbookActors.MacAdmin)]
    [InlineData(RunbookOutcome.O3, RunbookActors.MacAdmin | RunbookActors.AtTheMac)]
    [InlineData(RunbookOutcome.O3b, RunbookActors.AtTheMac | RunbookActors.Helpdesk)]
    [InlineData(RunbookOutcome.O3c, RunbookActors.MacAdmin | RunbookActors.AtTheMac)]
    [InlineData(RunbookOutcome.O6a, RunbookActors.MacAdmin | RunbookActors.AtTheMac)]
    [InlineData(RunbookOutcome.O6b, RunbookActors.MacAdmin)]
    [InlineData(RunbookOutcome.O6c, RunbookActors.MacAdmin | RunbookActors.AtTheMac)]
    [InlineData(RunbookOutcome.FvOff, RunbookActors.MacAdmin | RunbookActors.AtTheMac)]
    public void WhoCanDoIt_OfOutcomesOfSeveral(RunbookOutcome outcome, RunbookActors expected) => Assert.Equal(expected, Of(outcome, B).WhoCanDoIt);

    [Fact]
    public void WhoCanDoIt_AdministratorWithTheMac_IsAtTheMacToo() =>
        Assert.Equal(RunbookActors.MacAdmin | RunbookActors.AtTheMac, Of(RunbookOutcome.O6b, B with { AdminHolder = AdminHolder.WithMac }).WhoCanDoIt);

    [Theory]
    [InlineData(MacArchitecture.AppleSilicon, "12.0.1", "Select the account")]
    [InlineData(MacArchitecture.AppleSilicon, "12.0", "Click “?”")]
    [InlineData(MacArchitecture.AppleSilicon, null, "On Apple silicon with|On any other Mac")]
    [InlineData(MacArchitecture.IntelT2, "15.6", "Click “?”|Only if no “?”")]
    [InlineData(MacArchitecture.IntelWithoutT2, null, "Click “?”|Only if no “?”")]
    [InlineData(MacArchitecture.Unknown, "15.6", "On Apple silicon with|On any other Mac|On Intel only, and only if no “?”")]
    [InlineData(MacArchitecture.Unknown, "11.7", "Click “?”|On Intel only, and only if no “?”")]
    public void Strokes_OfTheKey_OnlyThoseThatMayFit(MacArchitecture architecture, string? version, string starts)
    {
        string[] strokes = ["Select", "Click", "On ", "Only"];
        var steps = Of(RunbookOutcome.O2, B, Scene(architecture, version)).Steps.Select(step => step.Text).Where(text => strokes.Any(text.StartsWith)).ToList();
        Assert.Equal(starts.Split('|').Length, steps.Count);
        Assert.All(starts.Split('|').Zip(steps), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MacArchitecture.AppleSilicon, true, true)]
    [InlineData(MacArchitecture.Unknown, true, true)]
    [InlineData(MacArchitecture.IntelT2, true, false)]
    [InlineData(MacArchitecture.IntelWithoutT2, false, false)]
    public void Bans_WrongTriesAndPowerButton_WhereTheyHurt(MacArchitecture architecture, bool tries, bool button)
    {
        var bans = Of(RunbookOutcome.O2, B, Scene(architecture)).Bans();
        Assert.Equal((tries, button), (bans.Contains("No wrong tries on purpose", StringComparison.Ordinal), bans.Contains("hold the power button", StringComparison.Ordinal)));
        Assert.Equal(button, Of(RunbookOutcome.O5, B, Scene(architecture)).Bans().Contains("No power button", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MacArchitecture.IntelT2, true)]
    [InlineData(MacArchitecture.Unknown, true)]
    [InlineData(MacArchitecture.IntelWithoutT2, false)]
    public void Arrow_AfterThreeFailures_IsNotToBeFailedFor_WhereTriesAreLimited(MacArchitecture architecture, bool limited)
    {
        var advice = Of(RunbookOutcome.O2, B, Scene(architecture));
        var arrow = advice.Steps.Single(step => step.Text.Contains("an arrow appears", StringComparison.Ordinal));
        Assert.Equal((limited, limited), (arrow.Caution is not null, advice.Bans().Contains("No wrong tries on purpose.", StringComparison.Ordinal)));
    }

    [Fact]
    public void OnTheMac_WhereAKeyIsReadOut_LeadsToWhereItIsTyped()
    {
        var offers = Enum.GetValues<RunbookOutcome>().Where(outcome => Of(outcome, B with { Key = KeyStanding.Good }).OnTheMac.Count > 0);
        Assert.Equal([RunbookOutcome.O2, RunbookOutcome.O2x, RunbookOutcome.O2t, RunbookOutcome.O5, RunbookOutcome.O9], offers.Order());
        Assert.StartsWith("Restart", Of(RunbookOutcome.O5, B).OnTheMac[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Select the account", Of(RunbookOutcome.O2, B).OnTheMac[0].Text, StringComparison.Ordinal);
        Assert.Contains("leave it", Of(RunbookOutcome.O2, B with { Screen = MacScreen.Recovery }).OnTheMac[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reveal_RightMac_ByTheLastFourOfTheSerialNumberWhereThereAreSeveral()
    {
        Assert.DoesNotContain("last four", Of(RunbookOutcome.O2, B).Steps(), StringComparison.Ordinal);
        var steps = Of(RunbookOutcome.O2, B, Call.Silicon with { SeveralMacs = true }).Steps;
        Assert.Contains("last four", steps[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Reveal the key", steps[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_TypedFromRecovery_LeaveItFirst()
    {
        Assert.Contains("leave it by the Apple menu", Of(RunbookOutcome.O2, B with { Screen = MacScreen.Recovery }).Steps(), StringComparison.Ordinal);
        Assert.DoesNotContain("leave it by the Apple menu", Of(RunbookOutcome.O2, B).Steps(), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_Cautions_OnlyForADoubtfulKeyOrAMacThatWasHeard()
    {
        var good = B with { Key = KeyStanding.Good };
        var heard = Call.Silicon with { HeardAt = Baseline.Report };
        Assert.Empty(Of(RunbookOutcome.O2, good, heard).Cautions);
        Assert.False(Of(RunbookOutcome.O2, good).IsCaution);
        Assert.Contains("12:00 UTC", Assert.Single(Of(RunbookOutcome.O2, good with { Heard = Answer.Yes }, heard).Cautions), StringComparison.Ordinal);
        Assert.Empty(Of(RunbookOutcome.O2, good with { Heard = Answer.Yes }).Cautions);
        Assert.Single(Of(RunbookOutcome.O2, B with { Key = KeyStanding.Stale }, heard).Cautions);
    }

    [Theory]
    [InlineData("15.0", true)]
    [InlineData(null, true)]
    [InlineData("14.7", false)]
    public void ChangedAtProvider_PlatformSsoCaution_FromMacOs15(string? version, bool expected) =>
        Assert.Equal(expected, Of(RunbookOutcome.O1p, B, Scene(MacArchitecture.AppleSilicon, version)).Cautions.Count == 1);

    [Theory]
    [InlineData(MacArchitecture.AppleSilicon, "26.0", Answer.Yes, false)]
    [InlineData(MacArchitecture.AppleSilicon, "26.0", Answer.Unknown, false)]
    [InlineData(MacArchitecture.Unknown, null, Answer.Unknown, false)]
    [InlineData(MacArchitecture.AppleSilicon, "15.6", Answer.Yes, true)]
    [InlineData(MacArchitecture.AppleSilicon, "26.0", Answer.No, true)]
    [InlineData(MacArchitecture.IntelT2, "26.0", Answer.Yes, true)]
    [InlineData(MacArchitecture.IntelWithoutT2, null, Answer.Unknown, true)]
    public void SshUnlock_IsAFootnote_MarkedWhereItCannotWork(MacArchitecture architecture, string? version, Answer remoteLogin, bool shut) =>
        Assert.All([RunbookOutcome.O3, RunbookOutcome.O3b], outcome =>
        {
            var advice = Of(outcome, B, Scene(architecture, version) with { RemoteLogin = remoteLogin });
            Assert.Equal(shut, advice.Footnotes.Single(note => note.Contains(SshFootnote, StringComparison.Ordinal)).StartsWith(NotHere, StringComparison.Ordinal));
        });

    [Theory]
    [InlineData(Answer.Yes, "Take the helping administrator's token away")]
    [InlineData(Answer.No, "may keep the token")]
    [InlineData(Answer.Unknown, "If the helping administrator is one of IT's")]
    public void AdminsToken_AfterTheHelp_GoesWhereTheAccountIsOneOfIts(Answer isIt, string expected) =>
        Assert.All([RunbookOutcome.O3, RunbookOutcome.O6b], outcome =>
            Assert.Single(Of(outcome, B, Call.Silicon with { AdminIsItAccount = isIt }).After, after => after.Contains(expected, StringComparison.Ordinal)));

    [Theory]
    [InlineData(KeyRotation.None, false)]
    [InlineData(KeyRotation.Pending, true)]
    [InlineData(KeyRotation.Unknown, true)]
    public void Refresh_ANewKeyMayBeOnItsWay_LetItEnd(KeyRotation rotation, bool expected) =>
        Assert.Equal(expected, Of(RunbookOutcome.O5a, B with { Rotation = rotation }).Steps().Contains("let it end, or stop it", StringComparison.Ordinal));

    [Fact]
    public void SaveData_ThenErase_OnlyWhereNothingIsOpen() =>
        Assert.StartsWith("The data are safe and nothing is open", Of(RunbookOutcome.O6d, Saved).Steps[3].Text, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Open))]
    public void SaveData_SomethingOpen_HandOver(RunbookInputs inputs)
    {
        var advice = Of(RunbookOutcome.O6d, inputs);
        Assert.Contains("hand over", advice.Steps[3].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("erase and enrol", advice.Steps(), StringComparison.Ordinal);
    }

    [Fact]
    public void SaveData_NotKnownWhetherOnline_HandOver() =>
        Assert.Contains("hand over", Of(RunbookOutcome.O6d, Saved with { Online = MacOnline.Unknown }).Steps[3].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(KeyStanding.Bad, KeyRefusal.No, RevealOffer.LastAttempt)]
    [InlineData(KeyStanding.Bad, KeyRefusal.Settled, RevealOffer.None)]
    [InlineData(KeyStanding.None, KeyRefusal.No, RevealOffer.None)]
    public void NoWayIn_InvalidKeyIsRevealedOnceAtMost(KeyStanding key, KeyRefusal refused, RevealOffer expected) =>
        Assert.Equal(expected, Of(RunbookOutcome.O7, B with { Key = key, Refused = refused }).Reveal);

    [Theory]
    [InlineData(KeyStanding.Bad, MacArchitecture.AppleSilicon, true, false)]
    [InlineData(KeyStanding.None, MacArchitecture.AppleSilicon, false, false)]
    [InlineData(KeyStanding.Bad, MacArchitecture.IntelT2, true, true)]
    [InlineData(KeyStanding.None, MacArchitecture.Unknown, false, true)]
    public void Checklist_OfThisMac(KeyStanding key, MacArchitecture architecture, bool invalidKey, bool institutional)
    {
        var items = Of(RunbookOutcome.O7, B with { Key = key }, Scene(architecture)).Checklist.Select(check => check.Item).ToHashSet();
        Assert.Equal((invalidKey, institutional), (items.Contains(EraseItem.InvalidKey), items.Contains(EraseItem.InstitutionalKey)));
        Assert.Equal(8, items.Except([EraseItem.InvalidKey, EraseItem.InstitutionalKey]).Count());
    }

    [Theory]
    [InlineData(KeyStanding.Good, RevealOffer.ThisRecord, "before you have the key", "Type the key at the FileVault screen")]
    [InlineData(KeyStanding.Stale, RevealOffer.None, "the key is not proven", "go on as for a lock-out")]
    public void Leaver_KeyIsShownAndTypedOnlyWhereProven(KeyStanding key, RevealOffer reveal, string restart, string then)
    {
        var advice = Of(RunbookOutcome.O9, B with { Key = key });
        Assert.Equal(reveal, advice.Reveal);
        Assert.Contains(restart, advice.Steps[3].Text, StringComparison.Ordinal);
        Assert.Contains(then, advice.Steps[4].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("back in", string.Join(' ', advice.After), StringComparison.Ordinal);
        Assert.Equal(key == KeyStanding.Good, advice.Steps().Contains("Option-Shift-Return", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MacScreen.LockPin, "a lock that FleetToken has no key for", "asks for a PIN", "are in Jamf, not here")]
    [InlineData(MacScreen.Unclear, "the screen is not clear", "which screen this is", "ask for a photo")]
    public void HandOver_G6_ByTheScreen(MacScreen screen, string title, string meaning, string first)
    {
        var advice = (B with { Screen = screen }).Advise();
        Assert.EndsWith(title, advice.Title, StringComparison.Ordinal);
        Assert.Contains(meaning, advice.Preconditions[0], StringComparison.Ordinal);
        Assert.Contains(first, advice.Steps[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void HandOver_L9_NamesWhatIsOpenAndNothingElse()
    {
        var known = B with { Key = KeyStanding.Bad };
        (RunbookInputs Inputs, string Words)[] open =
        [
            (known with { Twin = TwinKey.Unknown }, "other records of this Mac"),
            (known with { OwnCopy = Answer.Unknown }, "the person's own copy of the key"),
            (known with { AdminHolder = AdminHolder.Unknown }, "an administrator who holds a token"),
            (known with { OtherHolder = OtherHolder.Unknown }, "another token holder"),
            (known with { Irk = Answer.Unknown }, "the institutional key"),
            (known with { Heard = Answer.Unknown }, "whether Jamf hears from the Mac"),
        ];
        Assert.All(open, one => Assert.Equal($"Settle what is open: {one.Words}.", one.Inputs.Advise().Steps[0].Text));
    }

    [Fact]
    public void HandOver_ByChoice_SaysSoBesideTheRow()
    {
        Assert.Equal("L2, by choice", RunbookAdviceBook.HandOver(LockoutRunbook.Decide(B with { Key = KeyStanding.Good })).Row);
        Assert.Equal("G6", RunbookAdviceBook.HandOver(LockoutRunbook.Decide(B with { Screen = MacScreen.Unclear })).Row);
    }

    [Fact]
    public void EraseSteps_AreAlsoOfAMacAdmin_AndOnlyOfO7()
    {
        var decision = LockoutRunbook.Decide(B with { Key = KeyStanding.Bad });
        var all = Enum.GetValues<EraseItem>().ToHashSet();
        Assert.Equal(StepActor.MacAdminAtTheMac, EraseChecklist.EraseSteps(decision, Call.IntelT2, all, secondPersonConfirmed: true)[0].WhoCanDoIt);
        Assert.Empty(EraseChecklist.EraseSteps(decision with { Outcome = RunbookOutcome.O6d }, Call.IntelT2, all, secondPersonConfirmed: true));
        Assert.Empty(EraseChecklist.EraseSteps(decision, Call.IntelT2, all, secondPersonConfirmed: false));
    }
}
