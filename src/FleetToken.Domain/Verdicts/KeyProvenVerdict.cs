using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Whether the escrowed key is proven to open the disk (domain J, <c>keyProven</c>): every condition must hold, and what is missing does not hold.</summary>
internal static class KeyProvenVerdict
{
    private const string Rule = "J keyProven";

    /// <summary>macOS from which a re-installed escrow profile makes a new key (domain G.4 R6).</summary>
    private const int RotatesByProfile = 26;

    public static Verdict<bool> Of(MacSubject subject, AgeClock clock)
    {
        var mac = subject.Mac;
        if (mac.RecoveryKey.Validity != KeyValidity.Valid)
        {
            return No(
                new(Rule, "key validity", Names.Of(mac.RecoveryKey.Validity), mac.ReportedAt),
                mac.RecoveryKey.Validity == KeyValidity.Unknown ? EvidenceKind.Unknown : EvidenceKind.Measured);
        }

        if (mac.ReportedAt is not { } reported)
        {
            return No(new(Rule, "inventory report", null, null), EvidenceKind.Unknown);
        }

        if (!clock.IsFresh(reported, subject.Settings.KeyProofMaxAge))
        {
            return No(new(Rule, "inventory report", "too old", reported), EvidenceKind.Measured);
        }

        var began = mac.EnrolledAt ?? mac.FirstEntryAt;
        if (began is null || reported <= began)
        {
            return No(
                new(Rule, mac.EnrolledAt is null ? "first entry in Jamf" : "enrolment", began is null ? null : "not before the report", began),
                began is null ? EvidenceKind.Unknown : EvidenceKind.Measured);
        }

        if (KeyEvent(mac, reported) is { } keyEvent)
        {
            return No(keyEvent, keyEvent.Value is null ? EvidenceKind.Unknown : EvidenceKind.Measured);
        }

        for (var i = 0; i < subject.Twins.Count; i++)
        {
            if (subject.Twins[i].ReportedAt > reported)
            {
                return No(new(Rule, "later report of a twin record", subject.Twins[i].Id.ToString(), subject.Twins[i].ReportedAt), EvidenceKind.Measured);
            }
        }

        return new(true, EvidenceKind.Measured, [new(Rule, "key validity", "Valid", reported), new(Rule, "enrolment", "before the report", began)]);
    }

    /// <summary>What may have changed the key after the report; on a macOS that is not known any event counts.</summary>
    private static Reason? KeyEvent(Mac mac, DateTimeOffset reported)
    {
        if (mac.OsVersion is not { } version)
        {
            return new(Rule, "macOS version", null, reported);
        }

        if (!version.IsAtLeast(RotatesByProfile))
        {
            return null;
        }

        if (mac.Profiles is not { } profiles)
        {
            return new(Rule, "configuration profiles", null, reported);
        }

        // Which profile is the escrow profile is not known, so any that is not Jamf's own may be it.
        for (var i = 0; i < profiles.Count; i++)
        {
            if (profiles[i].IsJamfsOwn)
            {
                continue;
            }

            if (profiles[i].LastInstalled is not { } installed)
            {
                return new(Rule, "installation time of a configuration profile", null, reported);
            }

            if (installed > reported)
            {
                return new(Rule, "configuration profile installed after the report", profiles[i].Name ?? "without a name", installed);
            }
        }

        return null;
    }

    private static Verdict<bool> No(Reason reason, EvidenceKind confidence) => new(false, confidence, [reason]);
}
