using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace FleetToken.Web.Operations;

/// <summary>Maps what machines ask about the process; nobody has to be signed in.</summary>
public static class HealthEndpoints
{
    internal const string Ready = "ready";

    /// <summary>Maps liveness, readiness, metrics and the OpenAPI document.</summary>
    /// <param name="app">The application.</param>
    /// <param name="documentPolicy">Name of the policy that lets people read the OpenAPI document.</param>
    public static void MapOperations(this WebApplication app, string documentPolicy)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
        app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(documentPolicy);

        // Without it an unknown address would be "forbidden", because what has no policy is denied.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
    }
}
