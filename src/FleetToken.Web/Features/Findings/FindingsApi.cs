using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Csv;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.Findings;

/// <summary>REST for the catalogue and for findings on Macs.</summary>
public static class FindingsApi
{
    /// <summary>Maps <c>GET findings</c> and <c>GET findings.csv</c>.</summary>
    public static IEndpointRouteBuilder MapFindingsApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Fleet").RequireAuthorization(AccessPolicies.ViewFleet);
        api.MapGet("/findings", ListAsync)
            .WithName("ListFindings")
            .WithSummary("Every finding of the catalogue with the number of Macs it holds on, how many of them are new since newSince (lastSweep, 24h, 7d, 30d) and how many accepted, worst first; with the objects that have it for whoever may view Jamf's configuration.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/findings.csv", ExportAsync)
            .WithName("ExportFindings")
            .WithSummary("Every finding on every Mac that fits the filters as CSV, implied ones included, by server and id; then those of objects of Jamf's configuration, for whoever may view it.")
            .WithFindingParameters()
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTotalCount("findings")
            .RequireRateLimiting(RateLimits.Exports)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        return endpoints;
    }

    private static async Task<Results<Ok<IReadOnlyList<CatalogueAnswer>>, ProblemHttpResult>> ListAsync(
        HttpContext context, FindingsQuery findings, ConfigurationQuery configuration, IAuthorizationService authorization, string? newSince = null)
    {
        if (ApiFilter.Read(newSince, out var since) is { } fault)
        {
            return fault;
        }

        var overview = await findings.SummariseAsync(since, CurrentUser.Of(context.User).Scope, context.RequestAborted);
        var objects = (await OwnObjects.ListAsync(configuration, authorization, context.User, FindingFilter.None, context.RequestAborted))?.ToLookup(one => one.Finding.Found.Code);
        return TypedResults.Ok<IReadOnlyList<CatalogueAnswer>>([.. overview.Causes.Select(cause => CatalogueAnswer.Of(cause, objects))]);
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> ExportAsync(
        HttpContext context, FindingsQuery findings, ConfigurationQuery configuration, IAuthorizationService authorization, SyncStatus sync, AuditLog audit, TimeProvider time)
    {
        if (ApiFilter.Read(context, sync.Servers.Select(server => server.Name), out var filter) is { } fault)
        {
            return fault;
        }

        var now = time.GetUtcNow();
        var export = await findings.ExportAsync(filter, CurrentUser.Of(context.User).Scope, context.RequestAborted);
        var objects = await OwnObjects.ListAsync(configuration, authorization, context.User, filter, context.RequestAborted) ?? [];
        await audit.TellExportAsync(context, "findings.csv", export.Total + objects.Count);
        await CsvResponse.WriteAsync(
            context, "findings", export.Total + objects.Count, now, stream => FindingsCsv.WriteAsync(stream, export, objects, now, context.RequestAborted));
        return TypedResults.Empty;
    }
}
