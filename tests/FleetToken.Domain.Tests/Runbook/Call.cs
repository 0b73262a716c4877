using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>The baseline of the runbook vectors (domain K.1) and what the tests of the runbook share.</summary>
internal static class Call
{
    public static RunbookInputs Baseline { get; } = new()
    {
        Identity = CallerIdentity.Verified,
        Purpose = CallPurpose.LockOut,
        Screen = MacScreen.FileVault,
        Clue = PasswordClue.Forgotten,
        Fv = DiskEncryption.On,
        Refused = KeyRefusal.No,
        Twin = TwinKey.None,
        OwnCopy = Answer.No,
        AdminHolder = AdminHolder.None,
        OtherHolder = OtherHolder.No,
        Irk = Answer.No,
        Heard = Answer.No,
        Online = MacOnline.Yes,
        Refresh = KeyRefresh.NotTried,
        Rotation = KeyRotation.None,
        ProfilePath = Answer.No,
        EscrowBuddy = Answer.No,
        Bootstrap = BootstrapWay.No,
        ItAtLogin = Answer.No,
        Backup = DataBackup.NotDone,
    };

    public static RunbookScene Silicon { get; } = new() { Architecture = MacArchitecture.AppleSilicon, OsVersion = new(15, 6, 0), User = "alice", Admin = "bob" };

    public static RunbookScene IntelT2 { get; } = new() { Architecture = MacArchitecture.IntelT2, OsVersion = new(14, 7, 0), User = "alice" };

    /// <summary>One combination for each outcome, all vectors of K.1 among them.</summary>
    public static RunbookInputs At(MacScreen screen, KeyStanding key) => Baseline with { Screen = screen, Key = key };

    /// <summary>One combination for each row of table U, most of them a step away from the next row.</summary>
    public static RunbookInputs[] OfTableU(MacScreen screen)
    {
        var bad = At(screen, KeyStanding.Bad);
        var lastWay = bad with { Bootstrap = BootstrapWay.Proven, OtherHolder = OtherHolder.Proven, Backup = DataBackup.Done };
        return
        [
            At(screen, KeyStanding.Good),
            bad with { Online = MacOnline.No, AdminHolder = AdminHolder.WithMac },
            bad with { Online = MacOnline.No },
            At(screen, KeyStanding.Unknown),
            At(screen, KeyStanding.Good) with { Rotation = KeyRotation.Pending, Refresh = KeyRefresh.Failed },
            lastWay with { ProfilePath = Answer.Yes },
            lastWay with { EscrowBuddy = Answer.Yes },
            lastWay with { AdminHolder = AdminHolder.Remote },
            lastWay with { ItAtLogin = Answer.Yes },
            lastWay,
            At(screen, KeyStanding.Stale) with { Refresh = KeyRefresh.Done },
            bad with { Online = MacOnline.Cannot },
        ];
    }

    public static RunbookAdvice Advise(this RunbookInputs inputs, RunbookScene? scene = null) =>
        RunbookAdviceBook.For(LockoutRunbook.Decide(inputs), scene ?? Silicon);

    /// <summary>Everything a reader is told to do.</summary>
    public static string Steps(this RunbookAdvice advice) => string.Join('\n', advice.Steps.Select(step => $"{step.Text} {step.Caution}"));

    public static string Bans(this RunbookAdvice advice) => string.Join('\n', advice.DoNot.Select(ban => $"{ban.Text} {ban.Why}"));

    public static string All(this RunbookAdvice advice) => string.Join('\n',
        [advice.Title, advice.Steps(), advice.Bans(), .. advice.Say, .. advice.After, .. advice.Cautions, .. advice.Footnotes, .. advice.Preconditions, .. advice.Checklist.Select(check => check.Text)]);
}
