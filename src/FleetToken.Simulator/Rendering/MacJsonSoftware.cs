using System.Globalization;
using System.Text.Json;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Rendering;

/// <summary>Writes accounts, profiles, groups and the sections nobody here needs in detail.</summary>
internal static class MacJsonSoftware
{
    /// <summary>The local accounts Jamf's list shows.</summary>
    public static void Accounts(Utf8JsonWriter json, SimulatedMac mac)
    {
        if (mac.Accounts is not { } accounts)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var account in accounts)
        {
            if (account.InJamf)
            {
                Account(json, account);
            }
        }

        json.WriteEndArray();
    }

    /// <summary>The configuration profiles; their UUID came with 11.29.</summary>
    public static void Profiles(Utf8JsonWriter json, SimulatedMac mac, ServerVersion version)
    {
        if (mac.Profiles is not { } profiles)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var profile in profiles)
        {
            json.WriteStartObject();
            json.Text("id", profile.Id);
            json.Text("username", "");
            json.Time("lastInstalled", profile.LastInstalled);
            json.WriteBoolean("removable", profile.Removable);
            json.Text("displayName", profile.DisplayName);
            json.Text("profileIdentifier", profile.Identifier);
            if (version.Has(11, 29))
            {
                json.Text("uuid", profile.Uuid);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The groups a Mac is in.</summary>
    public static void Groups(Utf8JsonWriter json, SimulatedMac mac)
    {
        if (mac.Groups is not { } groups)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.Text("groupId", group.Id);
            json.Text("groupName", group.Name);
            json.Text("groupDescription", group.Description);
            json.WriteBoolean("smartGroup", group.Smart);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The other sections: a few applications, one certificate, else empty.</summary>
    public static void Rest(Utf8JsonWriter json, Section section, SimulatedMac mac, ServerVersion version, int inventory)
    {
        switch (section)
        {
            case Section.ContentCaching:
                json.WriteNullValue();
                return;
            case Section.PackageReceipts:
                json.WriteStartObject();
                json.Texts("installedByJamfPro", ["com.netflix.escrow-buddy"]);
                json.Texts("installedByInstallerSwu", ["com.apple.pkg.CLTools_Executables", "com.apple.pkg.XProtectPlistConfigData_10_15"]);
                json.Texts("cached", []);
                json.WriteEndObject();
                return;
        }

        json.WriteStartArray();
        if (section == Section.Applications)
        {
            Application(json, "Safari.app", "/Applications/Safari.app", "com.apple.Safari", mac.Os.Version, inventory);
            Application(json, "Self Service.app", "/Applications/Self Service.app", "com.jamfsoftware.selfservice.mac", version.Text, inventory);
        }
        else if (section == Section.Services)
        {
            json.WriteStartObject();
            json.Text("name", "com.apple.mdmclient.daemon");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Account(Utf8JsonWriter json, SimulatedAccount account)
    {
        json.WriteStartObject();
        json.Text("uid", account.Uid.ToString(CultureInfo.InvariantCulture));
        json.Text("userGuid", account.GeneratedUid);
        json.Text("username", account.Username);
        json.Text("fullName", account.FullName);
        json.WriteBoolean("admin", account.Admin);
        json.Text("homeDirectory", (account.Uid < 500 ? "/private/var/" : "/Users/") + account.Username);
        json.WriteNumber("homeDirectorySizeMb", -1);
        json.WriteBoolean("fileVault2Enabled", account.FileVault);
        json.Text("userAccountType", account.Mobile ? "MOBILE" : account.Type);
        json.WriteNull("passwordMinLength");
        json.WriteNull("passwordMaxAge");
        json.WriteNull("passwordMinComplexCharacters");
        json.WriteNull("passwordHistoryDepth");
        json.WriteBoolean("passwordRequireAlphanumeric", false);
        json.WriteNull("computerAzureActiveDirectoryId");
        json.WriteNull("userAzureActiveDirectoryId");
        json.Text("azureActiveDirectoryId", account.GeneratedUid is null ? null : "UNKNOWN");
        json.WriteEndObject();
    }

    private static void Application(Utf8JsonWriter json, string name, string path, string bundle, string number, int inventory)
    {
        json.WriteStartObject();
        json.Text("name", name);
        json.Text("path", path);
        json.Text("version", number);
        if (inventory >= 3)
        {
            json.Text("cfBundleShortVersionString", number);
            json.Text("cfBundleVersion", number);
        }

        json.WriteBoolean("macAppStore", false);
        json.WriteNumber("sizeMegabytes", 13);
        json.Text("bundleId", bundle);
        json.WriteBoolean("updateAvailable", false);
        json.Text("externalVersionId", "0");
        json.WriteEndObject();
    }
}
