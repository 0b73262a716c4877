using FleetToken.Jamf.Tests.Support;

namespace FleetToken.Jamf.Tests.Wire;

/// <summary>Bodies that end early, hang or break off, over a real socket.</summary>
public sealed class BrokenConnectionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Whole")]
    [InlineData("Reset")]
    public async Task Page_CutOff_IsAskedForAgain(string ending)
    {
        var cuts = 0;
        await using var server = new RawServer(line => Answer(line, body => cuts++ < 2 ? RawServer.Cut(body, Enum.Parse<RawServer.Ending>(ending)) : RawServer.Json(body)));
        using var handler = JamfServiceCollectionExtensions.NewHandler();
        using var client = Clients.To(handler, url: server.Url);

        var (macs, skipped) = await client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();

        Assert.Equal(30, macs.Count);
        Assert.Empty(skipped);
        Assert.True(cuts >= 2);
    }

    [Fact]
    public async Task Page_Hangs_IsAskedForAgainAfterTheTimeout()
    {
        var hangs = 0;
        var clock = new ImpatientClock();
        await using var server = new RawServer(line => Answer(line, body => hangs++ == 0 ? RawServer.Cut(body, RawServer.Ending.Hang) : RawServer.Json(body)));
        using var handler = JamfServiceCollectionExtensions.NewHandler();
        using var client = Clients.To(handler, clock, url: server.Url);

        var walking = client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync();
        await server.Hanging.Task.WaitAsync(Cancel);
        clock.PassDeadlines();
        var (macs, _) = await walking;

        Assert.Equal(30, macs.Count);
    }

    [Fact]
    public async Task Server_NobodyListens_SaysSo()
    {
        string url;
        await using (var server = new RawServer(_ => RawServer.Json("{}")))
        {
            url = server.Url;
        }

        using var handler = JamfServiceCollectionExtensions.NewHandler();
        using var client = Clients.To(handler, url: url);

        var failure = await Assert.ThrowsAsync<JamfException>(() => client.ReadVersionAsync(Cancel));

        Assert.Equal(JamfFailure.Unreachable, failure.Failure);
        Assert.Contains("Jamf:Servers:main:Url", failure.Message, StringComparison.Ordinal);
    }

    private static RawServer.Reply Answer(string line, Func<string, RawServer.Reply> page)
    {
        if (line.Contains("/oauth/token", StringComparison.Ordinal))
        {
            return RawServer.Json("""{"access_token":"abc","expires_in":600}""");
        }

        if (line.Contains("jamf-pro-version", StringComparison.Ordinal))
        {
            return RawServer.Json("""{"version":"11.30.1"}""");
        }

        var body = $$"""{"totalCount":30,"results":[{{string.Join(',', Computers.Many(30).Select(computer => computer.ToJsonString()))}}]}""";
        return line.Contains("page-size=1&", StringComparison.Ordinal) ? RawServer.Json("""{"totalCount":30,"results":[{"id":"30"}]}""") : page(body);
    }
}
