using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.Overview;

/// <summary>REST for the numbers of the overview.</summary>
public static class OverviewApi
{
    /// <summary>Maps <c>GET summary</c>.</summary>
    public static IEndpointRouteBuilder MapOverviewApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/summary", Summarise)
            .WithName("SummariseFleet")
            .WithTags("Fleet")
            .WithSummary("The numbers behind the overview: judged Macs by verdict, and each finding with its Macs.")
            .RequireAuthorization(AccessPolicies.ViewFleet);
        return endpoints;
    }

    private static Ok<FleetSummary> Summarise(HttpContext context, MacsQuery macs) =>
        TypedResults.Ok(macs.Summarise(CurrentUser.Of(context.User).Scope));
}
