using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>Which question comes next: the human input of the first row whose other conditions hold (domain D.1).</summary>
public static class RunbookQuestions
{
    /// <summary>Questions after which the outcome is shown in any case.</summary>
    public const int MostBeforeOutcome = 5;

    /// <summary>The next question; null where none can change the outcome for now. What is in <paramref name="asked"/> is not asked again.</summary>
    public static Question? Next(in RunbookInputs given, IReadOnlySet<RunbookInput> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var inputs = given.Normalised();
        return Input(in inputs, asked) is { } input ? Words(input, inputs.Purpose) with { OutcomeShown = asked.Count >= MostBeforeOutcome } : null;
    }

    private static Question Words(RunbookInput input, CallPurpose purpose) =>
        input == RunbookInput.Identity && purpose == CallPurpose.Leaver ? QuestionBook.OfWhoAsks : QuestionBook.Of(input);

    private static RunbookInput? Input(in RunbookInputs i, IReadOnlySet<RunbookInput> asked)
    {
        if (i.Identity != CallerIdentity.Verified)
        {
            return Once(RunbookInput.Identity, asked);
        }

        if (i.Purpose == CallPurpose.Leaver || i.Screen is MacScreen.Wait or MacScreen.LockPin)
        {
            return null;
        }

        if (i.Screen == MacScreen.Unclear && !asked.Contains(RunbookInput.Screen))
        {
            return RunbookInput.Screen;
        }

        if (i.Clue == PasswordClue.Unknown && !asked.Contains(RunbookInput.Clue))
        {
            return RunbookInput.Clue;
        }

        if (i.Clue is PasswordClue.Found or PasswordClue.ChangedAtIdp)
        {
            return null;
        }

        return i.Screen switch
        {
            MacScreen.FileVault or MacScreen.Recovery => OfLocked(in i, asked),
            MacScreen.LoginWindow or MacScreen.LockScreen when i.Fv != DiskEncryption.Off => OfUnlocked(in i, asked),
            _ => null,
        };
    }

    private static RunbookInput? OfLocked(in RunbookInputs i, IReadOnlySet<RunbookInput> asked)
    {
        if (i.Refused == KeyRefusal.Once || i.Key is not (KeyStanding.Bad or KeyStanding.None) || i.Twin == TwinKey.Untried || i.OwnCopy == Answer.Yes)
        {
            return null; // L1 to L4
        }

        if (i.OwnCopy == Answer.Unknown && !asked.Contains(RunbookInput.OwnCopy))
        {
            return RunbookInput.OwnCopy; // L4
        }

        if (i.AdminHolder is AdminHolder.WithMac or AdminHolder.Remote)
        {
            return null; // L5
        }

        if (i.AdminHolder == AdminHolder.Unknown && !asked.Contains(RunbookInput.AdminHolder))
        {
            return RunbookInput.AdminHolder; // L5
        }

        if (i.OtherHolder is OtherHolder.Proven or OtherHolder.Claimed)
        {
            return null; // L6
        }

        if (i.OtherHolder == OtherHolder.Unknown && !asked.Contains(RunbookInput.OtherHolder))
        {
            return RunbookInput.OtherHolder; // L6
        }

        if (i.Irk == Answer.Yes)
        {
            return null; // L7
        }

        if (i.Irk == Answer.Unknown && !asked.Contains(RunbookInput.Irk))
        {
            return RunbookInput.Irk; // L7
        }

        return i.Heard != Answer.Yes && i.Twin == TwinKey.Unknown ? Once(RunbookInput.Twin, asked) : null; // L8, L9
    }

    private static RunbookInput? OfUnlocked(in RunbookInputs i, IReadOnlySet<RunbookInput> asked)
    {
        if (i.Key == KeyStanding.Good && i.Rotation == KeyRotation.Unknown && !asked.Contains(RunbookInput.Rotation))
        {
            return RunbookInput.Rotation; // U1
        }

        if (i.Key == KeyStanding.Good && i.Rotation == KeyRotation.None)
        {
            return null; // U1
        }

        if (i.Online != MacOnline.Yes)
        {
            return i.AdminHolder == AdminHolder.Unknown ? Once(RunbookInput.AdminHolder, asked) : null; // U2, U3, U8
        }

        var notBad = i.Key is not (KeyStanding.Bad or KeyStanding.None);
        if (i.Key == KeyStanding.Good || (notBad && i.Refresh == KeyRefresh.NotTried) || (!notBad && i.ProfilePath == Answer.Yes))
        {
            return null; // U4 to U6
        }

        return OfWays(in i, asked);
    }

    /// <summary>Rows U7 to U10, of a Mac that reaches Jamf.</summary>
    private static RunbookInput? OfWays(in RunbookInputs i, IReadOnlySet<RunbookInput> asked)
    {
        var other = i.OtherHolder is OtherHolder.Proven or OtherHolder.Claimed;
        if (i.EscrowBuddy == Answer.Yes && i.OtherHolder == OtherHolder.Unknown && !asked.Contains(RunbookInput.OtherHolder))
        {
            return RunbookInput.OtherHolder; // U7
        }

        if ((i.EscrowBuddy == Answer.Yes && other) || i.AdminHolder is AdminHolder.WithMac or AdminHolder.Remote)
        {
            return null; // U7, U8
        }

        if (i.AdminHolder == AdminHolder.Unknown && !asked.Contains(RunbookInput.AdminHolder))
        {
            return RunbookInput.AdminHolder; // U8
        }

        var gives = i.Bootstrap is BootstrapWay.Proven or BootstrapWay.Escrowed;
        if (gives && i.ItAtLogin == Answer.Unknown && !asked.Contains(RunbookInput.ItAtLogin))
        {
            return RunbookInput.ItAtLogin; // U9
        }

        if ((gives && i.ItAtLogin == Answer.Yes) || !MayTakeTheTokenAway(in i))
        {
            return null; // U9, U10
        }

        if (i.OtherHolder == OtherHolder.Unknown && !asked.Contains(RunbookInput.OtherHolder))
        {
            return RunbookInput.OtherHolder; // U10
        }

        return i.OtherHolder == OtherHolder.Proven && i.Backup == DataBackup.Unknown ? Once(RunbookInput.Backup, asked) : null; // U10
    }

    /// <summary>What row U10 reads besides the two answers it still may ask for.</summary>
    private static bool MayTakeTheTokenAway(in RunbookInputs i) =>
        i.Key is KeyStanding.Bad or KeyStanding.None && i.Bootstrap == BootstrapWay.Proven
        && i.ProfilePath != Answer.Unknown && i.EscrowBuddy != Answer.Unknown && i.AdminHolder != AdminHolder.Unknown && i.ItAtLogin != Answer.Unknown;

    private static RunbookInput? Once(RunbookInput input, IReadOnlySet<RunbookInput> asked) => asked.Contains(input) ? null : input;
}
