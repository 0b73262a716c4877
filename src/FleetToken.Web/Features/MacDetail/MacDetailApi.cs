using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>REST for one Mac.</summary>
public static class MacDetailApi
{
    /// <summary>Maps <c>GET macs/{server}/{id}</c> and its history.</summary>
    public static IEndpointRouteBuilder MapMacDetailApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/macs/{server}/{id:long}").WithTags("Macs").RequireAuthorization(AccessPolicies.ViewFleet);
        api.MapGet("", FindAsync)
            .WithName("FindMac")
            .WithSummary("One Mac, judged now: its facts, accounts, findings with reasons and steps, and verdicts.");
        api.MapGet("/history", HistoryAsync)
            .WithName("ListMacHistory")
            .WithSummary("What changed on one Mac, newest first.");
        return endpoints;
    }

    private static async Task<Results<Ok<MacAnswer>, NotFound>> FindAsync(
        string server, long id, HttpContext context, MacsQuery macs) =>
        await macs.FindAsync(new MacId(server, id), CurrentUser.Of(context.User).Scope, context.RequestAborted) is { } detail
            ? TypedResults.Ok(MacAnswer.Of(detail))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<ChangeItem>>, NotFound>> HistoryAsync(
        string server, long id, HttpContext context, MacsQuery macs) =>
        await macs.HistoryAsync(new MacId(server, id), CurrentUser.Of(context.User).Scope, context.RequestAborted) is { } history
            ? TypedResults.Ok(history)
            : TypedResults.NotFound();
}
