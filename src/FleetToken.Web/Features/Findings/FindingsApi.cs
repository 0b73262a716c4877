using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.Findings;

/// <summary>REST for the catalogue.</summary>
public static class FindingsApi
{
    /// <summary>Maps <c>GET findings</c>.</summary>
    public static IEndpointRouteBuilder MapFindingsApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/findings", List)
            .WithName("ListFindings")
            .WithTags("Fleet")
            .WithSummary("Every finding of the catalogue with the number of Macs it holds on, worst first.")
            .RequireAuthorization(AccessPolicies.ViewFleet);
        return endpoints;
    }

    private static Ok<IReadOnlyList<CatalogueAnswer>> List(HttpContext context, MacsQuery macs)
    {
        var counts = macs.Summarise(CurrentUser.Of(context.User).Scope).Findings;
        return TypedResults.Ok<IReadOnlyList<CatalogueAnswer>>([.. counts.Select(CatalogueAnswer.Of)]);
    }
}

/// <summary>A finding of the catalogue.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">Whether it is a Mac's or the fleet's.</param>
/// <param name="WorstSeverity">The worst it can be.</param>
/// <param name="Severity">The worst it is on any Mac in scope; its worst possible where there is none.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Phases">Phases in which it is judged.</param>
/// <param name="Implies">Codes that are shown inside it where both hold.</param>
/// <param name="Macs">How many Macs in scope it holds on.</param>
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
    /// <summary>The answer for a counted finding.</summary>
    public static CatalogueAnswer Of(FindingCount count) => new(
        count.Finding.Code,
        count.Finding.Title,
        count.Finding.Subject,
        count.Finding.WorstSeverity,
        count.Severity,
        count.Finding.Why,
        count.Finding.Phases,
        count.Finding.Implies,
        count.Macs);
}
