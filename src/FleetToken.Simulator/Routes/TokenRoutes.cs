using FleetToken.Simulator.Rendering;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>Access tokens for API clients.</summary>
internal sealed class TokenRoutes(Server server)
{
    /// <summary>The documented path, and the versioned one newer servers have.</summary>
    public void Map(RouteTable routes)
    {
        routes.Open(SimulatorRoute.Token, "POST", "/api/oauth/token", IssueAsync);
        if (server.Version.Has(11, 16))
        {
            routes.Open(SimulatorRoute.Token, "POST", "/api/v1/oauth/token", IssueAsync);
        }
    }

    private async Task IssueAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            await RefuseAsync(context, "invalid_request", "OAuth 2.0 Parameter: grant_type");
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "client_credentials")
        {
            await RefuseAsync(context, "unsupported_grant_type", "OAuth 2.0 Parameter: grant_type");
            return;
        }

        if (server.Clients.Find(form["client_id"], form["client_secret"]) is not { } client)
        {
            await RefuseAsync(context, "invalid_client", "Client authentication failed");
            return;
        }

        var token = server.Clients.Issue(client);
        await Answers.JsonAsync(context, json =>
        {
            json.WriteStartObject();
            json.Text("access_token", token);
            json.Text("scope", client.Scope);
            json.Text("token_type", "Bearer");
            json.WriteNumber("expires_in", server.Clients.LifetimeSeconds);
            json.WriteEndObject();
        });
    }

    private static Task RefuseAsync(HttpContext context, string error, string description) => Answers.JsonAsync(
        context,
        json =>
        {
            json.WriteStartObject();
            json.Text("error", error);
            json.Text("error_description", description);
            json.Text("error_uri", "https://datatracker.ietf.org/doc/html/rfc6749#section-5.2");
            json.WriteEndObject();
        },
        StatusCodes.Status400BadRequest);
}
