using FleetToken.Simulator.Rendering;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>What the server says about itself.</summary>
internal sealed class ServerRoutes(Server server)
{
    /// <summary>Version, start-up, health.</summary>
    public void Map(RouteTable routes)
    {
        routes.Get(SimulatorRoute.Version, "/api/v1/jamf-pro-version", VersionAsync);
        routes.Open(SimulatorRoute.StartupStatus, "GET", "/api/startup-status", StartupAsync);
        routes.Open(SimulatorRoute.HealthCheck, "GET", "/api/v1/health-check", HealthAsync);
    }

    private Task VersionAsync(HttpContext context) => Answers.JsonAsync(context, json =>
    {
        json.WriteStartObject();
        json.Text("version", server.Version.Text);
        json.WriteEndObject();
    });

    private static Task StartupAsync(HttpContext context) => Answers.JsonAsync(context, json =>
    {
        json.WriteStartObject();
        json.Text("step", "Startup Complete");
        json.Text("stepCode", "SERVER_INIT_COMPLETE");
        json.WriteNull("stepParam");
        json.WriteNumber("percentage", 100);
        json.WriteNull("warning");
        json.WriteNull("warningCode");
        json.WriteNull("warningParam");
        json.WriteNull("error");
        json.WriteNull("errorCode");
        json.WriteBoolean("setupAssistantNecessary", false);
        json.WriteEndObject();
    });

    private static Task HealthAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
