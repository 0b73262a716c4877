using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>How the recovery key could be replaced without a password in a script (domain J, <c>canRotateSilently</c>).</summary>
internal static class SilentRotationVerdict
{
    private const string Rule = "J canRotateSilently row ";

    /// <summary>macOS from which a re-installed escrow profile makes a new key (domain G.4 R6).</summary>
    private const int RotatesByProfile = 26;

    /// <summary>macOS releases in which the policy cannot make a new key (S40).</summary>
    private static readonly MacOsVersion FirstAffected = new(11, 0, 0), LastAffected = new(11, 2, 3);

    /// <summary>Of a Mac nobody asked about.</summary>
    public static Verdict<SilentRotation> NotJudged { get; } = Unknown(new(Rule + "3", "FTK1 eb", null, null));

    public static Verdict<SilentRotation> Of(MacSubject subject, Contradictions contradictions)
    {
        var mac = subject.Mac;
        var line = (contradictions & Contradictions.Unusable) == 0 ? mac.Attributes?.Ftk1 : null;
        if (Way(mac, line, contradictions) is { } way)
        {
            // Good news does not count where the Mac's report contradicts Jamf (F.4).
            return contradictions == Contradictions.None ? way
                : Unknown(new(Rule + "3", "contradiction", contradictions.ToCodes()[0], line?.At));
        }

        // Row 3.
        return Missing(mac, line) is { } missing ? Unknown(missing) : ByPolicy(subject, line);
    }

    /// <summary>Rows 1 and 2.</summary>
    private static Verdict<SilentRotation>? Way(Mac mac, Ftk1Line? line, Contradictions contradictions)
    {
        if (line is not { EscrowPayloads: 1 })
        {
            return null;
        }

        if (mac.OsVersion?.IsAtLeast(RotatesByProfile) == true && mac.BootstrapToken.Status == BootstrapTokenStatus.Escrowed
            && PersonalKey(mac, line) == Answer.Yes && BootstrapTokenEvidence.Works(mac, contradictions).Works != Answer.No)
        {
            // Row 1.
            return new(SilentRotation.Profile, EvidenceKind.Measured, [new(Rule + "1", "Bootstrap Token", "Escrowed", mac.ReportedAt), new(Rule + "1", "FTK1 prk, esc", "1, 1", line.At)]);
        }

        // Row 2.
        return line.EscrowBuddy is 1 or 2
            ? new(SilentRotation.EscrowBuddy, EvidenceKind.Measured, [new(Rule + "2", "FTK1 eb", line.EscrowBuddy == 1 ? "1" : "2", line.At), new(Rule + "2", "FTK1 esc", "1", line.At)])
            : null;
    }

    private static Reason? Missing(Mac mac, Ftk1Line? line)
    {
        if (mac.OsVersion is not { } version)
        {
            return new(Rule + "3", "macOS version", null, mac.ReportedAt);
        }

        if (line?.EscrowBuddy is null || line.EscrowPayloads is null)
        {
            return new(Rule + "3", line?.EscrowBuddy is null ? "FTK1 eb" : "FTK1 esc", null, line?.At);
        }

        if (!version.IsAtLeast(RotatesByProfile))
        {
            return null;
        }

        return mac.BootstrapToken.Status == BootstrapTokenStatus.Unknown ? new Reason(Rule + "3", "Bootstrap Token", null, mac.ReportedAt)
            : PersonalKey(mac, line) == Answer.Unknown ? new Reason(Rule + "3", "FTK1 prk", null, line.At) : null;
    }

    private static Verdict<SilentRotation> ByPolicy(MacSubject subject, Ftk1Line? line)
    {
        var mac = subject.Mac;
        var affected = mac.OsVersion >= FirstAffected && mac.OsVersion <= LastAffected;
        if (mac.RecoveryKey.Validity == KeyValidity.Valid && !affected && subject.RotationPolicyInScope != Answer.No)
        {
            // Row 4. Policies that could not be read leave it open: neither a way nor the lack of one.
            return subject.RotationPolicyInScope == Answer.Yes
                ? new(SilentRotation.PolicyMaybe, EvidenceKind.Measured, [new(Rule + "4", "policy that issues a new key, in scope", "yes", null), new(Rule + "4", "key validity", "Valid", mac.ReportedAt)])
                : Unknown(new(Rule + "4", "policy that issues a new key, in scope", null, null));
        }

        // Row 5.
        return new(SilentRotation.No, EvidenceKind.Measured, [new(Rule + "5", "FTK1 eb", line?.EscrowBuddy == 0 ? "0" : "without one escrow payload", line?.At)]);
    }

    private static Answer PersonalKey(Mac mac, Ftk1Line line) =>
        line.PersonalKey != Answer.Unknown ? line.PersonalKey : mac.Attributes?.Foreign?.PersonalKey ?? Answer.Unknown;

    private static Verdict<SilentRotation> Unknown(Reason reason) => new(SilentRotation.Unknown, EvidenceKind.Unknown, [reason]);
}
