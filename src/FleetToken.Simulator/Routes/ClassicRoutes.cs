using System.Buffers;
using System.Text.Json;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Configuration;
using FleetToken.Simulator.Rendering;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>The Classic API: policies and macOS configuration profiles. JSON comes as plain text, errors come as web pages.</summary>
internal static class ClassicRoutes
{
    /// <summary>Where all its paths begin.</summary>
    public const string Root = "/JSSResource";

    /// <summary>Lists and single objects.</summary>
    public static void Map(RouteTable routes)
    {
        routes.Get(SimulatorRoute.Policies, Root + "/policies", c => ListAsync(c, "policies", ServerPolicies.All.Select(p => (p.Id, p.Name))), Privileges.ReadPolicies);
        routes.Get(SimulatorRoute.Policy, Root + "/policies/id/{id}", c => OneAsync(c, ServerPolicies.All.FirstOrDefault(p => Is(c, p.Id)), PolicyJson.Write), Privileges.ReadPolicies);
        routes.Get(SimulatorRoute.Profiles, Root + "/osxconfigurationprofiles", c => ListAsync(c, "os_x_configuration_profiles", ServerProfiles.All.Select(p => (p.Id, p.Name))), Privileges.ReadProfiles);
        routes.Get(SimulatorRoute.Profile, Root + "/osxconfigurationprofiles/id/{id}", c => OneAsync(c, ServerProfiles.All.FirstOrDefault(p => Is(c, p.Id)), ProfileJson.Write), Privileges.ReadProfiles);
    }

    private static Task ListAsync(HttpContext context, string name, IEnumerable<(int Id, string Name)> items) => TextAsync(context, json =>
    {
        json.WriteStartObject();
        json.Named(name, items.Select(item => ((long)item.Id, item.Name)));
        json.WriteEndObject();
    });

    private static Task OneAsync<T>(HttpContext context, T? found, Action<Utf8JsonWriter, T> write)
        where T : class => found is null
            ? NotFoundAsync(context)
            : TextAsync(context, json => write(json, found));

    /// <summary>No object of that id.</summary>
    public static Task NotFoundAsync(HttpContext context) =>
        Answers.HtmlAsync(context, StatusCodes.Status404NotFound, "Not Found", "The server has not found anything matching the request URI");

    private static bool Is(HttpContext context, int id) => int.TryParse((string?)context.Request.RouteValues["id"], out var asked) && asked == id;

    /// <summary>JSON that calls itself plain text.</summary>
    public static async Task TextAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        await using (var json = new Utf8JsonWriter(buffer, JsonText.Options))
        {
            write(json);
        }

        context.Response.ContentType = "text/plain;charset=UTF-8";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }
}
