using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-SEC-04 on a Mac: a field of its record, or an attribute, held a text in the shape of a recovery key.</summary>
internal sealed class KeyShapedText : IFindingRule
{
    public const string Code = "FT-SEC-04";

    /// <summary>Told of Macs and of objects alike.</summary>
    internal static FindingDescription Told { get; } = new(
        Code,
        "Text looks like a recovery key",
        FindingSubject.Mac,
        Severity.High,
        "A key stands in clear text outside escrow, where many people and tools can read it. FleetToken keeps only that it was there.")
    {
        Phases = Phases.All,
        Controls = [OursNist("IA-5(7)"), OursNist("SC-12")],
        Sources = [SourceBook.Ours],
        Criteria = SmartGroupCriteria.None("The field differs from Mac to Mac, and a list of keys should not be made in Jamf Pro."),
    };

    /// <inheritdoc/>
    public FindingDescription Description => Told;

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var mac = subject.Mac;
        var inAttribute = mac.Attributes?.LooksLikeRecoveryKey == true;
        if (mac.KeyShapedTexts is not { Count: > 0 } && !inAttribute)
        {
            return Judgement.Silent;
        }

        List<Reason> because = [];
        foreach (var field in mac.KeyShapedTexts ?? [])
        {
            because.Add(new Reason(Code, field, RecoveryKeyShape.Mask, mac.ReportedAt));
        }

        if (inAttribute)
        {
            because.Add(new Reason(Code, "extension attribute", RecoveryKeyShape.Mask, mac.ReportedAt));
        }

        return Judgement.Holds(Severity.High, EvidenceKind.Measured, because);
    }
}
