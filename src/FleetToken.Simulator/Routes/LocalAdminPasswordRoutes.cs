using System.Text.Json;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Rendering;
using FleetToken.Simulator.Seeding;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>The local administrator password calls, there to prove that nobody makes them.</summary>
internal sealed class LocalAdminPasswordRoutes(Server server)
{
    /// <summary>Accounts, password, views and rotations.</summary>
    public void Map(RouteTable routes)
    {
        const string path = "/api/v2/local-admin-password/{managementId}";
        routes.Get(SimulatorRoute.LocalAdminAccounts, path + "/accounts", AccountsAsync, Privileges.ViewLocalAdminPassword);
        routes.Get(SimulatorRoute.LocalAdminPassword, path + "/account/{username}/password", PasswordAsync, Privileges.ViewLocalAdminPassword);
        routes.Get(SimulatorRoute.LocalAdminAudit, path + "/account/{username}/audit", AuditAsync, Privileges.ViewLocalAdminPasswordHistory);
        routes.Get(SimulatorRoute.LocalAdminHistory, path + "/account/{username}/history", HistoryAsync, Privileges.ViewLocalAdminPasswordHistory);
    }

    private Task AccountsAsync(HttpContext context)
    {
        var mac = Find(context);
        var accounts = (mac?.Accounts ?? []).Where(a => a.Username is Organisation.ManagedAdministrator or Organisation.LabAdministrator or Organisation.ManagementAccount);
        return Answers.PageAsync(context, [.. accounts], (json, account) =>
        {
            json.WriteStartObject();
            json.Text("clientManagementId", mac!.ManagementId);
            json.Text("guid", account.GeneratedUid ?? new Dice(server.Options.Seed, mac.Id).Uuid());
            json.Text("username", account.Username);
            json.Text("userSource", account.Username == Organisation.ManagementAccount ? "JMF" : "MDM");
            json.WriteEndObject();
        });
    }

    private Task PasswordAsync(HttpContext context) => WithAccountAsync(context, json =>
    {
        json.WriteStartObject();
        json.Text("password", Password(Find(context)!));
        json.WriteEndObject();
    });

    private Task AuditAsync(HttpContext context) => WithAccountAsync(context, json => One(json, () =>
    {
        json.Text("password", Password(Find(context)!));
        json.WriteNull("dateLastSeen");
        json.WriteNull("expirationTime");
        json.WriteStartArray("audits");
        json.WriteEndArray();
    }));

    private Task HistoryAsync(HttpContext context) => WithAccountAsync(context, json => One(json, () =>
    {
        json.Time("createdDate", Find(context)!.EnrolledAt);
        json.WriteNull("dateLastSeen");
        json.WriteNull("expirationTime");
        json.Text("rotationStatus", "COMPLETED");
    }));

    // An unknown Mac or account is a bad request here: the schema of these calls knows no 404.
    private Task WithAccountAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var username = context.Request.RouteValues["username"] as string;
        return Find(context)?.Accounts?.Any(a => a.Username == username) == true
            ? Answers.JsonAsync(context, write)
            : Answers.ErrorAsync(context, StatusCodes.Status400BadRequest, "INVALID_ID", "No such account.", "username");
    }

    private static void One(Utf8JsonWriter json, Action write)
    {
        json.WriteStartObject();
        json.WriteNumber("totalCount", 1);
        json.WriteStartArray("results");
        json.WriteStartObject();
        write();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private SimulatedMac? Find(HttpContext context)
    {
        var managementId = context.Request.RouteValues["managementId"] as string;
        return server.Fleet.Macs.FirstOrDefault(m => string.Equals(m.ManagementId, managementId, StringComparison.OrdinalIgnoreCase));
    }

    private string Password(SimulatedMac mac) => new Dice(server.Options.Seed + 41, mac.Id).Text(20, "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789");
}
