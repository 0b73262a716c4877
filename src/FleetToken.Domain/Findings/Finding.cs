using System.Diagnostics.CodeAnalysis;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings;

/// <summary>What a finding is about.</summary>
public enum FindingSubject
{
    /// <summary>One Mac.</summary>
    Mac,

    /// <summary>The fleet: one notice, with the Macs it concerns.</summary>
    Fleet,

    /// <summary>An object of the server's configuration, with the Macs it touches.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The field's word for policies, scripts, profiles and PreStages together.")]
    Object,
}

/// <summary>A problem of one Mac.</summary>
/// <param name="Code">Catalogue code such as <c>FT-TOK-01</c>.</param>
/// <param name="Subject">Whether it counts for the Mac or for the fleet's notice.</param>
/// <param name="Severity">After escalation and the evidence cap.</param>
/// <param name="Evidence">The weakest evidence that decided it.</param>
/// <param name="Because">What was read.</param>
/// <param name="ShownInside">Code of the finding that implies this one; null where it stands by itself.</param>
public sealed record Finding(
    string Code, FindingSubject Subject, Severity Severity, EvidenceKind Evidence, IReadOnlyList<Reason> Because, string? ShownInside)
{
    /// <summary>Whether the Mac is exempt: the finding is shown as such and does not count in the Mac's severity (E.3).</summary>
    public bool Exempt { get; init; }

    /// <summary>Whether it is a line of its own on the Mac: about the Mac, and not shown inside another finding.</summary>
    public bool IsOwnLine => Subject == FindingSubject.Mac && ShownInside is null;
}

/// <summary>A rule that could not be judged, and the input it lacked.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="MissingInput">The missing fact in the field's words.</param>
public sealed record NotJudged(string Code, string MissingInput);
