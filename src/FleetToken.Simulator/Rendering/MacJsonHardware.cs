using System.Globalization;
using System.Text.Json;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Rendering;

/// <summary>Writes the machine, its system and its security settings.</summary>
internal static class MacJsonHardware
{
    /// <summary>The hardware section, with the zeros and minus ones of real records.</summary>
    public static void Hardware(Utf8JsonWriter json, SimulatedMac mac, MacJsonAttributes attributes)
    {
        var silicon = mac.Model.AppleSilicon;
        json.WriteStartObject();
        json.Text("make", "Apple");
        json.Text("model", mac.Model.Name);
        json.Text("modelIdentifier", mac.Model.Identifier);
        json.Text("serialNumber", mac.SerialNumber);
        json.WriteNumber("processorSpeedMhz", silicon ? 0 : 2_600);
        json.WriteNumber("processorCount", silicon ? 0 : 1);
        json.WriteNumber("coreCount", silicon ? 0 : 4);
        json.Text("processorType", mac.Model.Processor);
        json.Text("processorArchitecture", silicon ? "arm64" : "x86_64");
        json.WriteNumber("busSpeedMhz", 0);
        json.WriteNumber("cacheSizeKilobytes", silicon ? -1 : 8_192);
        json.Text("networkAdapterType", "IEEE80211");
        json.Text("macAddress", Address(mac.Id, 0x3C));
        json.Text("altNetworkAdapterType", "Ethernet");
        json.Text("altMacAddress", Address(mac.Id, 0x3D));
        json.WriteNumber("totalRamMegabytes", silicon ? 16_384 : 8_192);
        json.WriteNumber("openRamSlots", 0);
        json.WriteNumber("batteryCapacityPercent", mac.Model.Portable ? 100 - (mac.Id % 24) : -1);
        json.Text("batteryHealth", mac.Model.Portable ? "NORMAL" : "UNSUPPORTED");
        json.Text("smcVersion", silicon ? null : "1.74f4");
        json.Text("nicSpeed", "n/a");
        json.Text("opticalDrive", null);
        json.Text("bootRom", silicon ? "13822.41.1" : "2069.0.0.0.0");
        json.WriteBoolean("bleCapable", true);
        json.WriteBoolean("supportsIosAppInstalls", silicon);
        json.WriteBoolean("appleSilicon", silicon);
        json.Text("provisioningUdid", silicon ? "00008132-" + mac.Udid.Replace("-", "", StringComparison.Ordinal)[..16] : null);
        attributes.Write(json, mac, AttributeDisplay.Hardware);
        json.WriteEndObject();
    }

    /// <summary>The operating system section.</summary>
    public static void OperatingSystem(Utf8JsonWriter json, SimulatedMac mac, MacJsonAttributes attributes)
    {
        json.WriteStartObject();
        json.Text("name", "macOS");
        json.Text("version", mac.Os.Version);
        json.Text("build", mac.Os.Build);
        json.Text("supplementalBuildVersion", mac.Os.Build);
        json.Text("rapidSecurityResponse", null);
        json.Text("activeDirectoryStatus", "Not Bound");
        json.Text("fileVault2Status", mac.FileVaultStatus);
        json.Text("softwareUpdateDeviceId", mac.Model.AppleSilicon ? "J" + (mac.Id % 600).ToString("D3", CultureInfo.InvariantCulture) + "AP" : mac.Model.Identifier);
        attributes.Write(json, mac, AttributeDisplay.OperatingSystem);
        json.WriteEndObject();
    }

    /// <summary>The security section; old records hold nothing but nulls.</summary>
    public static void Security(Utf8JsonWriter json, SimulatedMac mac, ServerVersion version)
    {
        var old = mac.Supervised is null;
        json.WriteStartObject();
        json.Text("sipStatus", "ENABLED");
        json.Text("gatekeeperStatus", "APP_STORE_AND_IDENTIFIED_DEVELOPERS");
        json.Text("xprotectVersion", "5312");
        json.Flag("autoLoginDisabled", old ? null : true);
        json.Flag("remoteDesktopEnabled", old ? null : mac.Probes?.RemoteLogin ?? false);
        json.Flag("activationLockEnabled", old ? null : false);
        json.Flag("recoveryLockEnabled", old ? null : mac.Model.AppleSilicon && mac.Id % 3 != 0);
        json.Flag("firewallEnabled", old ? null : mac.Id % 9 != 0);
        json.Text("secureBootLevel", old ? null : mac.Model.Architecture == SimulatedArchitecture.Intel ? "NOT_SUPPORTED" : "FULL_SECURITY");
        json.Text("externalBootLevel", old ? null : mac.Model.Architecture == SimulatedArchitecture.IntelT2 ? "DISALLOW_BOOTING_FROM_EXTERNAL_MEDIA" : "NOT_SUPPORTED");
        json.Flag("bootstrapTokenAllowed", mac.BootstrapAllowed);
        if (version.Has(11, 5))
        {
            json.Text("bootstrapTokenEscrowedStatus", mac.BootstrapStatus);
        }

        json.WriteNull("lastAttestationAttempt");
        json.WriteNull("lastSuccessfulAttestation");
        json.Text("attestationStatus", mac.Model.AppleSilicon ? "PENDING" : "MDA_UNSUPPORTED_DUE_TO_HARDWARE");
        if (version.Has(11, 32))
        {
            json.WriteBoolean("lockdownModeEnabled", false);
        }

        json.WriteEndObject();
    }

    private static string Address(int id, int vendor) =>
        string.Create(CultureInfo.InvariantCulture, $"{vendor:X2}:22:FB:{id >> 16 & 255:X2}:{id >> 8 & 255:X2}:{id & 255:X2}");
}
