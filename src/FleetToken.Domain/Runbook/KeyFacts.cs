using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>Prefills what concerns disk and key: <c>fv</c>, <c>key</c>, <c>rotation</c>, <c>twin</c>, <c>irk</c> (domain D.1).</summary>
internal static class KeyFacts
{
    /// <summary>macOS from which a re-installed escrow profile makes a new key (domain G.4 R6).</summary>
    private const int RotatesByProfile = 26;

    public static (DiskEncryption Value, Reason Because) Encryption(RunbookSituation situation, AgeClock clock)
    {
        var verdict = situation.Verdicts.FileVault;
        var read = verdict.Because[0] with { Rule = "D.1 fv, " + verdict.Because[0].Rule };
        return verdict.Value switch
        {
            // As sure as the first row of safeToRestart: after this outcome people restart.
            FileVaultState.Off => RestartVerdict.OffIsSure(situation.Subject, situation.Verdicts, clock) ? (DiskEncryption.Off, read)
                : (DiskEncryption.Unknown, read with { Value = "off, but too old or contradicted" }),
            FileVaultState.Unknown => (DiskEncryption.Unknown, read),
            _ => (DiskEncryption.On, read),
        };
    }

    public static (KeyStanding Value, Reason Because) Key(RunbookSituation situation)
    {
        const string Rule = "D.1 key";
        var verdicts = situation.Verdicts;
        var mac = situation.Subject.Mac;
        var validity = new Reason(Rule, "key validity", Names.Of(mac.RecoveryKey.Validity), mac.ReportedAt);
        if (mac.RecoveryKey.Validity == KeyValidity.Valid)
        {
            return WhyNotGood(situation) is { } doubt ? (KeyStanding.Stale, doubt with { Rule = Rule }) : (KeyStanding.Good, validity);
        }

        if (mac.RecoveryKey.Validity == KeyValidity.Invalid)
        {
            return (KeyStanding.Bad, validity);
        }

        if (situation.FoundNoKeyAt is { } missing && !(mac.Attributes?.Ftk1?.KeyFileAt > missing))
        {
            return (KeyStanding.None, new(Rule, "earlier reveal", "no key", missing));
        }

        return verdicts.KeyEscrowed.Value == Answer.No
            ? (KeyStanding.None, verdicts.KeyEscrowed.Because[0] with { Rule = Rule })
            : (KeyStanding.Unknown, validity);
    }

    public static (KeyRotation Value, Reason Because) Rotation(RunbookSituation situation, AgeClock clock)
    {
        const string Rule = "D.1 rotation";
        var mac = situation.Subject.Mac;
        if (situation.RotationOpen)
        {
            return (KeyRotation.Pending, new(Rule, "follow-up", "asked for a new key", situation.RotationAskedAt));
        }

        var line = UsableLine.Of(situation);
        if (line?.EscrowBuddy == 2)
        {
            return (KeyRotation.Pending, new(Rule, "FTK1 eb", "2", line.At));
        }

        var (policy, finished, coming) = (situation.Subject.RotationPolicyInScope, situation.RotationPolicyFinished, situation.EscrowProfileComing);
        if (policy == Answer.Yes && finished == Answer.No)
        {
            return (KeyRotation.Pending, new(Rule, "policy that issues a new key, in scope", "not finished", null));
        }

        if (coming == Answer.Yes)
        {
            return (KeyRotation.Pending, new(Rule, "escrow profile", "on its way", null));
        }

        if (line?.EscrowBuddy is null || !clock.IsFresh(line.At, situation.Subject.Settings.KeyProofMaxAge))
        {
            return (KeyRotation.Unknown, new(Rule, "FTK1 eb", line?.EscrowBuddy is null ? null : "too old", line?.At));
        }

        if (policy != Answer.No && finished != Answer.Yes)
        {
            return (KeyRotation.Unknown, new(Rule, "policy that issues a new key", policy == Answer.Yes ? "in scope, not known to have finished" : null, null));
        }

        // Before macOS 26 a profile makes no new key, so one on its way does not matter.
        return coming == Answer.Unknown && mac.OsVersion?.IsAtLeast(RotatesByProfile) != false
            ? (KeyRotation.Unknown, new(Rule, "escrow profile on its way", null, null))
            : (KeyRotation.None, new(Rule, "follow-up, FTK1 eb, policies, escrow profile", "none asks for a new key", line.At));
    }

    public static (TwinKey Value, Reason Because) Twin(RunbookSituation situation)
    {
        const string Rule = "D.1 twin";
        var twins = situation.Subject.Twins;
        if (UntriedTwins(situation) is [var untried, ..])
        {
            return (TwinKey.Untried, new(Rule, "other record with this serial number", "not tried", untried.ReportedAt));
        }

        if (twins.Any(twin => !situation.Call.TwinsTried.Contains(twin.Id)))
        {
            return (TwinKey.Unknown, new(Rule, "key of another record with this serial number", "could not be read", null));
        }

        if (!situation.TwinsComplete || string.IsNullOrEmpty(situation.Subject.Mac.SerialNumber))
        {
            return (TwinKey.Unknown, new(Rule, situation.TwinsComplete ? "serial number" : "complete sweep", null, null));
        }

        return (TwinKey.None, new(Rule, "other records with this serial number", twins.Count == 0 ? "none" : "all tried", null));
    }

    /// <summary>Other records whose key may be tried, newest report first (domain D.4, O2t).</summary>
    public static IReadOnlyList<Twin> UntriedTwins(RunbookSituation situation) =>
        [.. situation.Subject.Twins.Where(twin => !situation.Call.TwinsTried.Contains(twin.Id) && !situation.Call.TwinsUnread.Contains(twin.Id)).OrderByDescending(twin => twin.ReportedAt)];

    public static (Answer Value, Reason Because) InstitutionalKey(Mac mac)
    {
        const string Rule = "D.1 irk";
        if (mac.AppleSilicon == true)
        {
            return (Answer.No, new(Rule, "Apple silicon", "yes", mac.ReportedAt));
        }

        return mac.RecoveryKey.InstitutionalKeyPresent == false
            ? (Answer.No, new(Rule, "institutional key", "not present", mac.ReportedAt))
            : (Answer.Unknown, new(Rule, "private key at hand", null, null));
    }

    /// <summary>Why a valid key is not proven: the verdict's own reason, what a follow-up or a policy did since the report, or the live read.</summary>
    private static Reason? WhyNotGood(RunbookSituation situation)
    {
        if (!situation.Verdicts.KeyProven.Value)
        {
            return situation.Verdicts.KeyProven.Because[0];
        }

        var reported = situation.Subject.Mac.ReportedAt;
        if (situation.RotationOpen || situation.RotationAskedAt >= reported)
        {
            return new("", "new key asked for after the report", "yes", situation.RotationAskedAt);
        }

        if (situation.RotationPolicyFinishedAt >= reported)
        {
            return new("", "policy that issues a new key, finished after the report", "yes", situation.RotationPolicyFinishedAt);
        }

        return situation.Call.LiveRead == LiveRead.Succeeded ? null
            : new("", "live read", situation.Call.LiveRead == LiveRead.Failed ? "failed" : "not made", null);
    }
}
