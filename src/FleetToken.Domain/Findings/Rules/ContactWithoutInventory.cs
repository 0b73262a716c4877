using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-INV-04: the Mac is in contact, and its inventory is old.</summary>
internal sealed class ContactWithoutInventory : IFindingRule
{
    public const string Code = "FT-INV-04";

    private static readonly TimeSpan InContact = TimeSpan.FromDays(3);

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Checks in, but no inventory",
        FindingSubject.Mac,
        Severity.Medium,
        "The Mac is there: its agent or the inventory policy is at fault, and everything said about it is old.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [OursNist("CM-8")],
        Sources = [SourceBook.Ours],
        Criteria = SmartGroupCriteria.None("Our sources do not spell the criteria for the last check-in and the last report."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var mac = subject.Mac;
        if (mac.ReportedAt is null)
        {
            return Judgement.Lacks(Input.ReportTime);
        }

        if (!clock.IsOlder(mac.ReportedAt, subject.Settings.StaleAfter))
        {
            return Judgement.Silent;
        }

        var contact = mac.LastContact is null || mac.LastCheckIn > mac.LastContact ? mac.LastCheckIn : mac.LastContact;
        return contact is null ? Judgement.Lacks(Input.ContactTime)
            : !clock.IsFresh(contact, InContact) ? Judgement.Silent
            : Judgement.Holds(
                Severity.Medium,
                EvidenceKind.Measured,
                [new Reason(Code, "last inventory report", null, mac.ReportedAt), new Reason(Code, "last contact", null, contact)]);
    }
}
