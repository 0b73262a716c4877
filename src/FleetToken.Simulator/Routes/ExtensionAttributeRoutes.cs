using System.Text.Json;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Rendering;
using FleetToken.Simulator.Seeding;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>Definitions of extension attributes; their words differ from those of inventory.</summary>
internal sealed class ExtensionAttributeRoutes(Server server)
{
    /// <summary>The list, on servers that have it.</summary>
    public void Map(RouteTable routes)
    {
        if (server.Version.Has(11, 16))
        {
            routes.Get(SimulatorRoute.ExtensionAttributes, "/api/v1/computer-extension-attributes", c => Answers.PageAsync(c, Organisation.Attributes, Write), Privileges.ReadExtensionAttributes);
        }
    }

    private static void Write(Utf8JsonWriter json, SimulatedAttributeDefinition attribute)
    {
        json.WriteStartObject();
        json.Text("id", attribute.Id);
        json.Text("name", attribute.Name);
        json.Text("description", attribute.Description);
        json.Text("dataType", attribute.DataType == "DATE_TIME" ? "DATE" : attribute.DataType);
        json.WriteBoolean("enabled", attribute.Enabled);
        json.Text("inventoryDisplayType", Display(attribute.Display));
        json.Text("inputType", attribute.InputType == "LDAP" ? "DIRECTORY_SERVICE_ATTRIBUTE_MAPPING" : attribute.InputType);
        json.Text("scriptContents", attribute.InputType == "SCRIPT" ? "#!/bin/zsh\n/bin/echo \"<result></result>\"\n" : null);
        json.Texts("popupMenuChoices", attribute.Options ?? []);
        json.Text("ldapAttributeMapping", null);
        json.WriteBoolean("ldapExtensionAttributeAllowed", false);
        json.WriteEndObject();
    }

    private static string Display(AttributeDisplay display) => display switch
    {
        AttributeDisplay.General => "GENERAL",
        AttributeDisplay.Hardware => "HARDWARE",
        AttributeDisplay.OperatingSystem => "OPERATING_SYSTEM",
        AttributeDisplay.UserAndLocation => "USER_AND_LOCATION",
        AttributeDisplay.Purchasing => "PURCHASING",
        _ => "EXTENSION_ATTRIBUTES",
    };
}
