using System.Text.Json;
using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Seeding;

namespace FleetToken.Simulator.Rendering;

/// <summary>Writes extension attributes into the section each is displayed in.</summary>
internal sealed class MacJsonAttributes(IReadOnlyList<SimulatedAttributeDefinition> defined)
{
    private static readonly IReadOnlyList<string> NoValues = [];

    private readonly SimulatedAttributeDefinition[][] _byDisplay = [.. Enum.GetValues<AttributeDisplay>().Select(d => defined.Where(a => a.Display == d).ToArray())];
    private readonly HashSet<string> _ids = [.. defined.Select(d => d.Id)];

    /// <summary>Writes the array of one section.</summary>
    public void Write(Utf8JsonWriter json, SimulatedMac mac, AttributeDisplay display)
    {
        json.WriteStartArray("extensionAttributes");
        Items(json, mac, display);
        json.WriteEndArray();
    }

    /// <summary>Writes the items of one section: the server's attributes, then those only this Mac has.</summary>
    public void Items(Utf8JsonWriter json, SimulatedMac mac, AttributeDisplay display)
    {
        foreach (var attribute in _byDisplay[(int)display])
        {
            var collected = Collected(mac, attribute, out var values);
            if (collected || (attribute.Everywhere && !mac.OmitsEmptyAttributes))
            {
                Item(json, attribute, values);
            }
        }

        foreach (var (attribute, values) in mac.Attributes)
        {
            if (attribute.Display == display && !_ids.Contains(attribute.Id))
            {
                Item(json, attribute, values);
            }
        }
    }

    private static bool Collected(SimulatedMac mac, SimulatedAttributeDefinition attribute, out IReadOnlyList<string>? values)
    {
        foreach (var value in mac.Attributes)
        {
            if (value.Definition.Id == attribute.Id)
            {
                values = value.Values;
                return true;
            }
        }

        values = attribute.Id == Organisation.Ftk1.Id && mac.Ftk1 is { } line ? [line] : NoValues;
        return values.Count > 0;
    }

    private static void Item(Utf8JsonWriter json, SimulatedAttributeDefinition attribute, IReadOnlyList<string>? values)
    {
        json.WriteStartObject();
        json.Text("definitionId", attribute.Id);
        json.Text("name", attribute.Name);
        json.Text("description", attribute.Description);
        json.WriteBoolean("enabled", attribute.Enabled);
        json.WriteBoolean("multiValue", false);
        json.Texts("values", values);
        json.Text("dataType", attribute.DataType);
        json.Texts("options", attribute.Options ?? NoValues);
        json.Text("inputType", attribute.InputType);
        json.WriteEndObject();
    }
}
