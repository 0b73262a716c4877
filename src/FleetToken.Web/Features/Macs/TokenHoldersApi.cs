using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Csv;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.Macs;

/// <summary>REST for token holders.</summary>
public static class TokenHoldersApi
{
    /// <summary>Maps <c>GET token-holders.csv</c>.</summary>
    public static IEndpointRouteBuilder MapTokenHoldersApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/token-holders.csv", ExportAsync)
            .WithName("ExportTokenHolders")
            .WithTags("Macs")
            .WithSummary("Every known token holder of the Macs that fit the filters as CSV, by server and id; a Mac whose holders are not known has no row.")
            .WithFilterParameters(paged: false)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTotalCount("token holders")
            .RequireRateLimiting(RateLimits.Exports)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .RequireAuthorization(AccessPolicies.ViewFleet);
        return endpoints;
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> ExportAsync(
        HttpContext context, FindingsQuery findings, SyncStatus sync, AuditLog audit, TimeProvider time)
    {
        if (ApiFilter.Read(context, sync.Servers.Select(server => server.Name), paged: false, out var filter) is { } fault)
        {
            return fault;
        }

        var now = time.GetUtcNow();
        var export = await findings.ExportHoldersAsync(filter, CurrentUser.Of(context.User).Scope, context.RequestAborted);
        await audit.TellExportAsync(context, "token-holders.csv", export.Total);
        await CsvResponse.WriteAsync(
            context, "token-holders", export.Total, now, stream => TokenHoldersCsv.WriteAsync(stream, export, now, context.RequestAborted));
        return TypedResults.Empty;
    }
}
