using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings;

/// <summary>One rule of the catalogue (domain E.2): its description, and whether it holds on a Mac.</summary>
internal interface IFindingRule
{
    /// <summary>What is told of the finding whatever the Mac.</summary>
    FindingDescription Description { get; }

    /// <summary>Judges one Mac in a phase that the description names; questions of age go through the clock.</summary>
    Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock);
}
