using System.Text;
using FleetToken.Web.Sync;
using FsCheck;
using FsCheck.Xunit;

namespace FleetToken.Web.Tests.Sync;

public sealed class WebhookEventTests
{
    [Theory]
    [InlineData("""{"webhook":{"id":1,"webhookEvent":"ComputerInventoryCompleted"},"event":{"jssID":17,"udid":"x"}}""", "ComputerInventoryCompleted", 17L, true)]
    [InlineData("""{"webhook":{"webhookEvent":"ComputerAdded"},"event":{"jssId":"17"}}""", "ComputerAdded", 17L, true)]
    [InlineData("""{"Webhook":{"WebhookEvent":"computerinventorycompleted"},"Event":{"JSSID":17}}""", "computerinventorycompleted", 17L, true)]
    [InlineData("""{"webhook":{"webhookEvent":"ComputerCheckIn"},"event":{"computer":{"jssID":17},"trigger":"CLIENT_CHECKIN"}}""", "ComputerCheckIn", 17L, false)]
    [InlineData("""{"webhook":{"webhookEvent":"SmartGroupComputerMembershipChange"},"event":{"computer":true,"jssid":9}}""", "SmartGroupComputerMembershipChange", 9L, false)]
    [InlineData("""{"webhook":{"webhookEvent":"ComputerAdded"},"event":{"jssID":-1}}""", "ComputerAdded", null, true)]
    [InlineData("""{"webhook":{"webhookEvent":"ComputerAdded"},"event":{"jssID":"17; DROP TABLE macs"}}""", "ComputerAdded", null, true)]
    [InlineData("""{"webhook":{"webhookEvent":"ComputerAdded"},"event":{"jssID":1e300}}""", "ComputerAdded", null, true)]
    [InlineData("""{"webhook":{"webhookEvent":"ComputerAdded"},"event":{}}""", "ComputerAdded", null, true)]
    [InlineData("<?xml version=\"1.0\"?><JSSEvent><webhook><webhookEvent>ComputerAdded</webhookEvent></webhook><event><jssID>17</jssID></event></JSSEvent>", "ComputerAdded", 17L, true)]
    [InlineData("<JSSEvent><webhook><webhookEvent>ComputerCheckIn</webhookEvent></webhook><event><computer><jssID>17</jssID></computer></event></JSSEvent>", "ComputerCheckIn", 17L, false)]
    public void Webhook_OfJamfs_GivesEventAndIdOnly(string body, string name, long? id, bool isNews)
    {
        var read = WebhookEvent.TryRead(Encoding.UTF8.GetBytes(body));

        Assert.Equal(new WebhookEvent(name, id), read);
        Assert.Equal(isNews, read!.IsNews);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"webhook":"x","event":1}""")]
    [InlineData("<")]
    [InlineData("<html></html>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><JSSEvent><webhook/><event><jssID>&a;</jssID></event></JSSEvent>")]
    public void Webhook_ThatIsNone_GivesNoId(string body) => Assert.Null(WebhookEvent.TryRead(Encoding.UTF8.GetBytes(body))?.ComputerId);

    [Property]
    public void Webhook_AnyBytes_AreReadOrRefused(byte[]? body) => WebhookEvent.TryRead(body ?? []);
}
