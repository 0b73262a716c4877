using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Runbook.RunbookOutcome;

namespace FleetToken.Domain.Runbook;

/// <summary>The lock-out runbook: a gate and two tables, each first match, total over all inputs (domain D.3).</summary>
public static class LockoutRunbook
{
    /// <summary>Decides by the first row that fits.</summary>
    public static RunbookDecision Decide(in RunbookInputs given)
    {
        var inputs = given.Normalised();
        var (outcome, row) = Gate(in inputs);
        return new(outcome, row, inputs);
    }

    private static (RunbookOutcome Outcome, string Row) Gate(in RunbookInputs i)
    {
        if (i.Identity != CallerIdentity.Verified)
        {
            return (O0, "G1");
        }

        if (i.Purpose == CallPurpose.Leaver)
        {
            return (O9, "G2");
        }

        if (i.Screen == MacScreen.Wait)
        {
            return (WaitAndRetry, "G3");
        }

        if (i.Clue == PasswordClue.Found)
        {
            return (O1, "G4");
        }

        if (i.Clue == PasswordClue.ChangedAtIdp)
        {
            return (O1p, "G5");
        }

        return i.Screen switch
        {
            MacScreen.FileVault or MacScreen.Recovery => Locked(in i), // G9
            MacScreen.LoginWindow or MacScreen.LockScreen => i.Fv == DiskEncryption.Off ? (FvOff, "G7") : Unlocked(in i), // G10
            MacScreen.Desktop => i.Fv == DiskEncryption.Off ? (FvOff, "G7") : (SessionOpen, "G8"),
            _ => (HandOver, "G6"),
        };
    }

    /// <summary>Table L: the disk is locked.</summary>
    private static (RunbookOutcome Outcome, string Row) Locked(in RunbookInputs i)
    {
        if (i.Refused == KeyRefusal.Once)
        {
            return (O2x, "L1");
        }

        if (i.Key is KeyStanding.Good or KeyStanding.Stale or KeyStanding.Unknown)
        {
            return (O2, "L2");
        }

        if (i.Twin == TwinKey.Untried)
        {
            return (O2t, "L3");
        }

        if (i.OwnCopy == Answer.Yes)
        {
            return (O2u, "L4");
        }

        if (i.AdminHolder is AdminHolder.WithMac or AdminHolder.Remote)
        {
            return (O3, "L5");
        }

        if (i.OtherHolder is OtherHolder.Proven or OtherHolder.Claimed)
        {
            return (O3b, "L6");
        }

        if (i.Irk == Answer.Yes)
        {
            return (O3c, "L7");
        }

        if (i.Heard == Answer.Yes)
        {
            return (HandOver, "L8");
        }

        return IsOpen(in i) ? (HandOver, "L9") : (O7, "L10");
    }

    /// <summary>Row L9: something that could still help is not known.</summary>
    private static bool IsOpen(in RunbookInputs i) =>
        i.Twin == TwinKey.Unknown || i.OwnCopy == Answer.Unknown || i.AdminHolder == AdminHolder.Unknown
        || i.OtherHolder == OtherHolder.Unknown || i.Irk == Answer.Unknown || i.Heard == Answer.Unknown;

    /// <summary>Table U: the disk is unlocked.</summary>
    private static (RunbookOutcome Outcome, string Row) Unlocked(in RunbookInputs i)
    {
        if (i.Key == KeyStanding.Good && i.Rotation == KeyRotation.None)
        {
            return (O5, "U1");
        }

        if (i.Online != MacOnline.Yes)
        {
            return Offline(in i);
        }

        if (i.Key is KeyStanding.Good or KeyStanding.Stale or KeyStanding.Unknown && i.Refresh == KeyRefresh.NotTried)
        {
            return (O5a, "U4");
        }

        if (i.Key == KeyStanding.Good)
        {
            return (HandOver, "U5");
        }

        if (i.Key is KeyStanding.Bad or KeyStanding.None && i.ProfilePath == Answer.Yes)
        {
            return (O6p, "U6");
        }

        if (i.EscrowBuddy == Answer.Yes && i.OtherHolder is OtherHolder.Proven or OtherHolder.Claimed)
        {
            return (O6a, "U7");
        }

        if (i.AdminHolder is AdminHolder.WithMac or AdminHolder.Remote)
        {
            return (O6b, "U8");
        }

        if (i.Bootstrap is BootstrapWay.Proven or BootstrapWay.Escrowed && i.ItAtLogin == Answer.Yes)
        {
            return (O6c, "U9");
        }

        return MayTakeTheTokenAway(in i) ? (O6, "U10") : NothingElse(in i);
    }

    /// <summary>Rows of table U for a Mac that does not reach Jamf.</summary>
    private static (RunbookOutcome Outcome, string Row) Offline(in RunbookInputs i)
    {
        if (i.AdminHolder == AdminHolder.WithMac)
        {
            return (O6b, "U2");
        }

        if (i.Online != MacOnline.Cannot)
        {
            return (O8, "U3");
        }

        if (i.Key == KeyStanding.Good)
        {
            return (HandOver, "U5");
        }

        return i.AdminHolder == AdminHolder.Remote ? (O6b, "U8") : NothingElse(in i);
    }

    private static (RunbookOutcome Outcome, string Row) NothingElse(in RunbookInputs i) =>
        i.Key is KeyStanding.Stale or KeyStanding.Unknown ? (HandOver, "U11") : (O6d, "U12");

    /// <summary>Row U10: every easier way is ruled out and nothing can be lost.</summary>
    private static bool MayTakeTheTokenAway(in RunbookInputs i) =>
        i.Key is KeyStanding.Bad or KeyStanding.None && i.Bootstrap == BootstrapWay.Proven
        && i.OtherHolder == OtherHolder.Proven && i.Backup == DataBackup.Done
        && i.ProfilePath != Answer.Unknown && i.EscrowBuddy != Answer.Unknown && i.AdminHolder != AdminHolder.Unknown && i.ItAtLogin != Answer.Unknown;
}
