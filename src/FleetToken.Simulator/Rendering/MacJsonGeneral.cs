using System.Globalization;
using System.Text.Json;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Rendering;

/// <summary>Writes the general section, the one that differs most between versions.</summary>
internal sealed class MacJsonGeneral(ServerVersion version)
{
    /// <summary>Writes the section; version 4 has other contact times than those before it.</summary>
    public void Write(Utf8JsonWriter json, SimulatedMac mac, bool newest, MacJsonAttributes attributes)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"10.{mac.Id >> 16 & 255}.{mac.Id >> 8 & 255}.{mac.Id & 255}");
        json.WriteStartObject();
        json.Text("name", mac.Name);
        json.Text("lastIpAddress", "203.0.113.9");
        if (!newest)
        {
            json.Text("lastReportedIp", address);
        }

        json.Text("lastReportedIpV4", address);
        json.Text("lastReportedIpV6", null);
        json.Text("jamfBinaryVersion", mac.ReportedAt is null ? null : version.Text);
        json.Text("platform", "Mac");
        json.Text("barcode1", null);
        json.Text("barcode2", null);
        json.Text("assetTag", mac.AssetTag);
        Management(json, mac);
        Times(json, mac, newest);
        Enrolment(json, mac);
        attributes.Write(json, mac, AttributeDisplay.General);
        if (version.Has(11, 5))
        {
            json.Text("managementId", mac.ManagementId);
        }

        LastUsers(json, mac);
        if (version.Has(11, 32))
        {
            json.Text("appleEnrollmentType", mac.Supervised == true ? "supervised" : "unknown");
            json.WriteBoolean("awaitingConfiguration", mac.Phase == SimulatedPhase.Stock);
        }

        json.WriteEndObject();
    }

    private static void Management(Utf8JsonWriter json, SimulatedMac mac)
    {
        json.WriteStartObject("remoteManagement");
        json.WriteBoolean("managed", true);
        json.WriteNull("managementUsername");
        json.WriteEndObject();
        json.Flag("supervised", mac.Supervised);
        json.WriteStartObject("mdmCapable");
        json.WriteBoolean("capable", true);
        json.Texts("capableUsers", []);
        json.WriteStartArray("userManagementInfo");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Times(Utf8JsonWriter json, SimulatedMac mac, bool newest)
    {
        json.Time("reportDate", mac.ReportedAt);
        if (newest)
        {
            json.Time("lastCheckIn", mac.CheckedInAt);
            json.Time("lastContact", mac.ContactAt);
        }
        else
        {
            json.Time("lastContactTime", mac.ContactAt);
        }

        json.WriteNull("lastCloudBackupDate");
        json.Time("lastEnrolledDate", mac.EnrolledAt);
        json.Time("mdmProfileExpiration", mac.EnrolledAt?.AddDays(730));
        json.Date("initialEntryDate", mac.EnteredOn);
    }

    private static void Enrolment(Utf8JsonWriter json, SimulatedMac mac)
    {
        json.Text("distributionPoint", null);
        if (mac.PreStageId is { } preStage)
        {
            json.WriteStartObject("enrollmentMethod");
            json.Text("id", preStage);
            json.Text("objectName", Seeding.Organisation.PreStages.FirstOrDefault(p => p.Id == preStage)?.DisplayName);
            json.Text("objectType", "PreStage enrollment");
            json.WriteEndObject();
        }
        else if (mac.Phase == SimulatedPhase.Virtual)
        {
            json.WriteNull("enrollmentMethod");
        }
        else
        {
            json.WriteStartObject("enrollmentMethod");
            json.WriteNull("id");
            json.WriteNull("objectName");
            json.Text("objectType", "User-initiated - no invitation");
            json.WriteEndObject();
        }

        json.WriteStartObject("site");
        json.Text("id", mac.Site.Id);
        json.Text("name", mac.Site.Name);
        json.WriteEndObject();
        json.WriteBoolean("itunesStoreAccountActive", false);
        json.WriteBoolean("enrolledViaAutomatedDeviceEnrollment", mac.PreStageId is not null);
        json.Flag("userApprovedMdm", mac.Supervised);
        json.WriteBoolean("declarativeDeviceManagementEnabled", mac.Os.Major >= 13);
    }

    private void LastUsers(Utf8JsonWriter json, SimulatedMac mac)
    {
        var user = mac.Probes?.ConsoleUser;
        json.WriteNull("lastLoggedInUsernameSelfService");
        json.WriteNull("lastLoggedInUsernameSelfServiceTimestamp");
        json.Text("lastLoggedInUsernameBinary", user);
        json.Time("lastLoggedInUsernameBinaryTimestamp", user is null ? null : mac.CheckedInAt);
        if (version.Has(11, 29))
        {
            json.Text("lastLoggedInUsernameMdm", user);
            json.Time("lastLoggedInUsernameMdmTimestamp", user is null ? null : mac.ContactAt);
        }
    }
}
