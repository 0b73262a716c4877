using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Findings;

/// <summary>A finding of the catalogue.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">Whether it is a Mac's, the fleet's or an object's.</param>
/// <param name="WorstSeverity">The worst it can be.</param>
/// <param name="Severity">The worst it is on any Mac in scope; its worst possible where there is none.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Phases">Phases in which it is judged.</param>
/// <param name="Implies">Codes that are shown inside it where both hold.</param>
/// <param name="Macs">How many Macs in scope it holds on, accepted and implied ones included.</param>
public sealed record CatalogueAnswer(
    string Code,
    string Title,
    FindingSubject Subject,
    Severity WorstSeverity,
    Severity Severity,
    string Why,
    IReadOnlyList<MacPhase> Phases,
    IReadOnlyList<string> Implies,
    int Macs)
{
    /// <summary>How many Macs its rule could judge.</summary>
    public required int Checked { get; init; }

    /// <summary>On how many Macs it was first seen since the moment asked for; null while no sweep is complete.</summary>
    public required int? NewSince { get; init; }

    /// <summary>On how many Macs it held about a week ago; null where that was not counted.</summary>
    public required int? WeekAgo { get; init; }

    /// <summary>On how many Macs somebody accepted it.</summary>
    public required int Accepted { get; init; }

    /// <summary>Inputs the rule lacked, each with the number of Macs: on these it is not known whether it holds.</summary>
    public required IReadOnlyList<MissingInput> NotJudged { get; init; }

    /// <summary>Whether its rule is off until <c>Findings:OptIn</c> names it.</summary>
    public required bool Off { get; init; }

    /// <summary>Objects of Jamf's configuration that have it; null for a reader who may not view the configuration.</summary>
    public required IReadOnlyList<ObjectAnswer>? Objects { get; init; }

    /// <summary>The answer for a counted finding.</summary>
    public static CatalogueAnswer Of(FindingCause cause, ILookup<string, FoundObject>? objects) => new(
        cause.Finding.Code,
        cause.Finding.Title,
        cause.Finding.Subject,
        cause.Finding.WorstSeverity,
        cause.Severity,
        cause.Finding.Why,
        cause.Finding.Phases,
        cause.Finding.Implies,
        cause.Macs)
    {
        Checked = cause.Checked,
        NewSince = cause.New,
        WeekAgo = cause.WeekAgo,
        Accepted = cause.Accepted,
        NotJudged = cause.NotJudged,
        Off = cause.IsOff,
        Objects = objects is null ? null : [.. objects[cause.Finding.Code].Select(ObjectAnswer.Of)],
    };
}
