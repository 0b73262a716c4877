using System.Globalization;
using System.Text.Json.Nodes;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Tests.Proof;

/// <summary>The product against a server that is not our simulator: all Macs arrive right, none lost, none doubled, no fact invented.</summary>
public sealed class PublishedSchemaTests
{
    private const int Macs = 250;

    private static readonly DateTimeOffset Reported = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddHours(-3), TimeSpan.Zero);

    [Fact]
    public async Task Sweep_ServerOfThePublishedSchema_BringsEveryMacOnce()
    {
        await using var server = await StartAsync();
        await using var product = await StartAsync(server);

        var sync = await product.SweepAsync(first: true);

        Assert.Null(sync.LastSweep!.Error);
        Assert.Empty(sync.LastSweep.SkippedRecords);
        Assert.Equal(3, sync.ApiVersion);
        Assert.Equal("11.25.2-t1771333041", sync.ServerVersion);
        Assert.Equal(Enumerable.Range(1, Macs), await IdsAsync(product));
        Assert.DoesNotContain(server.Asked, asked => asked.Contains("/filevault", StringComparison.Ordinal) && !asked.Contains(int.MaxValue.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.Contains(sync.Problems, problem => problem.Message.Contains("PreStage", StringComparison.Ordinal) && !problem.IsAlarm);
    }

    [Fact]
    public async Task Sweep_RowsComeAndGoBetweenPages_LosesNoneAndDoublesNone()
    {
        await using var server = await StartAsync();
        server.BeforePage = page =>
        {
            if (page == 1)
            {
                server.BeforePage = null;
                server.Delete(5);
                server.Delete(6);
                server.Add(Mac(1_000));
            }
        };
        await using var product = await StartAsync(server);

        var sync = await product.SweepAsync(first: true);

        Assert.Null(server.BeforePage);
        Assert.Null(sync.LastSweep!.Error);
        Assert.Equal([.. Enumerable.Range(1, 4), .. Enumerable.Range(7, Macs - 6), 1_000], (await IdsAsync(product)).Where(id => id is not (5 or 6)));

        // The next sweep asks for the two by id, and only a 404 makes them gone.
        await product.SweepAsync();
        Assert.Equal([.. Enumerable.Range(1, 4), .. Enumerable.Range(7, Macs - 6), 1_000], await IdsAsync(product));
        Assert.Equal([], (await IdsAsync(product, "&gone=true")).Except([5, 6]));
    }

    [Fact]
    public async Task Facts_TheServerStates_ArriveAsStated()
    {
        await using var server = await StartAsync();
        server.Add(Mac(300, record => record["general"]!["name"] = "Łukasz’s “Mac”\t"));
        await using var product = await StartAsync(server);
        await product.SweepAsync(first: true);

        var mac = await product.MacAsync(300);

        Assert.Equal("Łukasz’s “Mac”", Text(mac["name"]).Trim());
        Assert.Equal("C02X300", Text(mac["serialNumber"]));
        Assert.Equal("15.6.1", Text(mac["osVersion"]));
        Assert.Equal("on", Text(mac["fileVault"]));
        Assert.Equal("valid", Text(mac["recoveryKey"]));
        Assert.Equal("yes", Text(mac["keyEscrowed"]));
        Assert.Equal("escrowed", Text(mac["bootstrapToken"]));
        Assert.Equal("alice", Text(mac["assignedUser"]!["account"]));
        Assert.Null(mac["site"]);
        Assert.Equal(Reported, mac["inventoryAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(Reported.AddMinutes(5).AddMilliseconds(220), mac["lastContactAt"]!.GetValue<DateTimeOffset>());
        var holder = Assert.Single(mac["tokenHolders"]!.AsArray());
        Assert.Equal("alice", Text(holder!["username"]));
        Assert.Equal("estimated", Text(holder["evidence"]));
    }

    [Fact]
    public async Task Facts_InUnevenForms_ArriveTheSame()
    {
        await using var server = await StartAsync();
        server.Add(Mac(301, record =>
        {
            record["id"] = 301;
            record["hardware"]!["appleSilicon"] = "true";
            record["localUserAccounts"]![0]!["uid"] = 501;
            record["localUserAccounts"]![0]!["admin"] = "false";
            record["localUserAccounts"]![0]!["fileVault2Enabled"] = 1;
            record["diskEncryption"]!["fileVault2Enabled"] = false;
            record["general"]!["reportDate"] = Reported.ToString("yyyy-MM-dd'T'HH:mm:ss.ff'Z'", CultureInfo.InvariantCulture);
            record["general"]!["mystery"] = new JsonArray(1, new JsonObject { ["deep"] = "er" });
            record["newSectionOfTomorrow"] = new JsonObject { ["recoveryKey"] = "none" };
        }));
        await using var product = await StartAsync(server);
        await product.SweepAsync(first: true);

        var mac = await product.MacAsync(301);

        Assert.True(mac["appleSilicon"]!.GetValue<bool>());
        Assert.Equal("on", Text(mac["fileVault"]));
        Assert.Equal(Reported, mac["inventoryAt"]!.GetValue<DateTimeOffset>());
        var holder = Assert.Single(mac["tokenHolders"]!.AsArray())!;
        Assert.False(holder["admin"]!.GetValue<bool>());
        Assert.Empty((await product.WaitAsync(_ => true)).LastSweep!.SkippedRecords);
    }

    [Theory]
    [InlineData("general")]
    [InlineData("hardware")]
    [InlineData("operatingSystem")]
    [InlineData("userAndLocation")]
    [InlineData("purchasing")]
    [InlineData(null)]
    public async Task Attribute_InWhateverSection_MakesTheTokensMeasured(string? section)
    {
        await using var server = await StartAsync();
        var at = Reported.AddMinutes(-1).ToUnixTimeSeconds();
        var line = $"FTK1;n=1;adm=0;eu=1;hid=0;orph=0;fv=on;prk=1;irk=0;pk={at - 86_400};btS=Y;btE=Y;btv=1;esc=1;eb=0;ssh=0;pso=0;os=15.6.1;arch=arm64;vol=3F2A9C10;boot={at - 7_200};con=alice;u=alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1;k=PM;ts={at};.";
        server.Add(Mac(302, record =>
        {
            var holder = section is null ? record : record[section]!.AsObject();
            holder["extensionAttributes"] = new JsonArray(new JsonObject { ["definitionId"] = 41, ["name"] = "Tokens", ["values"] = new JsonArray(line), ["dataType"] = null, ["inputType"] = null });
        }));
        await using var product = await StartAsync(server);
        await product.SweepAsync(first: true);

        var mac = await product.MacAsync(302);

        Assert.Equal("measured", Text(mac["tokens"]!["evidence"]));
        Assert.Equal("alice", Text(Assert.Single(mac["tokenHolders"]!.AsArray())!["username"]));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("missing")]
    [InlineData("unheard-of")]
    [InlineData("empty")]
    public async Task Facts_TheServerDoesNotState_StayUnknown(string how)
    {
        await using var server = await StartAsync();
        server.Add(Mac(303, record => Unsay(record, how)));
        await using var product = await StartAsync(server);
        await product.SweepAsync(first: true);

        var mac = await product.MacAsync(303);

        Assert.Equal("unknown", Text(mac["fileVault"]));
        Assert.Equal("unknown", Text(mac["recoveryKey"]));
        Assert.Equal("unknown", Text(mac["keyEscrowed"]));
        Assert.Equal("unknown", Text(mac["bootstrapToken"]));
        Assert.Equal("unknown", Text(mac["tokenVerdict"]));
        Assert.Equal("unknown", Text(mac["recoverability"]));
        Assert.Empty(mac["tokenHolders"]!.AsArray());
        Assert.Null(mac["inventoryAt"]);
        Assert.Null(mac["lastContactAt"]);
        Assert.Null(mac["appleSilicon"]);
        Assert.Null(mac["site"]);
        Assert.Empty((await product.WaitAsync(_ => true)).LastSweep!.SkippedRecords);
    }

    [Fact]
    public async Task Twins_OneSerialNumberTwice_AreTwoRecordsThatKnowEachOther()
    {
        await using var server = await StartAsync();
        server.Add(Mac(304, record => record["hardware"]!["serialNumber"] = "C02X7"));
        await using var product = await StartAsync(server);
        await product.SweepAsync(first: true);

        Assert.Equal(304, (await product.MacAsync(7))["twins"]!.AsArray().Single()!["id"]!.GetValue<int>());
        Assert.Equal(7, (await product.MacAsync(304))["twins"]!.AsArray().Single()!["id"]!.GetValue<int>());
    }

    [Fact]
    public async Task ChangesAndRefresh_ReadWhatTheSweepCannotKnow()
    {
        await using var server = await StartAsync();
        await using var product = await StartAsync(server);
        await product.SweepAsync(first: true);

        server.Delete(8);
        server.Add(Mac(8, record =>
        {
            record["general"]!["reportDate"] = Reported.AddMinutes(20).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            record["diskEncryption"]!["individualRecoveryKeyValidityStatus"] = "INVALID";
        }));
        await product.ReadChangesAsync();
        Assert.Equal("invalid", Text((await product.MacAsync(8))["recoveryKey"]));

        server.Delete(9);
        Assert.IsType<RefreshOutcome.Gone>(await product.RefreshAsync(9));
        Assert.NotNull((await product.MacAsync(9))["goneAt"]);
    }

    [Fact]
    public async Task SecretsOfTheConnection_AfterASweep_AreInNoFile()
    {
        await using var server = await StartAsync();
        await using var product = await StartAsync(server);
        await product.SweepAsync(first: true);

        foreach (var (name, bytes) in product.Files())
        {
            var searched = new SearchedBytes(bytes);
            Assert.False(searched.Contains(PublishedServer.ClientSecret), name);
            Assert.False(searched.Contains(PublishedServer.Token), name);
        }
    }

    private static Task<ProofProduct> StartAsync(PublishedServer server) => ProofProduct.StartAsync(server.Url, PublishedServer.ClientId, PublishedServer.ClientSecret);

    private static async Task<PublishedServer> StartAsync()
    {
        var server = await PublishedServer.StartAsync();
        foreach (var id in Enumerable.Range(1, Macs))
        {
            server.Add(Mac(id));
        }

        return server;
    }

    private static async Task<IEnumerable<int>> IdsAsync(ProofProduct product, string filter = "") =>
        (await product.MacsAsync(filter)).Select(mac => mac["id"]!.GetValue<int>()).Order();

    private static string Text(JsonNode? node) => node?.ToString() ?? "null";

    private static void Unsay(JsonObject record, string how)
    {
        foreach (var name in record.Select(member => member.Key).Where(name => name is not ("id" or "udid")).ToList())
        {
            if (how == "missing")
            {
                record.Remove(name);
            }
            else
            {
                record[name] = how != "null" && record[name] is JsonObject ? new JsonObject() : null;
            }
        }

        if (how == "unheard-of")
        {
            record["diskEncryption"] = JsonNode.Parse("""{"individualRecoveryKeyValidityStatus":"PENDING","bootPartitionEncryptionDetails":{"partitionFileVault2State":"MELTED"}}""");
            record["security"] = JsonNode.Parse("""{"bootstrapTokenEscrowedStatus":"SOMEWHERE"}""");
            record["operatingSystem"] = JsonNode.Parse("""{"fileVault2Status":"PARTLY"}""");
        }
    }

    private static string Mac(int id) => Mac(id, _ => { });

    private static string Mac(int id, Action<JsonObject> change)
    {
        var record = JsonNode.Parse($$"""
            {
              "id": "{{id}}", "udid": "00000000-0000-4000-8000-{{id:D12}}",
              "general": {
                "name": "Mac {{id}}", "platform": "Mac", "assetTag": "A{{id}}", "supervised": true,
                "remoteManagement": { "managed": true, "managementUsername": null },
                "reportDate": "{{Reported:yyyy-MM-ddTHH:mm:ssZ}}", "lastContactTime": "{{Reported.AddMinutes(5):yyyy-MM-ddTHH:mm:ss}}.22Z",
                "lastEnrolledDate": "{{Reported.AddDays(-90):yyyy-MM-ddTHH:mm:ss}}.626Z", "initialEntryDate": "{{Reported.AddDays(-90):yyyy-MM-dd}}",
                "enrollmentMethod": null, "site": { "id": "-1", "name": "None" }, "managementId": "10000000-0000-4000-8000-{{id:D12}}", "extensionAttributes": []
              },
              "diskEncryption": {
                "bootPartitionEncryptionDetails": { "partitionName": "Macintosh HD (Boot Partition)", "partitionFileVault2State": "ENCRYPTED", "partitionFileVault2Percent": 100 },
                "individualRecoveryKeyValidityStatus": "VALID", "institutionalRecoveryKeyPresent": false, "diskEncryptionConfigurationName": null,
                "fileVault2Enabled": true, "fileVault2EnabledUserNames": ["alice"], "fileVault2EligibilityMessage": null
              },
              "security": { "sipStatus": "ENABLED", "bootstrapTokenAllowed": true, "bootstrapTokenEscrowedStatus": "ESCROWED", "attestationStatus": "PENDING" },
              "localUserAccounts": [
                { "uid": "501", "userGuid": null, "username": "alice", "fullName": "Alice Example", "admin": false, "homeDirectory": "/Users/alice", "homeDirectorySizeMb": -1, "fileVault2Enabled": true, "userAccountType": "UNKNOWN" },
                { "uid": "502", "userGuid": null, "username": "itadmin", "fullName": "IT", "admin": true, "homeDirectory": "/Users/itadmin", "homeDirectorySizeMb": -1, "fileVault2Enabled": false, "userAccountType": "LOCAL" }
              ],
              "operatingSystem": { "name": "macOS", "version": "15.6.1", "build": "24G90", "fileVault2Status": "BOOT_ENCRYPTED", "extensionAttributes": [] },
              "hardware": { "make": "Apple", "model": "MacBook Air (M4)", "modelIdentifier": "Mac16,12", "serialNumber": "C02X{{id}}", "processorCount": 0, "batteryCapacityPercent": -1, "appleSilicon": true, "extensionAttributes": [] },
              "userAndLocation": { "username": "alice", "realname": "Alice Example", "email": "alice@example.org", "departmentId": null, "buildingId": "3", "extensionAttributes": [] },
              "purchasing": { "leased": false, "extensionAttributes": [] },
              "configurationProfiles": [{ "id": null, "uuid": null, "displayName": "MDM Profile", "profileIdentifier": "com.jamf", "lastInstalled": null, "removable": false }],
              "groupMemberships": [{ "groupId": "1", "groupName": "All Managed Clients", "groupDescription": null, "smartGroup": true }],
              "extensionAttributes": null
            }
            """)!.AsObject();
        change(record);
        return record.ToJsonString();
    }
}
