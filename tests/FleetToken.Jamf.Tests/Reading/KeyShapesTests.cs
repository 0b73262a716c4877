using System.Text.Json.Nodes;
using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Tests.Support;

namespace FleetToken.Jamf.Tests.Reading;

/// <summary>A recovery key in a text is told by its place (FT-SEC-04), never by its value.</summary>
public sealed class KeyShapesTests
{
    private const string Key = "AB3D-EFGH-IJKL-MNOP-QRST-UV9X";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mac_KeyInItsTexts_NamesThePlaces()
    {
        var mac = await ReadAsync(record =>
        {
            record["general"]!["name"] = $"Mac {Key}";
            record["userAndLocation"]!["realname"] = Key.ToLowerInvariant();
            record["localUserAccounts"]![0]!["fullName"] = Key;
            record["extensionAttributes"] = new JsonArray(Computers.Attribute("Notes", $"key {Key}"), Computers.Attribute("Other", Key, definitionId: "24"));
        });

        Assert.Equal(["computer name", "user's full name", "account's full name", "extension attribute Notes"], mac.KeyShapedTexts);
        Assert.DoesNotContain("EFGH", mac.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Mac_WithoutKey_NamesNone() => Assert.Null((await ReadAsync(_ => { })).KeyShapedTexts);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    public async Task RecoveryLock_AsReported(string json, bool? expected) =>
        Assert.Equal(expected, (await ReadAsync(record => record["security"]!["recoveryLockEnabled"] = JsonNode.Parse(json))).RecoveryLock);

    private static async Task<Mac> ReadAsync(Action<JsonObject> change)
    {
        var record = Computers.One(1);
        change(record);
        using var jamf = new FakeJamf().With(record);
        using var client = Clients.To(jamf, settings: new FleetSettings { TokenHolderAttributes = ["Notes"] });
        var (macs, skipped) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();
        Assert.Empty(skipped);
        return Assert.Single(macs);
    }
}
