using FleetToken.Domain.Macs;
using FleetToken.Jamf.Tests.Support;
using FleetToken.Jamf.Tests.Wire;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace FleetToken.Jamf.Tests.Reveal;

/// <summary>The FileVault call as the API document has it (API 3.1), against a server that knows nothing of ours.</summary>
public sealed class RecoveryKeyWireTests : IDisposable
{
    private const string Key = "7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ";
    private const string Version = "/api/v1/jamf-pro-version";

    private static readonly string Blob = "MIIBigYJKoZIhvcNAQcDoIIBezCCAXcCAQAxggEzMIIBLwIBADAXMBIxEDAOBgNVBAMMB0ZW" + new string('A', 300) + "==";

    private readonly WireMockServer _server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
    private readonly SocketsHttpHandler _handler = JamfServiceCollectionExtensions.NewHandler();
    private readonly SocketsHttpHandler _revealHandler = JamfServiceCollectionExtensions.NewRevealHandler();
    private readonly ImpatientClock _clock = new();
    private readonly KeptLog _log = new();

    public RecoveryKeyWireTests()
    {
        Token("poller", "poll-token");
        Token("revealer", "reveal-token");
        Give(Version, """{"version":"11.30.1-t1784555528405"}""");
        Give("/api/v4/computers-inventory/7", """{"id":"7","general":{"name":"Mac 7"},"diskEncryption":{"individualRecoveryKeyValidityStatus":"VALID"}}""");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int KeyRequests => _server.LogEntries.Count(entry => entry.RequestMessage!.Path.EndsWith("/filevault", StringComparison.Ordinal));

    public void Dispose()
    {
        _handler.Dispose();
        _revealHandler.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Key_InItsShape_IsReadWithItsOwnTokenAndFacts()
    {
        Give("/api/v4/computers-inventory/7/filevault", $$"""
            {"computerId":"7","name":"Mac 7","personalRecoveryKey":"{{Key}}","bootPartitionEncryptionDetails":{"partitionName":"Macintosh HD (Boot Partition)","partitionFileVault2State":"ENCRYPTED","partitionFileVault2Percent":100},
            "individualRecoveryKeyValidityStatus":"INVALID","institutionalRecoveryKeyPresent":true,"diskEncryptionConfigurationName":null}
            """);

        var reading = await ReadAsync();

        Assert.Equal(Key, Assert.IsType<KeyReading.Key>(reading).Value.Open());
        Assert.Equal(new RecoveryKeyEscrow(KeyValidity.Invalid, true), reading.Escrow);
        Assert.DoesNotContain(Key, reading.ToString(), StringComparison.Ordinal);
        var request = Assert.Single(_server.LogEntries, entry => entry.RequestMessage!.Path.EndsWith("/filevault", StringComparison.Ordinal)).RequestMessage!;
        Assert.Equal("Bearer reveal-token", Assert.Single(request.Headers!["Authorization"]));
        Assert.False(request.Headers.ContainsKey("Accept-Encoding"));
        AssertSecretNowhere();
    }

    [Theory]
    [InlineData("\"  7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ\\n\"")]
    [InlineData("\"7qxh-2mkd-94tz-lb6r-vwn3-8cpj\"")]
    [InlineData("\"\\u0037QXH-2MKD-94TZ-LB6R-VWN3-8CPJ\"")]
    public async Task Key_WithBlanksOrSmallLetters_IsTheSameKey(string value)
    {
        GiveKey(value);

        Assert.Equal(Key, Assert.IsType<KeyReading.Key>(await ReadAsync()).Value.Open());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \\t \"")]
    public async Task Key_NullOrEmpty_IsNoneInEscrow(string value)
    {
        GiveKey(value);

        var reading = Assert.IsType<KeyReading.NoneInEscrow>(await ReadAsync());

        Assert.Equal(KeyValidity.Valid, reading.Escrow.Validity);
        Assert.Equal(1, KeyRequests);
    }

    [Theory]
    [InlineData("\"7QXH-2MKD-94TZ-LB6R-VWN3\"")]
    [InlineData("\"7QXH-2MKD-94TZ-LB6R-VWN3-8CP\\u00C4\"")]
    [InlineData("\"7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ 7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ\"")]
    [InlineData("\"7QXH\\u20112MKD\\u201194TZ\\u2011LB6R\\u2011VWN3\\u20118CPJ\"")]
    [InlineData("\"not set\"")]
    [InlineData("17")]
    [InlineData("{\"key\":\"7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ\"}")]
    public async Task Key_AnythingElse_IsNotAKey(string value)
    {
        GiveKey(value);

        Assert.IsType<KeyReading.NotAKey>(await ReadAsync());
        AssertSecretNowhere();
    }

    [Fact]
    public async Task Key_StillEncrypted_IsABlob()
    {
        string[] blobs = [Blob, $"-----BEGIN CMS-----\\n{Blob}\\n-----END CMS-----", Convert.ToHexString(new byte[200])];
        foreach (var blob in blobs)
        {
            GiveKey($"\"{blob}\"");

            Assert.IsType<KeyReading.EncryptedBlob>(await ReadAsync());
        }
    }

    [Fact]
    public async Task NotFound_RecordIsThere_IsNoneInEscrowWithWhatTheInventorySays()
    {
        var reading = Assert.IsType<KeyReading.NoneInEscrow>(await ReadAsync());

        Assert.Equal(KeyValidity.Valid, reading.Escrow.Validity);
        Assert.Equal(1, KeyRequests);
    }

    [Fact]
    public async Task NotFound_RecordIsGone_IsGone()
    {
        Give("/api/v4/computers-inventory", """{"totalCount":0,"results":[]}""");

        Assert.IsType<KeyReading.MacGone>(await ReadAsync(id: 8));
        Assert.Equal(1, KeyRequests);
    }

    [Fact]
    public async Task NotFound_NobodyKnowsWhetherTheRecordIsThere_IsAFailure()
    {
        Give("/api/v4/computers-inventory/7", "", 403, priority: 1);

        var failure = await Assert.ThrowsAsync<JamfException>(() => ReadAsync());

        Assert.Equal("Read Computers", failure.MissingPrivilege);
    }

    [Fact]
    public async Task NotFound_NewestVersionIsNotThere_ReadsTheKeyOnceAtAnOlderOne()
    {
        Give(Version, """{"version":"11.20.0"}""", priority: 1);
        Give("/api/v1/computers-inventory", """{"totalCount":1,"results":[{"id":"7","general":{"name":"Mac 7"}}]}""");
        Give("/api/v1/computers-inventory/7/filevault", $$"""{"computerId":"7","personalRecoveryKey":"{{Key}}"}""");

        Assert.IsType<KeyReading.Key>(await ReadAsync());

        Assert.Equal(
            ["/api/v2/computers-inventory/7/filevault", "/api/v1/computers-inventory/7/filevault"],
            _server.LogEntries.Select(entry => entry.RequestMessage!.Path).Where(path => path.EndsWith("/filevault", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Answer_OfAnotherComputer_IsAFailureWithoutTheKey()
    {
        Give("/api/v4/computers-inventory/7/filevault", $$"""{"computerId":"70","personalRecoveryKey":"{{Key}}"}""");

        var failure = await Assert.ThrowsAsync<JamfException>(() => ReadAsync());

        Assert.Contains("another computer", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, KeyRequests);
    }

    [Theory]
    [InlineData(403, "\"View Disk Encryption Recovery Key\"", "Jamf:Servers:main:Reveal")]
    [InlineData(401, "refused a fresh access token", "Jamf:Servers:main:Reveal:ClientId")]
    [InlineData(500, "HTTP 500", "main")]
    [InlineData(503, "HTTP 503", "main")]
    [InlineData(200, "web page", "main")]
    public async Task Failure_WhateverTheBodyHolds_IsOneRequestAndSaysNothingOfIt(int status, string said, string named)
    {
        Give("/api/v4/computers-inventory/7/filevault", $"<html>personalRecoveryKey {Key}</html>", status);

        var failure = await Assert.ThrowsAsync<JamfException>(() => ReadAsync());

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(status == 401 ? 2 : 1, KeyRequests);
        AssertSecretNowhere();
    }

    [Theory]
    [InlineData("""{"computerId":"7","personalRecoveryKey":"7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ",}""")]
    [InlineData("""{"computerId":"7","personalRecoveryKey":"7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ""")]
    [InlineData("""{"computerId":"7","personalRecoveryKey":"7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ"} x""")]
    [InlineData("""["7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ"]""")]
    [InlineData("""{"httpStatus":200,"errors":["7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ"]}""")]
    public async Task Answer_Broken_IsMisreadAndNeverReadAgain(string body)
    {
        Give("/api/v4/computers-inventory/7/filevault", body);

        var failure = await Assert.ThrowsAsync<JamfException>(() => ReadAsync());

        Assert.Equal(JamfFailure.Misread, failure.Failure);
        Assert.DoesNotContain("7QXH", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, KeyRequests);
        AssertSecretNowhere();
    }

    [Fact]
    public async Task SignIn_WrongSecret_NamesTheRevealClient()
    {
        _server.Given(Request.Create().WithPath("/api/oauth/token").WithBody(body => body!.Contains("revealer", StringComparison.Ordinal))).AtPriority(-1)
            .RespondWith(Response.Create().WithStatusCode(401).WithBody("""{"error":"invalid_client"}"""));

        var failure = await Assert.ThrowsAsync<JamfException>(() => ReadAsync());

        Assert.Equal(JamfFailure.SignInRefused, failure.Failure);
        Assert.Contains("Jamf:Servers:main:Reveal:ClientSecret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Clients.RevealSecret, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, KeyRequests);
    }

    [Fact]
    public async Task Connection_BrokenBeforeAnAnswer_IsTriedAgain_BrokenInItIsNot()
    {
        var asked = 0;
        var endings = new Queue<RawServer.Reply>(
        [
            new("", RawServer.Ending.Reset),
            RawServer.Cut($$"""{"computerId":"7","personalRecoveryKey":"{{Key}}","name":"a name that is cut off somewhere in the middle"}""", RawServer.Ending.Reset),
            RawServer.Json($$"""{"computerId":"7","personalRecoveryKey":"{{Key}}"}"""),
        ]);
        await using var server = new RawServer(line =>
        {
            if (line.Contains("/filevault", StringComparison.Ordinal))
            {
                asked++;
                return endings.Dequeue();
            }

            return RawServer.Json(line.Contains("token", StringComparison.Ordinal) ? """{"access_token":"abc","expires_in":600}""" : """{"version":"11.30.1"}""");
        });

        var failure = await Assert.ThrowsAsync<JamfException>(() => ReadAsync(url: server.Url));

        Assert.Equal(2, asked);
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
        AssertSecretNowhere();
    }

    [Fact]
    public void KeyClient_NotConfigured_IsNull()
    {
        using var client = Clients.To(_handler, _clock, url: _server.Url!);

        Assert.Null(client.Keys);
    }

    [Fact]
    public async Task Places_OfTheServer_AreSharedWithPolling()
    {
        using var fake = new FakeJamf();
        var held = new TaskCompletionSource();
        var (now, most) = (0, 0);
        var five = new TaskCompletionSource();
        fake.With(Computers.Many(9)).Instead = asked => asked.Path.EndsWith("/filevault", StringComparison.Ordinal) ? FakeJamf.Json("""{"computerId":null,"personalRecoveryKey":null}""") : null;
        using var client = Clients.To(fake, _clock, reveal: new() { ClientId = "revealer", ClientSecret = Clients.RevealSecret });
        await client.ReadVersionAsync(Cancel);
        await client.Keys!.ReadAsync(1, Cancel);
        fake.Hold = async (_, token) =>
        {
            lock (five)
            {
                most = Math.Max(most, ++now);
                if (now == 5)
                {
                    five.TrySetResult();
                }
            }

            await held.Task.WaitAsync(token);
            lock (five)
            {
                now--;
            }
        };

        var polls = Enumerable.Range(1, 8).Select(id => client.ReadMacAsync(id, personWaits: id > 4, Cancel)).ToList();
        var keys = Enumerable.Range(1, 4).Select(id => client.Keys.ReadAsync(id, Cancel)).ToList();
        await five.Task.WaitAsync(Cancel);
        held.SetResult();
        await Task.WhenAll([.. polls, .. keys]);

        Assert.Equal(5, most);
    }

    private void AssertSecretNowhere()
    {
        Assert.DoesNotContain(_log.Lines, line => line.Contains("7QXH", StringComparison.OrdinalIgnoreCase) || line.Contains(Clients.RevealSecret, StringComparison.Ordinal));
        Assert.NotEmpty(_log.Lines);
    }

    private async Task<KeyReading> ReadAsync(long id = 7, string? url = null)
    {
        using var client = Clients.To(
            _handler, _clock, url: url ?? _server.Url!, logger: _log, reveal: new() { ClientId = "revealer", ClientSecret = Clients.RevealSecret }, revealHandler: _revealHandler);
        return await client.Keys!.ReadAsync(id, Cancel);
    }

    private void GiveKey(string value) =>
        Give("/api/v4/computers-inventory/7/filevault", $$"""{"computerId":7,"personalRecoveryKey":{{value}},"individualRecoveryKeyValidityStatus":"VALID"}""", priority: 1);

    private void Token(string client, string token) => _server
        .Given(Request.Create().WithPath("/api/oauth/token").WithBody(body => body!.Contains($"client_id={client}&", StringComparison.Ordinal)))
        .RespondWith(Response.Create().WithBody($$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":600}"""));

    private void Give(string path, string body, int status = 200, int priority = 10) =>
        _server.Given(Request.Create().WithPath(path)).AtPriority(priority).RespondWith(Response.Create().WithStatusCode(status).WithBody(body));
}
