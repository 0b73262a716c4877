using System.Globalization;
using System.Text.Json;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Rendering;

/// <summary>Writes what Jamf knows of the disk and of FileVault.</summary>
internal static class MacJsonDisk
{
    /// <summary>The disk encryption section.</summary>
    public static void Encryption(Utf8JsonWriter json, SimulatedMac mac, ServerVersion version)
    {
        json.WriteStartObject();
        Boot(json, mac);
        json.Text("individualRecoveryKeyValidityStatus", mac.KeyValidity);
        json.Flag("institutionalRecoveryKeyPresent", mac.InstitutionalKey);
        json.Text("diskEncryptionConfigurationName", mac.DiskConfiguration);
        if (version.Has(11, 16))
        {
            json.Flag("fileVault2Enabled", mac.FileVaultEnabled);
        }

        json.Texts("fileVault2EnabledUserNames", mac.FileVaultUsers ?? Users(mac));
        json.Text("fileVault2EligibilityMessage", mac.Eligibility);
        json.WriteEndObject();
    }

    /// <summary>The boot partition, as the disk encryption section and the FileVault call show it.</summary>
    public static void Boot(Utf8JsonWriter json, SimulatedMac mac)
    {
        if (mac.PartitionState is null)
        {
            json.WriteNull("bootPartitionEncryptionDetails");
            return;
        }

        json.WriteStartObject("bootPartitionEncryptionDetails");
        json.Text("partitionName", "Macintosh HD (Boot Partition)");
        json.Text("partitionFileVault2State", mac.PartitionState);
        json.Number("partitionFileVault2Percent", mac.PartitionPercent);
        json.WriteEndObject();
    }

    /// <summary>The storage section: helper volumes of a healthy encrypted Mac are not encrypted.</summary>
    public static void Storage(Utf8JsonWriter json, SimulatedMac mac)
    {
        json.WriteStartObject();
        json.WriteNumber("bootDriveAvailableSpaceMegabytes", 120_000 + (mac.Id % 9_000));
        json.WriteStartArray("disks");
        json.WriteStartObject();
        json.Text("id", mac.Id.ToString(CultureInfo.InvariantCulture));
        json.Text("device", "disk0");
        json.Text("model", mac.Model.AppleSilicon ? "APPLE SSD AP0512Z" : "APPLE SSD AP0256N");
        json.Text("revision", "387.120");
        json.Text("serialNumber", "0ba0" + mac.Udid[..8].ToLowerInvariant());
        json.WriteNumber("sizeMegabytes", 500_277);
        json.Text("smartStatus", "Verified");
        json.Text("type", null);
        json.WriteStartArray("partitions");
        Partition(json, "Macintosh HD (Boot Partition)", "BOOT", mac.PartitionState ?? "UNKNOWN", mac.PartitionPercent);
        Partition(json, "Data", "OTHER", mac.PartitionState ?? "UNKNOWN", mac.PartitionPercent);
        Partition(json, "Preboot", "OTHER", "UNENCRYPTED", 0);
        Partition(json, "Recovery", "RECOVERY", "UNENCRYPTED", 0);
        Partition(json, "VM", "OTHER", "UNENCRYPTED", null);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<string> Users(SimulatedMac mac) => (mac.Accounts ?? []).Where(a => a.FileVault && a.InJamf).Select(a => a.Username);

    private static void Partition(Utf8JsonWriter json, string name, string type, string state, int? percent)
    {
        json.WriteStartObject();
        json.Text("name", name);
        json.WriteNumber("sizeMegabytes", 494_384);
        json.WriteNumber("availableMegabytes", 120_400);
        json.Text("partitionType", type);
        json.WriteNumber("percentUsed", 75);
        json.Text("fileVault2State", state);
        json.Number("fileVault2ProgressPercent", percent);
        json.WriteBoolean("lvmManaged", false);
        json.WriteEndObject();
    }
}
