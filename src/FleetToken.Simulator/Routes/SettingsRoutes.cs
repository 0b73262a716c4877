using System.Text.Json;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Rendering;
using FleetToken.Simulator.Seeding;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>Enrolment settings and what inventory collects.</summary>
internal sealed class SettingsRoutes(Server server)
{
    private static readonly string[] On =
        ["monitorApplicationUsage", "includePackages", "includeSoftwareUpdates", "includePrinters", "includeServices", "allowChangingUserAndLocation", "useUnixUserPaths", "collectUnmanagedCertificates"];

    private static readonly string[] Off =
        ["includeSoftwareId", "calculateSizes", "collectSyncedMobileDeviceInfo", "updateLdapInfoOnComputerInventorySubmissions", "monitorBeacons"];

    /// <summary>Both; collection settings in both versions where the server has them.</summary>
    public void Map(RouteTable routes)
    {
        routes.Get(SimulatorRoute.Enrolment, "/api/v4/enrollment", EnrolmentAsync, Privileges.ReadEnrolment);
        routes.Get(SimulatorRoute.CollectionSettings, "/api/v1/computer-inventory-collection-settings", CollectionAsync, Privileges.ReadCollectionSettings);
        if (server.Version.Has(11, 16))
        {
            routes.Get(SimulatorRoute.CollectionSettings, "/api/v2/computer-inventory-collection-settings", CollectionAsync, Privileges.ReadCollectionSettings);
        }
    }

    private Task CollectionAsync(HttpContext context) => Answers.JsonAsync(context, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("computerInventoryCollectionPreferences");
        Flags(json, On, true);
        Flags(json, Off, false);
        json.WriteBoolean("includeAccounts", server.Options.CollectsAccounts);
        json.WriteBoolean("includeHiddenAccounts", server.Options.CollectsHiddenAccounts);
        json.WriteEndObject();
        json.WriteStartArray("applicationPaths");
        json.WriteStartObject();
        json.Text("id", "1");
        json.Text("path", "/Applications/");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static Task EnrolmentAsync(HttpContext context) => Answers.JsonAsync(context, json =>
    {
        json.WriteStartObject();
        Flags(json, ["installSingleProfile", "signingMdmProfileEnabled", "restrictReenrollment", "flushPolicyHistory", "flushExtensionAttributes", "flushSoftwareUpdatePlans"], false);
        Flags(json, ["flushLocationInformation", "flushLocationHistoryInformation", "macOsEnterpriseEnrollmentEnabled"], true);
        json.Text("flushMdmCommandsOnReenroll", "DELETE_EVERYTHING_EXCEPT_ACKNOWLEDGED");
        json.WriteNull("mdmSigningCertificate");
        json.Text("managementUsername", Organisation.ManagementAccount);
        Flags(json, ["createManagementAccount", "hideManagementAccount", "allowSshOnlyManagementAccount", "launchSelfService"], true);
        Flags(json, ["ensureSshRunning", "signQuickAdd", "iosEnterpriseEnrollmentEnabled", "iosPersonalEnrollmentEnabled", "accountDrivenUserEnrollmentEnabled", "accountDrivenDeviceMacosEnrollmentEnabled", "accountDrivenDeviceIosEnrollmentEnabled", "accountDrivenUserVisionosEnrollmentEnabled", "accountDrivenDeviceVisionosEnrollmentEnabled", "maidUsernameMergeEnabled"], false);
        json.WriteNull("developerCertificateIdentity");
        json.WriteNull("developerCertificateIdentityDetails");
        json.WriteNull("mdmSigningCertificateDetails");
        json.Text("personalDeviceEnrollmentType", "USERENROLLMENT");
        json.WriteEndObject();
    });

    private static void Flags(Utf8JsonWriter json, string[] names, bool value)
    {
        foreach (var name in names)
        {
            json.WriteBoolean(name, value);
        }
    }
}
