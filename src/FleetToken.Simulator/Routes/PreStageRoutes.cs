using System.Globalization;
using System.Text.Json;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Rendering;
using FleetToken.Simulator.Seeding;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>PreStage enrolments and the serial numbers in their scope.</summary>
internal sealed class PreStageRoutes(Server server)
{
    private static readonly string[] SkippedPanes = ["Biometric", "Siri", "ScreenTime", "Privacy", "TermsOfAddress", "AppleID", "FileVault"];

    /// <summary>List, one, scope.</summary>
    public void Map(RouteTable routes)
    {
        routes.Get(SimulatorRoute.PreStages, "/api/v3/computer-prestages", ListAsync, Privileges.ReadPreStages);
        routes.Get(SimulatorRoute.PreStage, "/api/v3/computer-prestages/{id}", OneAsync, Privileges.ReadPreStages);
        routes.Get(SimulatorRoute.PreStageScope, "/api/v2/computer-prestages/scope", ScopeAsync, Privileges.ReadPreStages);
    }

    private static Task ListAsync(HttpContext context)
    {
        var newestFirst = context.Request.Query["sort"] is [var sort, ..] && sort != "id:desc"
            ? Organisation.PreStages
            : [.. Organisation.PreStages.Reverse()];
        return Answers.PageAsync(context, newestFirst, Write);
    }

    private static Task OneAsync(HttpContext context) =>
        Organisation.PreStages.FirstOrDefault(p => p.Id == (string?)context.Request.RouteValues["id"]) is { } preStage
            ? Answers.JsonAsync(context, json => Write(json, preStage))
            : Answers.NotFoundAsync(context, "PreStage");

    private Task ScopeAsync(HttpContext context) => Answers.JsonAsync(context, json =>
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteStartObject("serialsByPrestageId");
        foreach (var mac in server.Fleet.Macs)
        {
            if (mac.PreStageId is { } preStage && written.Add(mac.SerialNumber))
            {
                json.Text(mac.SerialNumber, preStage);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, SimulatedPreStage preStage)
    {
        json.WriteStartObject();
        json.Text("displayName", preStage.DisplayName);
        json.WriteBoolean("mandatory", true);
        json.WriteBoolean("mdmRemovable", false);
        json.Text("supportPhoneNumber", "");
        json.Text("supportEmailAddress", "");
        json.Text("department", "");
        json.WriteBoolean("defaultPrestage", preStage.Id == "1");
        json.Text("enrollmentSiteId", "-1");
        json.WriteBoolean("keepExistingSiteMembership", true);
        json.WriteBoolean("keepExistingLocationInformation", true);
        json.WriteBoolean("requireAuthentication", preStage.UserAccountType != "SKIP");
        json.Text("authenticationPrompt", "");
        json.WriteBoolean("preventActivationLock", true);
        json.WriteBoolean("enableDeviceBasedActivationLock", false);
        json.Text("deviceEnrollmentProgramInstanceId", "1");
        json.WriteStartObject("skipSetupItems");
        foreach (var pane in SkippedPanes)
        {
            json.WriteBoolean(pane, true);
        }

        json.WriteEndObject();
        json.Texts("anchorCertificates", []);
        json.Text("enrollmentCustomizationId", "0");
        json.Text("language", "");
        json.Text("region", "");
        json.WriteBoolean("autoAdvanceSetup", false);
        json.WriteBoolean("installProfilesDuringSetup", true);
        json.Texts("prestageInstalledProfileIds", ["101", "102"]);
        json.Texts("customPackageIds", []);
        json.Text("customPackageDistributionPointId", "-1");
        json.WriteBoolean("enableRecoveryLock", true);
        json.Text("recoveryLockPasswordType", "RANDOM");
        json.WriteBoolean("rotateRecoveryLockPassword", true);
        json.Text("prestageMinimumOsTargetVersionType", "NO_ENFORCEMENT");
        json.Text("minimumOsSpecificVersion", "");
        json.WriteBoolean("pssoEnabled", false);
        json.Text("id", preStage.Id);
        json.Text("profileUuid", "7F3C0A1E-5C7B-4B6E-9D11-00000000000" + preStage.Id);
        json.Text("siteId", "-1");
        json.WriteNumber("versionLock", 3);
        Accounts(json, preStage);
        json.WriteEndObject();
    }

    private static void Accounts(Utf8JsonWriter json, SimulatedPreStage preStage)
    {
        json.WriteStartObject("accountSettings");
        json.Text("id", (int.Parse(preStage.Id, CultureInfo.InvariantCulture) + 40).ToString(CultureInfo.InvariantCulture));
        json.WriteBoolean("payloadConfigured", true);
        json.WriteBoolean("localAdminAccountEnabled", preStage.AdminUsername is not null);
        json.Text("adminUsername", preStage.AdminUsername ?? "");
        json.WriteBoolean("hiddenAdminAccount", preStage.HiddenAdmin);
        json.WriteBoolean("localUserManaged", false);
        json.Text("userAccountType", preStage.UserAccountType);
        json.WriteNumber("versionLock", 3);
        json.WriteBoolean("prefillPrimaryAccountInfoFeatureEnabled", false);
        json.Text("prefillType", "UNKNOWN");
        json.Text("prefillAccountFullName", "");
        json.Text("prefillAccountUserName", "");
        json.WriteBoolean("preventPrefillInfoFromModification", false);
        json.WriteEndObject();
    }
}
