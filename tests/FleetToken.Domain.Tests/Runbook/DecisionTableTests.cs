using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Runbook.MacScreen;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>The three tables as the domain writes them (D.3), row by row, against what is decided.</summary>
public sealed class DecisionTableTests
{
    /// <summary>One row: its id, its condition, its outcome.</summary>
    private sealed record Row(string Id, Func<RunbookInputs, bool> If, RunbookOutcome Outcome);

    private static readonly Row[] Gate =
    [
        new("G1", i => i.Identity != CallerIdentity.Verified, RunbookOutcome.O0),
        new("G2", i => i.Purpose == CallPurpose.Leaver, RunbookOutcome.O9),
        new("G3", i => i.Screen == Wait, RunbookOutcome.WaitAndRetry),
        new("G4", i => i.Clue == PasswordClue.Found, RunbookOutcome.O1),
        new("G5", i => i.Clue == PasswordClue.ChangedAtIdp, RunbookOutcome.O1p),
        new("G6", i => i.Screen is LockPin or Unclear, RunbookOutcome.HandOver),
        new("G7", i => i.Fv == DiskEncryption.Off && i.Screen is LoginWindow or LockScreen or Desktop, RunbookOutcome.FvOff),
        new("G8", i => i.Screen == Desktop, RunbookOutcome.SessionOpen),
    ];

    private static readonly Row[] Locked =
    [
        new("L1", i => i.Refused == KeyRefusal.Once, RunbookOutcome.O2x),
        new("L2", i => i.Key is KeyStanding.Good or KeyStanding.Stale or KeyStanding.Unknown, RunbookOutcome.O2),
        new("L3", i => i.Twin == TwinKey.Untried, RunbookOutcome.O2t),
        new("L4", i => i.OwnCopy == Answer.Yes, RunbookOutcome.O2u),
        new("L5", i => i.AdminHolder is AdminHolder.WithMac or AdminHolder.Remote, RunbookOutcome.O3),
        new("L6", i => i.OtherHolder is OtherHolder.Proven or OtherHolder.Claimed, RunbookOutcome.O3b),
        new("L7", i => i.Irk == Answer.Yes, RunbookOutcome.O3c),
        new("L8", i => i.Heard == Answer.Yes, RunbookOutcome.HandOver),
        new("L9", i => i.Twin == TwinKey.Unknown || i.AdminHolder == AdminHolder.Unknown || i.OtherHolder == OtherHolder.Unknown
            || new[] { i.OwnCopy, i.Irk, i.Heard }.Contains(Answer.Unknown), RunbookOutcome.HandOver),
        new("L10", _ => true, RunbookOutcome.O7),
    ];

    private static readonly Row[] Unlocked =
    [
        new("U1", i => i.Key == KeyStanding.Good && i.Rotation == KeyRotation.None, RunbookOutcome.O5),
        new("U2", i => i.Online != MacOnline.Yes && i.AdminHolder == AdminHolder.WithMac, RunbookOutcome.O6b),
        new("U3", i => i.Online is MacOnline.No or MacOnline.Unknown, RunbookOutcome.O8),
        new("U4", i => Online(i) && !BadOrNone(i) && i.Refresh == KeyRefresh.NotTried, RunbookOutcome.O5a),
        new("U5", i => i.Key == KeyStanding.Good, RunbookOutcome.HandOver),
        new("U6", i => Online(i) && BadOrNone(i) && i.ProfilePath == Answer.Yes, RunbookOutcome.O6p),
        new("U7", i => Online(i) && i.EscrowBuddy == Answer.Yes && i.OtherHolder is OtherHolder.Proven or OtherHolder.Claimed, RunbookOutcome.O6a),
        new("U8", i => i.AdminHolder is AdminHolder.WithMac or AdminHolder.Remote, RunbookOutcome.O6b),
        new("U9", i => Online(i) && i.Bootstrap is BootstrapWay.Proven or BootstrapWay.Escrowed && i.ItAtLogin == Answer.Yes, RunbookOutcome.O6c),
        new("U10", i => Online(i) && BadOrNone(i) && i.Bootstrap == BootstrapWay.Proven && i.OtherHolder == OtherHolder.Proven && i.Backup == DataBackup.Done
            && i.AdminHolder != AdminHolder.Unknown && !new[] { i.ProfilePath, i.EscrowBuddy, i.ItAtLogin }.Contains(Answer.Unknown), RunbookOutcome.O6),
        new("U11", i => i.Key is KeyStanding.Stale or KeyStanding.Unknown, RunbookOutcome.HandOver),
        new("U12", _ => true, RunbookOutcome.O6d),
    ];

    [Fact]
    public void Gate_EveryCombination_FirstRowThatFits() => Check(EveryValue.OfGate());

    [Theory]
    [InlineData(MacScreen.FileVault)]
    [InlineData(Recovery)]
    public void Locked_EveryCombination_FirstRowThatFits(MacScreen screen) => Check(EveryValue.OfLocked(screen));

    [Theory]
    [InlineData(LoginWindow)]
    [InlineData(LockScreen)]
    public void Unlocked_AroundEachRow_FirstRowThatFits(MacScreen screen)
    {
        var rows = Call.OfTableU(screen);
        Assert.Equal(Unlocked.Select(row => row.Id), rows.Select(inputs => LockoutRunbook.Decide(inputs).Row));
        Check(rows.SelectMany(EveryValue.NearUnlocked));
    }

    [Theory]
    [InlineData(MacScreen.FileVault, KeyStanding.Good, KeyRefusal.No, false, KeyStanding.Good)]
    [InlineData(MacScreen.FileVault, KeyStanding.Good, KeyRefusal.Settled, false, KeyStanding.Bad)] // N1
    [InlineData(LoginWindow, KeyStanding.Good, KeyRefusal.No, true, KeyStanding.None)] // N2
    [InlineData(MacScreen.FileVault, KeyStanding.Good, KeyRefusal.Settled, true, KeyStanding.None)] // N1, then N2
    [InlineData(LoginWindow, KeyStanding.Good, KeyRefusal.Once, false, KeyStanding.Unknown)] // N3
    [InlineData(LockScreen, KeyStanding.Stale, KeyRefusal.Once, false, KeyStanding.Unknown)] // N3
    [InlineData(LoginWindow, KeyStanding.Bad, KeyRefusal.Once, false, KeyStanding.Bad)]
    [InlineData(LoginWindow, KeyStanding.Good, KeyRefusal.No, false, KeyStanding.Good)]
    [InlineData(MacScreen.FileVault, KeyStanding.Good, KeyRefusal.Once, false, KeyStanding.Good)]
    [InlineData(Desktop, KeyStanding.Stale, KeyRefusal.Once, false, KeyStanding.Stale)]
    public void Normalised_ByN1ToN3_KeyCountsAsWhatItIs(MacScreen screen, KeyStanding key, KeyRefusal refused, bool answeredNone, KeyStanding expected)
    {
        var inputs = Call.At(screen, key) with { Refused = refused, RevealAnsweredNone = answeredNone };
        Assert.Equal(inputs with { Key = expected }, inputs.Normalised());
        Assert.Equal(expected, LockoutRunbook.Decide(inputs).Inputs.Key);
    }

    private static void Check(IEnumerable<RunbookInputs> all)
    {
        foreach (var inputs in all)
        {
            var decision = LockoutRunbook.Decide(inputs);
            var row = Gate.FirstOrDefault(row => row.If(decision.Inputs))
                ?? (inputs.Screen is MacScreen.FileVault or Recovery ? Locked : Unlocked).First(row => row.If(decision.Inputs));
            if (row.Id != decision.Row || row.Outcome != decision.Outcome)
            {
                Assert.Fail($"{row.Id}, not {decision.Row}: {inputs}");
            }
        }
    }

    private static bool Online(RunbookInputs i) => i.Online == MacOnline.Yes;

    private static bool BadOrNone(RunbookInputs i) => i.Key is KeyStanding.Bad or KeyStanding.None;
}
