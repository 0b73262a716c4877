using System.Globalization;
using System.Text.Json;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Rendering;

/// <summary>Writes whom a Mac belongs to and how it was bought.</summary>
internal static class MacJsonOwner
{
    /// <summary>The user and location section.</summary>
    public static void UserAndLocation(Utf8JsonWriter json, SimulatedMac mac, MacJsonAttributes attributes)
    {
        json.WriteStartObject();
        json.Text("username", mac.User?.Username);
        json.Text("realname", mac.User?.RealName);
        json.Text("email", mac.User?.Email);
        json.Text("position", mac.User?.Position);
        json.Text("phone", mac.User?.Phone);
        json.Text("departmentId", mac.User?.DepartmentId);
        json.Text("buildingId", mac.User?.BuildingId);
        json.Text("room", mac.User?.Room);
        attributes.Write(json, mac, AttributeDisplay.UserAndLocation);
        json.WriteEndObject();
    }

    /// <summary>The purchasing section.</summary>
    public static void Purchasing(Utf8JsonWriter json, SimulatedMac mac, MacJsonAttributes attributes)
    {
        json.WriteStartObject();
        json.WriteBoolean("leased", false);
        json.WriteBoolean("purchased", true);
        json.Text("poNumber", string.Create(CultureInfo.InvariantCulture, $"PO-{mac.Id % 8_111:D4}"));
        json.Date("poDate", mac.EnteredOn?.AddDays(-21));
        json.Text("vendor", "Kontor Büro GmbH");
        json.Date("warrantyDate", mac.EnteredOn?.AddDays(1_074));
        json.Text("appleCareId", "");
        json.WriteNull("leaseDate");
        json.Text("purchasePrice", "");
        json.WriteNumber("lifeExpectancy", 4);
        json.Text("purchasingAccount", "");
        json.Text("purchasingContact", "");
        attributes.Write(json, mac, AttributeDisplay.Purchasing);
        json.WriteEndObject();
    }
}
