using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>Every combination of inputs against the properties P1 to P6 (domain D.3), which are said here without the tables.</summary>
public sealed class EveryCallTests
{
    /// <summary>Never reached by not knowing something.</summary>
    private static bool IsBold(RunbookOutcome outcome) =>
        outcome is RunbookOutcome.O5 or RunbookOutcome.O6 or RunbookOutcome.O6p or RunbookOutcome.O7 or RunbookOutcome.FvOff;

    [Fact]
    public void Gate_384Combinations_EachRowReachedAndNothingUnsafe()
    {
        var rows = new HashSet<string>();
        var count = 0;
        foreach (var inputs in EveryValue.OfGate())
        {
            count++;
            var (identity, screen, fv) = (inputs.Identity, inputs.Screen, inputs.Fv);
            var decision = LockoutRunbook.Decide(inputs);
            rows.Add(decision.Row[0] == 'G' ? decision.Row : decision.Row[..1]);
            Assert.Equal(identity != CallerIdentity.Verified, decision.Outcome == RunbookOutcome.O0);
            Assert.True(decision.Outcome != RunbookOutcome.FvOff || (fv == DiskEncryption.Off && screen is MacScreen.LoginWindow or MacScreen.LockScreen or MacScreen.Desktop));
            Assert.True(decision.Outcome != RunbookOutcome.O5 || (screen is MacScreen.LoginWindow or MacScreen.LockScreen && identity == CallerIdentity.Verified));
            Assert.True(decision.Outcome != RunbookOutcome.O2 || screen is MacScreen.FileVault or MacScreen.Recovery);
            var unknown = LockoutRunbook.Decide(inputs with { Fv = DiskEncryption.Unknown }).Outcome;
            Assert.True(!IsBold(unknown) || unknown == decision.Outcome || decision.Outcome == RunbookOutcome.FvOff);
            Assert.Equal(LockoutRunbook.Decide(inputs with { Clue = PasswordClue.Forgotten }).Outcome, LockoutRunbook.Decide(inputs with { Clue = PasswordClue.Unknown }).Outcome);
        }

        Assert.Equal(384, count);
        Assert.Equal(["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "L", "U"], rows.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(MacScreen.FileVault)]
    [InlineData(MacScreen.Recovery)]
    public void Locked_19440Combinations_NoEraseWhileAnythingMayHelp(MacScreen screen)
    {
        var rows = new HashSet<string>();
        var count = 0;
        foreach (var inputs in EveryValue.OfLocked(screen))
        {
            count++;
            var decision = LockoutRunbook.Decide(inputs);
            rows.Add(decision.Row);
            var keyMayHelp = inputs.Refused != KeyRefusal.Settled && inputs.Key is KeyStanding.Good or KeyStanding.Stale or KeyStanding.Unknown;
            if (decision.Outcome == RunbookOutcome.O7 && (keyMayHelp || inputs.Twin != TwinKey.None || inputs.OwnCopy != Answer.No || inputs.AdminHolder != AdminHolder.None
                || inputs.OtherHolder != OtherHolder.No || inputs.Irk != Answer.No || inputs.Heard != Answer.No))
            {
                Assert.Fail($"P3: {inputs}");
            }

            if (decision.Outcome is RunbookOutcome.O5 or RunbookOutcome.FvOff or RunbookOutcome.O6 or RunbookOutcome.O6p)
            {
                Assert.Fail($"Not for a locked disk: {inputs}");
            }

            if (decision.Outcome != RunbookOutcome.O7 && Doubts(inputs).Any(doubt => IsBold(LockoutRunbook.Decide(doubt).Outcome)))
            {
                Assert.Fail($"P5: {inputs}");
            }
        }

        Assert.Equal(19_440, count);
        Assert.Equal(Enumerable.Range(1, 10).Select(row => $"L{row}").Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Unlocked_2799360Combinations_RestartOnlyWithAProvenKey()
    {
        var rows = new bool[13];
        var count = 0;
        foreach (var inputs in EveryValue.OfUnlocked(MacScreen.LoginWindow))
        {
            count++;
            var decision = LockoutRunbook.Decide(in inputs);
            rows[int.Parse(decision.Row.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)] = true;
            if (Fault(in inputs, decision.Outcome) is { } fault)
            {
                Assert.Fail($"{fault}: {inputs}");
            }
        }

        Assert.Equal(2_799_360, count);
        Assert.Equal(Enumerable.Repeat(true, 12), rows[1..]);
    }

    [Fact]
    public void Reveal_EveryCombinationOfGateAndLocked_OnlyWhereAKeyMayBeShown()
    {
        foreach (var outcome in Enum.GetValues<RunbookOutcome>())
        {
            foreach (var key in Enum.GetValues<KeyStanding>())
            {
                var inputs = Call.Baseline with { Key = key };
                var advice = RunbookAdviceBook.For(new RunbookDecision(outcome, "L10", inputs), Call.Silicon);
                var may = outcome is RunbookOutcome.O2 or RunbookOutcome.O2t or RunbookOutcome.O5
                    || (outcome == RunbookOutcome.O7 && key == KeyStanding.Bad) || (outcome == RunbookOutcome.O9 && key == KeyStanding.Good);
                Assert.Equal((outcome, key, may), (outcome, key, advice.Reveal != RevealOffer.None));
            }
        }
    }

    private static string? Fault(in RunbookInputs inputs, RunbookOutcome outcome)
    {
        if (outcome == RunbookOutcome.O5 && (inputs.Key != KeyStanding.Good || inputs.Refused != KeyRefusal.No || inputs.Rotation != KeyRotation.None))
        {
            return "P2";
        }

        if (outcome is RunbookOutcome.O7 or RunbookOutcome.O2 or RunbookOutcome.O2t or RunbookOutcome.FvOff or RunbookOutcome.O9)
        {
            return "P3, P6: not for an unlocked disk";
        }

        if (outcome is RunbookOutcome.O6 or RunbookOutcome.O6p && inputs.Refused != KeyRefusal.Settled && inputs.Key is not (KeyStanding.Bad or KeyStanding.None))
        {
            return "P4";
        }

        return !IsBold(outcome) && DoubtIsBold(in inputs) ? "P5" : null;
    }

    /// <summary>Whether not knowing one of the inputs would lead to a bold outcome, one by one without a list.</summary>
    private static bool DoubtIsBold(in RunbookInputs i) =>
        Bold(i with { Key = KeyStanding.Unknown }) || Bold(i with { Rotation = KeyRotation.Unknown }) || Bold(i with { Online = MacOnline.Unknown })
        || Bold(i with { ProfilePath = Answer.Unknown }) || Bold(i with { EscrowBuddy = Answer.Unknown }) || Bold(i with { AdminHolder = AdminHolder.Unknown })
        || Bold(i with { OtherHolder = OtherHolder.Unknown }) || Bold(i with { Bootstrap = BootstrapWay.Unknown }) || Bold(i with { ItAtLogin = Answer.Unknown })
        || Bold(i with { Backup = DataBackup.Unknown });

    private static bool Bold(in RunbookInputs inputs) => IsBold(LockoutRunbook.Decide(in inputs).Outcome);

    private static IEnumerable<RunbookInputs> Doubts(RunbookInputs i) =>
    [
        i with { Key = KeyStanding.Unknown }, i with { Twin = TwinKey.Unknown }, i with { OwnCopy = Answer.Unknown }, i with { AdminHolder = AdminHolder.Unknown },
        i with { OtherHolder = OtherHolder.Unknown }, i with { Irk = Answer.Unknown }, i with { Heard = Answer.Unknown }, i with { Screen = MacScreen.Unclear },
        i with { Clue = PasswordClue.Unknown },
    ];
}
