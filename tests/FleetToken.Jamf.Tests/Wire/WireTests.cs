using FleetToken.Jamf.Tests.Support;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace FleetToken.Jamf.Tests.Wire;

/// <summary>Requests and failures as they look on the wire, against a server that knows nothing of ours.</summary>
public sealed class WireTests : IDisposable
{
    private const string Page = """{"totalCount":1,"results":[{"id":"9","udid":"u","general":{"name":"Zoë’s Mac"},"hardware":null}]}""";

    private readonly WireMockServer _server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
    private readonly SocketsHttpHandler _handler = JamfServiceCollectionExtensions.NewHandler();
    private readonly ImpatientClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _handler.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Walk_PlainServer_SendsWhatTheSchemaAsksFor()
    {
        Allow(Page);
        using var client = NewClient();

        var (macs, _) = await client.WalkAll(100).ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal("Zoë’s Mac", Assert.Single(macs).Name);
        var token = _server.LogEntries.First(entry => entry.RequestMessage!.Path == "/api/oauth/token").RequestMessage!;
        Assert.Equal("POST", token.Method);
        Assert.Equal($"grant_type=client_credentials&client_id=poller&client_secret={Clients.Secret}", token.Body);
        var list = _server.LogEntries.Last(entry => entry.RequestMessage!.Path == "/api/v4/computers-inventory" && entry.RequestMessage.Url.Contains("page-size=100", StringComparison.Ordinal)).RequestMessage!;
        Assert.Contains("?section=GENERAL&section=DISK_ENCRYPTION&section=SECURITY&", list.Url, StringComparison.Ordinal);
        Assert.Contains("&page=0&page-size=100&sort=id%3Aasc", list.Url, StringComparison.Ordinal);
        Assert.Equal("Bearer abc", Assert.Single(list.Headers!["Authorization"]));
        Assert.Contains("gzip", string.Join(',', list.Headers["Accept-Encoding"]), StringComparison.Ordinal);
        Assert.False(list.Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task Walk_AddressWithPath_KeepsThePath()
    {
        AllowUnder("/jss", Page);
        using var client = NewClient(_server.Url + "/jss");

        var (macs, _) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();

        Assert.Single(macs);
        Assert.All(_server.LogEntries, entry => Assert.StartsWith("/jss/api/", entry.RequestMessage!.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Tue, 24 Nov 2026 08:00:40 GMT", 40)]
    public async Task Busy_SaysHowLong_IsWaitedOut(string retryAfter, int seconds)
    {
        Allow(Page);
        Fail("/api/v1/jamf-pro-version", Response.Create().WithStatusCode(429).WithHeader("Retry-After", retryAfter));
        using var client = NewClient();

        await client.ReadVersionAsync(Cancel);

        Assert.Contains(_clock.Waits, wait => wait == TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Busy_LongerThanWeWait_IsAFailureAtOnce()
    {
        Allow(Page);
        Fail("/api/v1/jamf-pro-version", Response.Create().WithStatusCode(429).WithHeader("Retry-After", "3600"));
        using var client = NewClient();

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.ReadVersionAsync(Cancel));

        Assert.Equal(JamfFailure.TooManyRequests, failure.Failure);
        Assert.Contains("3600 s", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_clock.Waits);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task Fault_Passes_IsRepeated(int status)
    {
        Allow(Page);
        Fail("/api/v1/jamf-pro-version", Response.Create().WithStatusCode(status).WithHeader("Content-Type", "text/html").WithBody("<html>busy</html>"));
        using var client = NewClient();

        Assert.Equal("11.30.1", (await client.ReadVersionAsync(Cancel)).Version);
        Assert.All(_clock.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData(200, "Misread", "web page")]
    [InlineData(403, "Forbidden", "something in front")]
    [InlineData(500, "ServerFault", "HTTP 500")]
    [InlineData(400, "Misread", "HTTP 400")]
    public async Task Html_WhateverItsStatus_IsUnderstoodAndNotQuoted(int status, string failureName, string words)
    {
        const string Key = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX";
        Allow(Page);
        _server.Given(Request.Create().WithPath("/api/v1/jamf-pro-version")).AtPriority(-1)
            .RespondWith(Response.Create().WithStatusCode(status).WithHeader("Content-Type", "text/html").WithBody($"<html>-password hunter2 {Key}</html>"));
        var log = new KeptLog();
        using var client = NewClient(log: log);

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.ReadVersionAsync(Cancel));

        Assert.Equal(failureName, failure.Failure.ToString());
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.All(log.Lines.Append(failure.ToString()), line =>
        {
            Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal);
            Assert.DoesNotContain(Key, line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Redirect_ToAnotherHost_IsNotFollowed()
    {
        Allow(Page);
        _server.Given(Request.Create().WithPath("/api/v1/jamf-pro-version")).AtPriority(-1)
            .RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", "https://login.example.com/saml?token=x"));
        using var client = NewClient();

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.ReadVersionAsync(Cancel));

        Assert.Equal(JamfFailure.Misread, failure.Failure);
        Assert.Contains("login.example.com", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("token=x", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_EverythingAllowed_AreJoined()
    {
        Allow(Page);
        Give("/api/v3/computer-prestages", """{"totalCount":3,"results":[{"id":"1","accountSettings":{"payloadConfigured":true,"localAdminAccountEnabled":true,"adminUsername":"itadmin","hiddenAdminAccount":true}},{"id":"2","accountSettings":{"payloadConfigured":true,"localAdminAccountEnabled":false,"adminUsername":"x"}},{"id":"3"}]}""");
        Give("/api/v2/computer-prestages/scope", """{"serialsByPrestageId":{"C02A":1,"C02B":"2","C02C":3,"C02D":9}}""");
        Give("/api/v4/enrollment", """{"managementUsername":"jamfmanage","createManagementAccount":true}""");
        Give("/api/v1/computer-inventory-collection-settings", """{"computerInventoryCollectionPreferences":{"includeAccounts":true,"includeHiddenAccounts":false}}""");
        using var client = NewClient();

        var (facts, problems) = await client.ReadServerFactsAsync(Cancel);

        Assert.Empty(problems);
        Assert.Equal(("itadmin", true), (facts.PreStageBySerialNumber!["C02A"].AdminAccount, facts.PreStageBySerialNumber["C02A"].Hidden));
        Assert.Null(facts.PreStageBySerialNumber["C02B"].AdminAccount);
        Assert.Equal(2, facts.PreStageBySerialNumber.Count);
        Assert.Equal(("jamfmanage", true, false), (facts.ManagementAccount, facts.CollectsAccounts, facts.CollectsHiddenAccounts));
    }

    [Fact]
    public async Task Facts_SomeForbidden_CostOnlyThemselvesAndNameThePrivilege()
    {
        Allow(Page);
        Give("/api/v2/computer-prestages/scope", """{"serialsByPrestageId":{}}""");
        _server.Given(Request.Create().WithPath("/api/v3/computer-prestages")).RespondWith(Response.Create().WithStatusCode(403).WithBody("<html>no</html>"));
        Give("/api/v3/enrollment", """{"managementUsername":null}""");
        using var client = NewClient();

        var (facts, problems) = await client.ReadServerFactsAsync(Cancel);

        Assert.Null(facts.PreStageBySerialNumber);
        Assert.Equal("", facts.ManagementAccount);
        Assert.Null(facts.CollectsAccounts);
        Assert.Equal(["Read Computer PreStage Enrollments", null], problems.Select(problem => problem.MissingPrivilege));
    }

    [Fact]
    public async Task Check_RightRole_IsGood()
    {
        AllowFacts();
        _server.Given(Request.Create().WithPath(path => path.Contains("filevault", StringComparison.Ordinal) || path.Contains("view-", StringComparison.Ordinal) || path.Contains("local-admin-password", StringComparison.Ordinal)))
            .RespondWith(Response.Create().WithStatusCode(403).WithBody("<html>no</html>"));
        using var client = NewClient();

        var check = await client.CheckAsync(Cancel);

        Assert.True(check.IsGood, string.Join('\n', check.Lines.Where(line => !line.Good)));
        Assert.Equal(6, check.Lines.Count(line => line.IsSecretProbe));
        Assert.Equal(4, check.Version!.InventoryApi);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    [InlineData(400)]
    public async Task Check_SecretsWithinReach_IsBadAndReadsNothing(int status)
    {
        const string Key = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX";
        AllowFacts();
        _server.Given(Request.Create().WithPath(path => path.Contains("filevault", StringComparison.Ordinal) || path.Contains("view-", StringComparison.Ordinal) || path.Contains("local-admin-password", StringComparison.Ordinal)))
            .RespondWith(Response.Create().WithStatusCode(status).WithBody($$"""{"personalRecoveryKey":"{{Key}}"}"""));
        using var client = NewClient();

        var check = await client.CheckAsync(Cancel);

        Assert.False(check.IsGood);
        var probes = check.Lines.Where(line => line.IsSecretProbe).ToList();
        Assert.All(probes, line => Assert.False(line.Good));
        Assert.Contains("View Disk Encryption Recovery Key", probes[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, string.Concat(check.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_MissingPrivilege_IsOneBadLine()
    {
        AllowFacts();
        _server.Given(Request.Create().WithPath("/api/v4/computers-inventory")).AtPriority(-1).RespondWith(Response.Create().WithStatusCode(403));
        _server.Given(Request.Create().WithPath(path => path.Contains("filevault", StringComparison.Ordinal) || path.Contains("view-", StringComparison.Ordinal) || path.Contains("local-admin-password", StringComparison.Ordinal)))
            .RespondWith(Response.Create().WithStatusCode(403));
        using var client = NewClient();

        var bad = Assert.Single((await client.CheckAsync(Cancel)).Lines, line => !line.Good);

        Assert.Contains("\"Read Computers\"", bad.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WrongSecret_IsOneBadLineAndNothingElse()
    {
        _server.Given(Request.Create().WithPath("/api/oauth/token")).RespondWith(Response.Create().WithStatusCode(400).WithBody("""{"error":"invalid_client"}"""));
        using var client = NewClient();

        var check = await client.CheckAsync(Cancel);

        Assert.Null(check.Version);
        Assert.False(Assert.Single(check.Lines).Good);
    }

    private void AllowFacts()
    {
        Allow(Page);
        Give("/api/v3/computer-prestages", """{"totalCount":0,"results":[]}""");
        Give("/api/v2/computer-prestages/scope", """{"serialsByPrestageId":{}}""");
        Give("/api/v4/enrollment", """{"managementUsername":""}""");
        Give("/api/v2/computer-inventory-collection-settings", """{"computerInventoryCollectionPreferences":{}}""");
    }

    private void Allow(string page) => AllowUnder("", page);

    private void AllowUnder(string path, string page)
    {
        Give(path + "/api/oauth/token", """{"access_token":"abc","token_type":"Bearer","scope":"api-role:1","expires_in":600}""");
        Give(path + "/api/v1/jamf-pro-version", """{"version":"11.30.1"}""");
        Give(path + "/api/v4/computers-inventory", page);
        Give(path + "/api/v1/scripts", """{"totalCount":0,"results":[]}""");
        Give(path + "/JSSResource/policies", """{"policies":[]}""");
        Give(path + "/JSSResource/osxconfigurationprofiles", """{"os_x_configuration_profiles":[]}""");
    }

    private void Give(string path, string json) => _server.Given(Request.Create().WithPath(path)).AtPriority(10)
        .RespondWith(Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json").WithHeader("Set-Cookie", "jpro-ingress=1").WithBody(json));

    // Once; then the answer below it counts.
    private void Fail(string path, IResponseBuilder response) => _server.Given(Request.Create().WithPath(path)).AtPriority(-1)
        .InScenario(path).WillSetStateTo("passed").RespondWith(response);

    private JamfClient NewClient(string? url = null, KeptLog? log = null) =>
        Clients.To(_handler, _clock, url: url ?? _server.Url!, logger: log);
}
