using System.Globalization;
using System.Text.Json.Nodes;

namespace FleetToken.Jamf.Tests.Support;

/// <summary>Computer records as Jamf Pro sends them.</summary>
internal static class Computers
{
    public static readonly DateTimeOffset Reported = new(2026, 11, 23, 9, 15, 27, 626, TimeSpan.Zero);

    public static IEnumerable<JsonObject> Many(int count) => Enumerable.Range(1, count).Select(id => One(id));

    public static JsonObject One(long id, DateTimeOffset? reported = null) => new()
    {
        ["id"] = id.ToString(CultureInfo.InvariantCulture),
        ["udid"] = $"00000000-0000-0000-0000-{id:D12}",
        ["general"] = new JsonObject
        {
            ["name"] = $"Mac {id}",
            ["assetTag"] = null,
            ["reportDate"] = (reported ?? Reported).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["lastCheckIn"] = "2026-11-23T10:00:00Z",
            ["lastContact"] = "2026-11-23T11:00:00.44Z",
            ["lastEnrolledDate"] = "2025-11-13T08:00:00Z",
            ["initialEntryDate"] = "2025-11-13",
            ["site"] = new JsonObject { ["id"] = "-1", ["name"] = "None" },
            ["extensionAttributes"] = new JsonArray(),
        },
        ["diskEncryption"] = new JsonObject
        {
            ["bootPartitionEncryptionDetails"] = new JsonObject { ["partitionName"] = "Macintosh HD (Boot Partition)", ["partitionFileVault2State"] = "ENCRYPTED", ["partitionFileVault2Percent"] = 100 },
            ["individualRecoveryKeyValidityStatus"] = "VALID",
            ["institutionalRecoveryKeyPresent"] = false,
            ["diskEncryptionConfigurationName"] = null,
            ["fileVault2Enabled"] = false,
            ["fileVault2EnabledUserNames"] = new JsonArray("alice"),
            ["fileVault2EligibilityMessage"] = "Eligible",
        },
        ["security"] = new JsonObject { ["bootstrapTokenAllowed"] = true, ["bootstrapTokenEscrowedStatus"] = "ESCROWED" },
        ["localUserAccounts"] = new JsonArray(new JsonObject
        {
            ["uid"] = "501",
            ["userGuid"] = null,
            ["username"] = "alice",
            ["fullName"] = "Alice Example",
            ["admin"] = false,
            ["homeDirectorySizeMb"] = -1,
            ["fileVault2Enabled"] = true,
            ["userAccountType"] = "UNKNOWN",
        }),
        ["operatingSystem"] = new JsonObject { ["name"] = "macOS", ["version"] = "26.1", ["fileVault2Status"] = "ALL_ENCRYPTED", ["extensionAttributes"] = new JsonArray() },
        ["hardware"] = new JsonObject { ["model"] = "MacBook Air (13-inch, M3, 2024)", ["modelIdentifier"] = "Mac15,12", ["serialNumber"] = $"C02{id:D7}", ["appleSilicon"] = true, ["extensionAttributes"] = new JsonArray() },
        ["userAndLocation"] = new JsonObject { ["username"] = "alice", ["realname"] = "Alice Example", ["email"] = "alice@example.com", ["extensionAttributes"] = new JsonArray() },
        ["purchasing"] = new JsonObject { ["extensionAttributes"] = new JsonArray() },
        ["configurationProfiles"] = new JsonArray(new JsonObject { ["id"] = null, ["displayName"] = "MDM Profile", ["profileIdentifier"] = "com.jamf.mdm", ["lastInstalled"] = "2025-11-13T08:01:00Z" }),
        ["groupMemberships"] = new JsonArray(new JsonObject { ["groupId"] = "1", ["groupName"] = "All Managed Clients", ["groupDescription"] = "", ["smartGroup"] = true }),
        ["extensionAttributes"] = new JsonArray(),
        ["applications"] = null,
        ["storage"] = null,
    };

    public static JsonObject Attribute(string name, string text, bool enabled = true, JsonNode? definitionId = null) => new()
    {
        ["definitionId"] = definitionId ?? "23",
        ["name"] = name,
        ["description"] = null,
        ["enabled"] = enabled,
        ["multiValue"] = false,
        ["values"] = new JsonArray(text),
        ["dataType"] = "STRING",
        ["options"] = new JsonArray(),
        ["inputType"] = "SCRIPT",
    };
}
