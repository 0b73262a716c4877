using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-11: on Apple silicon the end user holds a token and is not a volume owner.</summary>
internal sealed class EndUserNotVolumeOwner : IFindingRule
{
    public const string Code = "FT-TOK-11";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "End user is not volume owner",
        FindingSubject.Mac,
        Severity.Medium,
        "The prompts for updates and for Erase All Content and Settings refuse this person's password.")
    {
        Phases = Phases.InUse,
        Controls = [Nist("CM-2")],
        Sources = [SourceBook.AppleFv],
        Criteria = SmartGroupCriteria.None("The column stands in one text for every account, and Jamf Pro does not know which account is the end user's."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        if (subject.Mac.AppleSilicon == false)
        {
            return Judgement.Silent;
        }

        if (verdicts.Assigned.Match != AccountMatch.Matched)
        {
            return Judgement.Lacks(Input.EndUser);
        }

        var account = verdicts.MatchedAccount();
        if (account is { Token: TokenState.NotHeld } or { VolumeOwner: Answer.Yes })
        {
            return Judgement.Silent;
        }

        if (account is null || !account.IsMeasuredHolder())
        {
            return Judgement.Lacks(Input.EndUserToken);
        }

        if (account.VolumeOwner != Answer.No)
        {
            return Judgement.Lacks(Input.VolumeOwner);
        }

        return subject.Mac.AppleSilicon is null
            ? Judgement.Lacks(Input.Chip)
            : Judgement.Holds(Severity.Medium, account.TokenEvidence, [new Reason(Code, "end user is a volume owner", "no", verdicts.TokensAt)]);
    }
}
