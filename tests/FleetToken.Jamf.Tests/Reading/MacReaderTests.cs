using System.Text;
using System.Text.Json.Nodes;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Pro.Contracts;
using FleetToken.Jamf.Reading;
using FleetToken.Jamf.Tests.Support;

namespace FleetToken.Jamf.Tests.Reading;

public sealed class MacReaderTests
{
    private const string Ftk1 = "FTK1;n=1;adm=0;eu=1;hid=0;orph=0;fv=on;prk=1;irk=0;pk=1790100000;btS=Y;btE=Y;btv=1;esc=1;eb=1;ssh=0;pso=0;os=26.6;arch=arm64;vol=3F2A9C10;boot=1790153387;con=alice;u=alice/501/s/1/1/1/0;k=PM;ts=1790160000;.";

    private readonly KeptLog _log = new();

    [Fact]
    public void Read_WholeRecord_KeepsWhatJamfSaid()
    {
        var mac = Read(Computers.One(42));

        Assert.Equal(new MacId("main", 42), mac.Id);
        Assert.Equal(("Mac 42", "C020000042", (string?)null), (mac.Name, mac.SerialNumber, mac.AssetTag));
        Assert.Equal(("Mac15,12", true, "26.1"), (mac.ModelIdentifier, mac.AppleSilicon, mac.OsVersion.ToString()));
        Assert.Null(mac.Site);
        Assert.Equal(["All Managed Clients"], mac.Groups);
        Assert.Equal(new AssignedUser("alice", "Alice Example", "alice@example.com"), mac.User);
        Assert.Equal((PartitionState.Encrypted, DiskSummary.AllEncrypted, false), (mac.FileVault.Partition, mac.FileVault.Disks, mac.FileVault.Enabled));
        Assert.Equal(new RecoveryKeyEscrow(KeyValidity.Valid, false), mac.RecoveryKey);
        Assert.Equal(new BootstrapToken(BootstrapTokenStatus.Escrowed, true), mac.BootstrapToken);
        Assert.Equal(Computers.Reported, mac.ReportedAt);
        Assert.Equal(new DateTimeOffset(2025, 11, 13, 0, 0, 0, TimeSpan.Zero), mac.FirstEntryAt);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 11, 0, 0, 440, TimeSpan.Zero), mac.LastContact);
        Assert.Equal(TimeSpan.Zero, mac.ReportedAt!.Value.Offset);
        var account = Assert.Single(mac.Accounts!);
        Assert.Equal(("alice", 501, false, true), (account.Username, account.Uid, account.Admin, account.FileVaultEnabled));
        Assert.True(Assert.Single(mac.Profiles!).IsJamfsOwn);
        Assert.Null(mac.Attributes);
    }

    [Fact]
    public void Read_OlderApi_TakesLastContactTime()
    {
        var record = Computers.One(1);
        var general = (JsonObject)record["general"]!;
        general.Remove("lastCheckIn");
        general.Remove("lastContact");
        general["lastContactTime"] = "2026-11-22T07:00:00Z";

        var mac = Read(record);

        Assert.Equal((null, new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero)), (mac.LastCheckIn, mac.LastContact));
    }

    [Fact]
    public void Read_AllSectionsNull_KnowsNothingAndInventsNothing()
    {
        var mac = Read(new JsonObject(Computers.One(3).Select(member => KeyValuePair.Create(member.Key, member.Key == "id" ? (JsonNode?)JsonValue.Create(3) : null))));

        Assert.Equal(new Mac { Id = new MacId("main", 3) } with { User = mac.User }, mac);
        Assert.True(mac.User.IsEmpty);
    }

    [Fact]
    public void Read_NumbersAndBooleansAsText_ReadsThem()
    {
        var record = Computers.One(1);
        record["id"] = 1;
        record["hardware"]!["appleSilicon"] = "true";
        record["security"]!["bootstrapTokenAllowed"] = "";
        record["localUserAccounts"]![0]!["uid"] = 501;
        record["general"]!["assetTag"] = 304822;
        record["general"]!["reportDate"] = 1795000000000;
        record["general"]!["lastEnrolledDate"] = "2025-11-13T08:00:00.5+0100";

        var mac = Read(record);

        Assert.Equal((true, null, 501, "304822"), (mac.AppleSilicon, mac.BootstrapToken.Allowed, mac.Accounts![0].Uid, mac.AssetTag));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1795000000000), mac.ReportedAt);
        Assert.Equal(new DateTimeOffset(2025, 11, 13, 7, 0, 0, 500, TimeSpan.Zero), mac.EnrolledAt);
    }

    [Fact]
    public void Read_UnheardOfWords_AreUnknownAndLoggedOnce()
    {
        var record = Computers.One(1);
        record["diskEncryption"]!["individualRecoveryKeyValidityStatus"] = "ALMOST_VALID";
        record["diskEncryption"]!["bootPartitionEncryptionDetails"]!["partitionFileVault2State"] = "MELTING";
        record["security"]!["bootstrapTokenEscrowedStatus"] = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX";
        record["operatingSystem"]!["fileVault2Status"] = "valid";
        var reader = NewReader([]);

        var mac = Read(reader, record);
        Read(reader, record);

        Assert.Equal((KeyValidity.Unknown, PartitionState.Unknown, BootstrapTokenStatus.Unknown, DiskSummary.Unknown), (mac.RecoveryKey.Validity, mac.FileVault.Partition, mac.BootstrapToken.Status, mac.FileVault.Disks));
        Assert.Equal(4, _log.Lines.Count);
        Assert.Contains(_log.Lines, line => line.Contains("MELTING", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("ABCD", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("general")]
    [InlineData("hardware")]
    [InlineData("operatingSystem")]
    [InlineData("userAndLocation")]
    [InlineData("purchasing")]
    [InlineData(null)]
    public void Read_AttributeInAnySection_IsFound(string? section)
    {
        var record = Computers.One(1);
        ((JsonObject)(section is null ? record : record[section]!))["extensionAttributes"] = new JsonArray(
            Computers.Attribute("Something else", "ENABLED", definitionId: "7"),
            Computers.Attribute("Any name", Ftk1, definitionId: 23));

        var mac = Read(record);

        Assert.NotNull(mac.Attributes?.Ftk1);
        Assert.Null(mac.Attributes.Foreign);
    }

    [Fact]
    public void Read_SameAttributeInTwoSections_CountsOnce()
    {
        var record = Computers.One(1);
        record["general"]!["extensionAttributes"] = new JsonArray(Computers.Attribute("A", Ftk1, definitionId: 23));
        record["extensionAttributes"] = new JsonArray(Computers.Attribute("A", Ftk1.Replace("n=1", "n=2", StringComparison.Ordinal), definitionId: "23"));

        Assert.False(Read(record).Attributes!.DifferingLines);
    }

    [Fact]
    public void Read_DisabledAttribute_IsNotRead()
    {
        var record = Computers.One(1);
        record["extensionAttributes"] = new JsonArray(Computers.Attribute("FTK1", Ftk1, enabled: false));

        Assert.Null(Read(record).Attributes);
    }

    [Fact]
    public void Read_ValuesBeforeNameAndSwitch_AreJudgedAllTheSame()
    {
        var record = Computers.One(1);
        record["extensionAttributes"] = new JsonArray(
            new JsonObject { ["values"] = new JsonArray("alice"), ["enabled"] = true, ["name"] = "token USERS", ["definitionId"] = "1" },
            new JsonObject { ["values"] = new JsonArray(Ftk1), ["enabled"] = false, ["name"] = "FTK1", ["definitionId"] = "2" });

        var mac = Read(NewReader(["Token Users"]), record);

        Assert.NotNull(mac.Attributes?.Foreign);
        Assert.Null(mac.Attributes.Ftk1);
    }

    [Fact]
    public void Read_NamedAttributeTooLong_IsSetAsideByNameAndLength()
    {
        var record = Computers.One(1);
        record["extensionAttributes"] = new JsonArray(Computers.Attribute("Token Users", new string('x', 1_048_576)));

        var unread = Assert.Single(Read(NewReader(["Token Users"]), record).Attributes!.Unread);

        Assert.Equal(("Token Users", 1_048_576), (unread.Name, unread.Length));
    }

    [Fact]
    public void Read_SecretsInEveryText_AreNotInTheMac()
    {
        const string Key = "AB3D-EFGH-IJKL-MNOP-QRST-UV9X";
        var record = Computers.One(1);
        PlantIn(record, $"x {Key.ToLowerInvariant()} y");
        record["id"] = "1";
        record["hardware"]!["serialNumber"] = Key;
        record["extensionAttributes"] = new JsonArray(Computers.Attribute("Not named", Key, definitionId: "1"), Computers.Attribute("Token Users", $"alice {Key}", definitionId: "2"));

        var mac = Read(NewReader(["Token Users"]), record);

        Assert.DoesNotContain(Key, Everything(mac), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("[looks like a recovery key]", mac.SerialNumber);
        Assert.True(mac.Attributes!.LooksLikeRecoveryKey);
    }

    [Fact]
    public void Read_SiteWithName_KeepsIt()
    {
        var record = Computers.One(1);
        record["general"]!["site"] = new JsonObject { ["id"] = "3", ["name"] = "Zürich" };

        Assert.Equal("Zürich", Read(record).Site);
    }

    private static void PlantIn(JsonNode node, string text)
    {
        if (node is JsonObject members)
        {
            foreach (var (key, value) in members.ToList())
            {
                if (value is JsonValue plain && plain.TryGetValue<string>(out var before) && !before.StartsWith("20", StringComparison.Ordinal))
                {
                    members[key] = text;
                }
                else if (value is not null)
                {
                    PlantIn(value, text);
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonValue)
                {
                    items[i] = text;
                }
                else if (items[i] is { } item)
                {
                    PlantIn(item, text);
                }
            }
        }
    }

    private static string Everything(Mac mac) => System.Text.Json.JsonSerializer.Serialize(mac);

    private Mac Read(JsonObject record) => Read(NewReader([]), record);

    private static Mac Read(MacReader reader, JsonObject record) => reader.Read(Encoding.UTF8.GetBytes(record.ToJsonString()));

    private MacReader NewReader(string[] names) => new("main", JamfJson.For(new AttributeChoice(names)), new KnownWords("main", _log));
}
