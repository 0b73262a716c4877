using System.Text.Json;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Macs;

public sealed class MacJsonTests
{
    public static TheoryData<string> Lines => Examples.All;

    [Theory]
    [MemberData(nameof(Lines))]
    public void Mac_WithReport_RoundTripsThroughJson(string line)
    {
        var mac = Baseline.Mac with
        {
            Attributes = Baseline.Read(line)! with { Foreign = Baseline.Read("Admins: None\nNon-Admins: alice", "SecureToken")!.Foreign },
            Profiles = [new("Wi-Fi", "com.example.wifi", Baseline.Report, false)],
            Groups = ["All Managed Clients"],
        };
        var json = JsonSerializer.Serialize(mac);
        var back = JsonSerializer.Deserialize<Mac>(json)!;
        Assert.Equal(json, JsonSerializer.Serialize(back));
        Assert.Equal(mac.Attributes.Ftk1!.Accounts, back.Attributes!.Ftk1!.Accounts);
        Assert.Equal(mac.Attributes.Ftk1.At, back.Attributes.Ftk1.At);
        Assert.Equal(mac.Attributes.Foreign!.Accounts, back.Attributes.Foreign!.Accounts);
        Assert.Equal(JsonSerializer.Serialize(Baseline.Judge(mac)), JsonSerializer.Serialize(Baseline.Judge(back)));
    }
}
