using System.Text.Json;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Store;

public sealed class ServerFactsRowTests
{
    [Fact]
    public void ReadFacts_SerialNumberInOtherCase_StillFindsTheManagedAdministrator()
    {
        var facts = new ServerFacts
        {
            PreStageBySerialNumber = new Dictionary<string, PreStageAdmin> { ["h4l9qx2t7m"] = new("itadmin", Hidden: true) },
        };
        var row = new ServerFactsRow
        {
            Server = "main",
            Facts = JsonSerializer.SerializeToUtf8Bytes(facts, StoreJson.Default.ServerFacts),
            ReadAt = DateTimeOffset.UnixEpoch,
        };

        Assert.Equal("itadmin", row.ReadFacts().PreStageBySerialNumber?["H4L9QX2T7M"].AdminAccount);
    }
}
