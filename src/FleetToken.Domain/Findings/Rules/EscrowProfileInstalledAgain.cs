using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-BUG-04, one notice of the fleet and off by default: on macOS 26 the escrow profile was installed after the last report.</summary>
internal sealed class EscrowProfileInstalledAgain : IFindingRule
{
    public const string Code = "FT-BUG-04";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "macOS 26: profile re-install rotates",
        FindingSubject.Fleet,
        Severity.Info,
        "Installing the escrow profile again makes a new recovery key on macOS 26, so the key in Jamf may be older than the disk's until two reports have come.")
    {
        Phases = Phases.Judged,
        OptIn = true,
        Controls = [OursNist("SC-12")],
        Sources = [SourceBook.FieldGuide, SourceBook.OpenMdm],
        Criteria = SmartGroupCriteria.None("No criterion compares the installation time of a profile with the last report."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var mac = subject.Mac;
        if (mac.OsVersion?.IsAtLeast(26) == false)
        {
            return Judgement.Silent;
        }

        if (mac.OsVersion is null || mac.Profiles is null || mac.ReportedAt is null)
        {
            return Judgement.Lacks(mac.OsVersion is null ? Input.OsVersion : mac.Profiles is null ? Input.InstalledProfiles : Input.ReportTime);
        }

        var open = false;
        for (var i = 0; i < mac.Profiles.Count; i++)
        {
            var installed = mac.Profiles[i];
            var later = installed.LastInstalled is null || installed.LastInstalled > mac.ReportedAt;
            if (installed.IsJamfsOwn || !later)
            {
                continue;
            }

            switch (IsEscrowProfile(installed, subject.Server.Configuration.Profiles))
            {
                case Answer.Yes when installed.LastInstalled is { } at:
                    return Judgement.Holds(Severity.Info, EvidenceKind.Measured, [new Reason(Code, "escrow profile installed after the report", installed.Name, at)]);
                case not Answer.No:
                    open = true;
                    break;
            }
        }

        return open ? Judgement.Lacks(Input.EscrowProfile) : Judgement.Silent;
    }

    private static Answer IsEscrowProfile(InstalledProfile installed, IReadOnlyList<ManagementProfile>? profiles)
    {
        var open = profiles is null || installed.Identifier is null;
        for (var i = 0; i < profiles?.Count; i++)
        {
            if (!profiles[i].EscrowsKey)
            {
                continue;
            }

            if (profiles[i].Identifier is { } identifier && string.Equals(identifier, installed.Identifier, StringComparison.OrdinalIgnoreCase))
            {
                return Answer.Yes;
            }

            open |= profiles[i].Identifier is null;
        }

        return open ? Answer.Unknown : Answer.No;
    }
}
