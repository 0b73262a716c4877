using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.Settings;

/// <summary>REST for sync: how it goes, and a full sweep now.</summary>
public static class SyncApi
{
    private const string Path = "/api/v1/sync";

    /// <summary>Maps <c>GET sync</c> and <c>POST sync</c>.</summary>
    public static IEndpointRouteBuilder MapSyncApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, Status)
            .WithName("ReadSync")
            .WithTags("Sync")
            .WithSummary("What sync is doing on each server and how its last sweep went.")
            .RequireAuthorization(AccessPolicies.ViewFleet);
        endpoints.MapPost(Path, StartAsync)
            .WithName("StartSweep")
            .WithTags("Sync")
            .WithSummary("Asks for a full sweep of every server now; one that runs already is enough.")
            .RequireAuthorization(AccessPolicies.Administer);
        return endpoints;
    }

    private static Ok<SyncAnswer> Status(HttpContext context, SyncStatus status)
    {
        var everything = CurrentUser.Of(context.User).Scope.IsEverything;
        return TypedResults.Ok(new SyncAnswer([.. status.Servers.Select(server => ServerSyncAnswer.Of(server, everything))]));
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> StartAsync(HttpContext context, SyncWorker sync, AuditLog audit)
    {
        if (!sync.IsOn)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status409Conflict,
                title: "Sync is off.",
                detail: "Sync:Enabled is false in the configuration; set it to true to read Jamf.");
        }

        await audit.AppendAsync(CurrentUser.Of(context.User).Entry(AuditEvent.SweepStarted), context.RequestAborted);
        sync.RequestSweep();
        return TypedResults.Accepted(Path);
    }
}

/// <summary>Sync of all servers.</summary>
/// <param name="Servers">One entry per configured server, by name.</param>
public sealed record SyncAnswer(IReadOnlyList<ServerSyncAnswer> Servers);
