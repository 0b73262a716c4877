using System.Text.Json;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Rendering;
using FleetToken.Simulator.Seeding;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>Groups, sites, buildings, departments: the names behind ids.</summary>
internal sealed class PlaceRoutes(Server server)
{
    private static readonly string[] AddressLines = ["streetAddress1", "streetAddress2", "city", "stateProvince", "zipPostalCode", "country"];

    /// <summary>The lists; group lists of their own kind came with 11.28.</summary>
    public void Map(RouteTable routes)
    {
        routes.Get(SimulatorRoute.Groups, "/api/v1/computer-groups", GroupsAsync, Privileges.ReadSmartGroups, Privileges.ReadStaticGroups);
        routes.Get(SimulatorRoute.Sites, "/api/v1/sites", SitesAsync, Privileges.ReadSites);
        routes.Get(SimulatorRoute.Buildings, "/api/v1/buildings", c => Answers.PageAsync(c, Organisation.Buildings, Building), Privileges.ReadBuildings);
        routes.Get(SimulatorRoute.Departments, "/api/v1/departments", c => Answers.PageAsync(c, Organisation.Departments, Department), Privileges.ReadDepartments);
        if (server.Version.Has(11, 28))
        {
            routes.Get(SimulatorRoute.Groups, "/api/v3/computer-groups/smart-groups", c => OneKindAsync(c, smart: true), Privileges.ReadSmartGroups);
            routes.Get(SimulatorRoute.Groups, "/api/v3/computer-groups/static-groups", c => OneKindAsync(c, smart: false), Privileges.ReadStaticGroups);
        }
    }

    private static Task GroupsAsync(HttpContext context) => Answers.JsonAsync(context, json =>
    {
        json.WriteStartArray();
        foreach (var group in Organisation.AllGroups)
        {
            json.WriteStartObject();
            json.Text("id", group.Id);
            json.Text("name", group.Name);
            json.Text("description", group.Description);
            json.WriteBoolean("smartGroup", group.Smart);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private Task OneKindAsync(HttpContext context, bool smart) => Answers.PageAsync(
        context,
        [.. Organisation.AllGroups.Where(g => g.Smart == smart)],
        (json, group) =>
        {
            json.WriteStartObject();
            json.Text("id", group.Id);
            json.Text("siteId", "-1");
            json.Text("name", group.Name);
            json.Text("description", group.Description);
            json.WriteNumber(smart ? "membershipCount" : "count", server.Fleet.Macs.Count(m => m.Groups?.Any(g => g.Id == group.Id) == true));
            json.WriteEndObject();
        });

    private static Task SitesAsync(HttpContext context) => Answers.JsonAsync(context, json =>
    {
        json.WriteStartArray();
        foreach (var site in People.Places.Select(p => p.Site))
        {
            json.WriteStartObject();
            json.Text("id", site.Id);
            json.Text("name", site.Name);
            json.WriteNull("divisionId");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Department(Utf8JsonWriter json, SimulatedPlace place)
    {
        json.WriteStartObject();
        json.Text("id", place.Id);
        json.Text("name", place.Name);
        json.WriteEndObject();
    }

    private static void Building(Utf8JsonWriter json, SimulatedPlace place)
    {
        json.WriteStartObject();
        json.Text("id", place.Id);
        json.Text("name", place.Name);
        foreach (var line in AddressLines)
        {
            json.WriteNull(line);
        }

        json.WriteEndObject();
    }
}
