using FleetToken.Jamf.Tests.Support;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace FleetToken.Jamf.Tests.Reveal;

/// <summary>Jamf's own record of key views on the wire (API 7.2, 7.3).</summary>
public sealed class KeyViewsTests : IDisposable
{
    private const string Path = "/JSSResource/computerhistory/id/7/subset/Audits";

    private static readonly DateTimeOffset At = new(2019, 3, 1, 9, 49, 19, 204, TimeSpan.Zero);

    private readonly WireMockServer _server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
    private readonly SocketsHttpHandler _handler = JamfServiceCollectionExtensions.NewHandler();

    public KeyViewsTests() =>
        _server.Given(Request.Create().WithPath("/api/oauth/token")).RespondWith(Response.Create().WithBody("""{"access_token":"abc","expires_in":600}"""));

    public void Dispose()
    {
        _handler.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task List_OfSeveral_KeepsViewsOnlyNewestFirst()
    {
        GiveAudits("""
            [{"event":"Viewed FileVault Encryption Key","username":"anna","date_time":"2019-03-01 09:49:19","date_time_epoch":1551433759204,"date_time_utc":"2019-03-01T09:49:19.204+0000"},
             {"event":"Edited Computer","username":"admin","date_time_epoch":1551433760000},
             {"event":" viewed filevault encryption key ","username":"password=hunter2","date_time_epoch":"1551433761000"}]
            """);

        var (views, mayBeMore) = await ReadAsync();

        Assert.Equal(2, views.Count);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1551433761000), views[0].At);
        Assert.DoesNotContain("hunter2", views[0].Username, StringComparison.Ordinal);
        Assert.Equal(new KeyView("anna", At), views[1]);
        Assert.False(mayBeMore);
    }

    [Theory]
    [InlineData("""{"event":"Viewed FileVault Encryption Key","username":"anna","date_time_epoch":1551433759204}""")]
    [InlineData("""{"audit":{"event":"Viewed FileVault Encryption Key","username":"anna","date_time_epoch":1551433759204}}""")]
    public async Task List_CollapsedToOneObject_IsReadAndMayLackOthers(string audits)
    {
        GiveAudits(audits);

        var (views, mayBeMore) = await ReadAsync();

        Assert.Equal(new KeyView("anna", At), Assert.Single(views));
        Assert.True(mayBeMore);
    }

    [Theory]
    [InlineData("""{"computer_history":{"audits":[]}}""")]
    [InlineData("""{"computer_history":{"audits":{}}}""")]
    [InlineData("""{"computer_history":{"audits":""}}""")]
    [InlineData("""{"computer_history":{"audits":null}}""")]
    [InlineData("""{"computer_history":{"general":{"id":7}}}""")]
    [InlineData("""{"computer_history":{}}""")]
    [InlineData("""{"computer_history":""}""")]
    public async Task List_EmptyInAnyForm_HasNoViews(string body)
    {
        Give(body);

        var (views, mayBeMore) = await ReadAsync();

        Assert.Empty(views);
        Assert.False(mayBeMore);
    }

    [Theory]
    [InlineData("\"date_time_epoch\":1551433759204,\"date_time_utc\":\"2001-01-01T00:00:00.000+0000\"", true)]
    [InlineData("\"date_time_epoch\":\"1551433759204\"", true)]
    [InlineData("\"date_time_epoch\":0,\"date_time_utc\":\"2019-03-01T09:49:19.204+0000\"", true)]
    [InlineData("\"date_time_epoch\":\"\",\"date_time_utc\":\"2019-03-01T15:19:19.204+0530\"", true)]
    [InlineData("\"date_time_utc\":\"2019-03-01T09:49:19.204Z\"", true)]
    [InlineData("\"date_time_epoch\":{},\"date_time_utc\":\"2019-03-01T10:49:19.204+01:00\"", true)]
    [InlineData("\"date_time\":\"2019-03-01 09:49:19\",\"date_time_epoch\":0,\"date_time_utc\":\"\"", false)]
    [InlineData("\"date_time\":\"2016/10/26 at 1:25 PM\"", false)]
    [InlineData("\"date_time_epoch\":99999999999999999,\"date_time_utc\":\"yesterday\"", false)]
    public async Task Time_InEachForm_IsThatMomentOrUnknown(string time, bool isKnown)
    {
        GiveAudits($$"""[{"event":"Viewed FileVault Encryption Key","username":"",{{time}}}]""");

        var view = Assert.Single((await ReadAsync()).Views);

        Assert.Equal(new KeyView(null, isKnown ? At : null), view);
    }

    [Fact]
    public async Task Entry_ThatCannotBeRead_HidesNoOther()
    {
        GiveAudits("""[{"event":{"odd":1},"username":[]},{"event":"Viewed FileVault Encryption Key","username":{"name":"x"},"date_time_epoch":1551433759204}]""");

        var (views, mayBeMore) = await ReadAsync();

        Assert.Equal(new KeyView(null, At), Assert.Single(views));
        Assert.True(mayBeMore);
    }

    [Theory]
    [InlineData(403, JamfFailure.Forbidden, "Read Computers")]
    [InlineData(404, JamfFailure.NotFound, "no history of this computer")]
    [InlineData(200, JamfFailure.Misread, "web page")]
    public async Task Error_AsAWebPage_IsNamed(int status, JamfFailure kind, string said)
    {
        Give("<html><body>The server refuses</body></html>", status, "text/html");

        var failure = await Assert.ThrowsAsync<JamfException>(ReadAsync);

        Assert.Equal(kind, failure.Failure);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OfAnotherKind_IsMisread()
    {
        Give("""{"policies":[]}""");

        Assert.Equal(JamfFailure.Misread, (await Assert.ThrowsAsync<JamfException>(ReadAsync)).Failure);
    }

    private async Task<KeyViews> ReadAsync()
    {
        using var client = Clients.To(_handler, new ImpatientClock(), url: _server.Url!);
        return await client.ReadKeyViewsAsync(7, personWaits: true, TestContext.Current.CancellationToken);
    }

    private void GiveAudits(string audits) => Give("""{"computer_history":{"general":{"id":7,"name":"Mac 7"},"audits":""" + audits + "}}");

    private void Give(string body, int status = 200, string type = "text/plain;charset=UTF-8") =>
        _server.Given(Request.Create().WithPath(Path)).RespondWith(Response.Create().WithStatusCode(status).WithHeader("Content-Type", type).WithBody(body));
}
