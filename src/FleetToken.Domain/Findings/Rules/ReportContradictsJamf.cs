using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-INV-03: the Mac's own line contradicts Jamf or itself, X1 to X7 (domain F.4).</summary>
internal sealed class ReportContradictsJamf : IFindingRule
{
    public const string Code = "FT-INV-03";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "The Mac's report contradicts Jamf",
        FindingSubject.Mac,
        Severity.Medium,
        "The Mac's own line may be forged, old or cut: its bad news counts, its good news does not.")
    {
        Phases = Phases.All,
        Controls = [OursNist("CM-8"), OursNist("SI-7")],
        Sources = [SourceBook.Ours],
        Criteria = SmartGroupCriteria.None("No criterion compares the Mac's line with Jamf Pro's own facts."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var found = verdicts.Contradictions;
        if (found.Count == 0)
        {
            return Judgement.Silent;
        }

        var because = new Reason[found.Count];
        for (var i = 0; i < because.Length; i++)
        {
            because[i] = new(found[i], WordsOf(found[i]), null, subject.Mac.Attributes?.Ftk1?.At ?? subject.Mac.ReportedAt);
        }

        return Judgement.Holds(Severity.Medium, EvidenceKind.Measured, because);
    }

    private static string WordsOf(string contradiction) => contradiction switch
    {
        "X1" => "the line is newer than the report that carried it",
        "X2" => "the Mac started after the line was written",
        "X3" => "a token holder that Jamf's account list does not know",
        "X4" => "the FileVault lists of the Mac and of Jamf differ",
        "X5" => "the line's counts and its account list disagree",
        "X6" => "the Mac and Jamf disagree on FileVault",
        _ => "something stands twice in the line, or two lines differ",
    };
}
