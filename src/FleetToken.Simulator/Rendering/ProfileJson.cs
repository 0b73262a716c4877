using System.Text.Json;
using FleetToken.Simulator.Configuration;

namespace FleetToken.Simulator.Rendering;

/// <summary>Writes a macOS configuration profile as the Classic API does: its property list is a text in the JSON.</summary>
internal static class ProfileJson
{
    /// <summary>The whole answer.</summary>
    public static void Write(Utf8JsonWriter json, SimulatedServerProfile profile)
    {
        json.WriteStartObject();
        json.WriteStartObject("os_x_configuration_profile");
        json.Block("general", () =>
        {
            json.WriteNumber("id", profile.Id);
            json.Text("name", profile.Name);
            json.Text("description", "");
            json.NoPlace();
            json.Text("distribution_method", "Install Automatically");
            json.WriteBoolean("user_removable", false);
            json.Text("level", profile.Level);
            json.Text("uuid", profile.Identifier);
            json.Text("redeploy_on_update", "Newly Assigned");
            json.Text("payloads", PropertyList(profile));
        });
        json.Scope(profile.Scope, ofProfile: true, profile.Id);
        json.Block("self_service", () =>
        {
            json.Text("install_button_text", "Install");
            json.Text("self_service_description", "");
            json.WriteBoolean("force_users_to_view_description", false);
            json.WriteBoolean("notification", false);
            json.Text("notification", "Self Service");
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string PropertyList(SimulatedServerProfile profile) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1"><dict><key>PayloadUUID</key><string>{profile.Identifier}</string><key>PayloadType</key><string>Configuration</string>
        <key>PayloadOrganization</key><string>Northwind</string><key>PayloadIdentifier</key><string>{profile.Identifier}</string>
        <key>PayloadDisplayName</key><string>{profile.Name}</string><key>PayloadVersion</key><integer>1</integer><key>PayloadEnabled</key><true/>
        <key>PayloadRemovalDisallowed</key><true/><key>PayloadScope</key><string>{profile.Level}</string><key>PayloadContent</key><array>{string.Concat(profile.Payloads)}</array></dict></plist>
        """;
}
