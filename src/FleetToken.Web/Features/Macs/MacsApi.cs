using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Csv;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.Macs;

/// <summary>REST for lists of Macs.</summary>
public static class MacsApi
{
    /// <summary>Maps <c>GET macs</c> and <c>GET macs.csv</c>.</summary>
    public static IEndpointRouteBuilder MapMacsApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Macs").RequireAuthorization(AccessPolicies.ViewFleet);
        api.MapGet("/macs", ListAsync)
            .WithName("ListMacs")
            .WithSummary("Macs that fit the filters, one page, worst first unless sorted otherwise.")
            .WithFilterParameters(paged: true)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/macs.csv", ExportAsync)
            .WithName("ExportMacs")
            .WithSummary("All Macs that fit the filters as CSV, by server and id; there are no pages, and sort does not matter.")
            .WithFilterParameters(paged: false)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTotalCount("Macs")
            .RequireRateLimiting(RateLimits.Exports)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPost("/lists", MacsApiLists.AddAsync)
            .WithName("AddList")
            .WithSummary("Keeps a pasted list of serial numbers, names or asset tags for a while; list= in a filter names it.")
            .Accepts<string[]>("application/json", "text/plain")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        return endpoints;
    }

    private static async Task<Results<Ok<MacPage>, ProblemHttpResult>> ListAsync(HttpContext context, MacsQuery macs, SyncStatus sync)
    {
        if (ApiFilter.Read(context, sync.Servers.Select(server => server.Name), paged: true, out var filter) is { } fault)
        {
            return fault;
        }

        return TypedResults.Ok(await macs.ListAsync(filter, CurrentUser.Of(context.User).Scope, context.RequestAborted));
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> ExportAsync(
        HttpContext context, MacsQuery macs, SyncStatus sync, AuditLog audit, TimeProvider time)
    {
        if (ApiFilter.Read(context, sync.Servers.Select(server => server.Name), paged: false, out var filter) is { } fault)
        {
            return fault;
        }

        var now = time.GetUtcNow();
        var export = macs.Export(filter, CurrentUser.Of(context.User).Scope);
        await audit.TellExportAsync(context, "macs.csv", export.Total);
        await CsvResponse.WriteAsync(context, "macs", export.Total, now, stream => MacsCsv.WriteAsync(stream, export, now, context.RequestAborted));
        return TypedResults.Empty;
    }
}
