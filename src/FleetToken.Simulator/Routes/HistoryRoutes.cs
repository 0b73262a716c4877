using System.Globalization;
using System.Text.Json;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Rendering;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>The Classic API's history of a computer, of which only the audits are there: one entry comes as an object instead of a list, none in three forms.</summary>
internal sealed class HistoryRoutes(Server server)
{
    /// <summary>The whole history and its subset.</summary>
    public void Map(RouteTable routes)
    {
        routes.Get(SimulatorRoute.ComputerHistory, ClassicRoutes.Root + "/computerhistory/id/{id}", AnswerAsync, Privileges.ReadComputers);
        routes.Get(SimulatorRoute.ComputerHistory, ClassicRoutes.Root + "/computerhistory/id/{id}/subset/{subset}", AnswerAsync, Privileges.ReadComputers);
    }

    private Task AnswerAsync(HttpContext context) => ComputerId.Of(context, server.Fleet) is { Mac: { } mac }
        ? ClassicRoutes.TextAsync(context, json => Write(json, mac, server.Fleet.Audits.Of(mac)))
        : ClassicRoutes.NotFoundAsync(context);

    private static void Write(Utf8JsonWriter json, SimulatedMac mac, IReadOnlyList<SimulatedAudit> audits)
    {
        json.WriteStartObject();
        json.WriteStartObject("computer_history");
        json.WriteStartObject("general");
        json.WriteNumber("id", mac.Id);
        json.Text("name", mac.Name);
        json.Text("serial_number", mac.SerialNumber);
        json.WriteEndObject();
        json.WritePropertyName("audits");
        switch (audits)
        {
            case []:
                Nothing(json, mac.Id);
                break;
            case [var one]:
                Write(json, one);
                break;
            default:
                json.WriteStartArray();
                foreach (var audit in audits)
                {
                    Write(json, audit);
                }

                json.WriteEndArray();
                break;
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Nothing(Utf8JsonWriter json, int id)
    {
        switch (id % 3)
        {
            case 0:
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            case 1:
                json.WriteStartObject();
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue("");
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, SimulatedAudit audit)
    {
        var zoned = !audit.InServerFormatOnly;
        json.WriteStartObject();
        json.Text("event", audit.Event);
        json.Text("username", audit.Username);
        json.Text("date_time", audit.At.UtcDateTime.ToString(zoned ? "yyyy-MM-dd HH:mm:ss" : "yyyy/MM/dd 'at' h:mm tt", CultureInfo.InvariantCulture));
        json.WriteNumber("date_time_epoch", zoned ? audit.At.ToUnixTimeMilliseconds() : 0);
        json.Text("date_time_utc", zoned ? audit.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture) : "");
        json.WriteEndObject();
    }
}
