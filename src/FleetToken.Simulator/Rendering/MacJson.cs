using System.Buffers;
using System.Text.Json;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Rendering;

/// <summary>Writes the sections of a computer record as that version of Jamf Pro does.</summary>
internal sealed class MacJson(ServerVersion version, IReadOnlyList<SimulatedAttributeDefinition> attributes)
{
    private readonly MacJsonGeneral _general = new(version);
    private readonly MacJsonAttributes _attributes = new(attributes);

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Writes the value of one section.</summary>
    public void Write(Section section, SimulatedMac mac, int inventory, IBufferWriter<byte> output)
    {
        var json = _writer ??= new Utf8JsonWriter(output, JsonText.Options);
        json.Reset(output);
        Write(section, mac, inventory, json);
        json.Flush();
    }

    private void Write(Section section, SimulatedMac mac, int inventory, Utf8JsonWriter json)
    {
        switch (section)
        {
            case Section.General:
                _general.Write(json, mac, inventory == 4, _attributes);
                break;
            case Section.DiskEncryption:
                MacJsonDisk.Encryption(json, mac, version);
                break;
            case Section.Storage:
                MacJsonDisk.Storage(json, mac);
                break;
            case Section.Purchasing:
                MacJsonOwner.Purchasing(json, mac, _attributes);
                break;
            case Section.UserAndLocation:
                MacJsonOwner.UserAndLocation(json, mac, _attributes);
                break;
            case Section.ConfigurationProfiles:
                MacJsonSoftware.Profiles(json, mac, version);
                break;
            case Section.Hardware:
                MacJsonHardware.Hardware(json, mac, _attributes);
                break;
            case Section.OperatingSystem:
                MacJsonHardware.OperatingSystem(json, mac, _attributes);
                break;
            case Section.Security:
                MacJsonHardware.Security(json, mac, version);
                break;
            case Section.LocalUserAccounts:
                MacJsonSoftware.Accounts(json, mac);
                break;
            case Section.ExtensionAttributes:
                json.WriteStartArray();
                _attributes.Items(json, mac, AttributeDisplay.ExtensionAttributes);
                json.WriteEndArray();
                break;
            case Section.GroupMemberships:
                MacJsonSoftware.Groups(json, mac);
                break;
            default:
                MacJsonSoftware.Rest(json, section, mac, version, inventory);
                break;
        }
    }
}
