using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Csv;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.AuditTrail;

/// <summary>The audit log as a file.</summary>
public static class AuditApi
{
    /// <summary>Maps <c>GET audit.csv</c>.</summary>
    public static IEndpointRouteBuilder MapAuditApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/audit.csv", ExportAsync)
            .WithName("ExportAudit")
            .WithTags("Audit")
            .WithSummary("Entries of the audit log that fit the filters event, by, subject, from and to (UTC days) as CSV, oldest first; the head of the log stands in each row.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .RequireRateLimiting(RateLimits.Exports)
            .RequireAuthorization(AccessPolicies.ViewAudit);
        return endpoints;
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> ExportAsync(
        HttpContext context, AuditQuery query, AuditLog audit, TimeProvider time)
    {
        var filter = AuditFilter.Parse(context.Request.Query, out var problems);
        if (problems.Count > 0)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "A filter cannot be read.", detail: string.Join(' ', problems));
        }

        var person = CurrentUser.Of(context.User);
        await audit.AppendAsync(
            person.Entry(AuditEvent.AuditRead) with { Details = new Dictionary<string, string> { ["how"] = "audit.csv", ["filter"] = filter.ToQuery() } },
            context.RequestAborted);
        var head = await query.HeadAsync(context.RequestAborted);
        var total = await query.CountAsync(filter, person.Scope.Sites, context.RequestAborted);
        var now = time.GetUtcNow();
        await CsvResponse.WriteAsync(context, "audit", total, now, stream =>
            AuditCsv.WriteAsync(stream, query.ReadAsync(filter, person.Scope.Sites, context.RequestAborted), head, now, context.RequestAborted));
        return TypedResults.Empty;
    }
}
