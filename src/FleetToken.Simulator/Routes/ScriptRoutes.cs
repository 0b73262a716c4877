using System.Globalization;
using System.Text.Json;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Configuration;
using FleetToken.Simulator.Rendering;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>Scripts of the Pro API; their texts are in the list too.</summary>
internal static class ScriptRoutes
{
    private static readonly SimulatedScript[] ByName = [.. ServerScripts.All.OrderBy(script => script.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>List and one.</summary>
    public static void Map(RouteTable routes)
    {
        routes.Get(SimulatorRoute.Scripts, "/api/v1/scripts", ListAsync, Privileges.ReadScripts);
        routes.Get(SimulatorRoute.Script, "/api/v1/scripts/{id}", OneAsync, Privileges.ReadScripts);
    }

    private static Task ListAsync(HttpContext context) =>
        Answers.PageAsync(context, context.Request.Query["sort"] is [var sort, ..] && sort == "id:asc" ? ServerScripts.All : ByName, Write);

    private static Task OneAsync(HttpContext context) =>
        ServerScripts.All.FirstOrDefault(script => Id(script) == (string?)context.Request.RouteValues["id"]) is { } script
            ? Answers.JsonAsync(context, json => Write(json, script))
            : Answers.NotFoundAsync(context, "Script");

    private static void Write(Utf8JsonWriter json, SimulatedScript script)
    {
        json.WriteStartObject();
        json.Text("id", Id(script));
        json.Text("name", script.Name);
        json.Text("info", script.Info);
        json.Text("notes", script.Notes);
        json.Text("priority", "AFTER");
        json.Text("categoryId", "-1");
        json.Text("categoryName", "NONE");
        for (var number = 4; number <= 11; number++)
        {
            json.Text(FormattableString.Invariant($"parameter{number}"), number - 4 < script.Labels.Count ? script.Labels[number - 4] : "");
        }

        json.Text("osRequirements", "");
        json.Text("scriptContents", script.Contents);
        json.WriteEndObject();
    }

    private static string Id(SimulatedScript script) => script.Id.ToString(CultureInfo.InvariantCulture);
}
