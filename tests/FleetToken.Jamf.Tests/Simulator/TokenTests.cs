using System.Net;
using FleetToken.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Jamf.Tests.Simulator;

public sealed class TokenTests
{
    private const string AnyCall = "/api/v1/jamf-pro-version";

    [Theory]
    [InlineData(60)]
    [InlineData(1)]
    public async Task Token_AfterItsLifetime_IsRefused(int seconds)
    {
        var time = new FakeTimeProvider();
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 1, TokenLifetimeSeconds = seconds, TimeProvider = time });
        await jamf.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(AnyCall));

        time.Advance(TimeSpan.FromSeconds(seconds));

        using var answer = await jamf.GetAsync(AnyCall);
        var error = await SimulatedJamf.JsonAsync(answer);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("INVALID_TOKEN", error.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Token_JustBeforeItsEnd_IsStillGood()
    {
        var time = new FakeTimeProvider();
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 1, TokenLifetimeSeconds = 60, TimeProvider = time });
        await jamf.SignInAsync();

        time.Advance(TimeSpan.FromSeconds(59));

        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(AnyCall));
    }

    [Fact]
    public async Task Token_ForAWrongSecret_IsInvalidClient()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        using var answer = await jamf.AskForTokenAsync(jamf.Simulator.PollClient with { ClientSecret = "wrong" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_client", (await SimulatedJamf.JsonAsync(answer)).GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("11.33.0", "/api/v1/oauth/token", HttpStatusCode.OK)]
    [InlineData("11.7.1", "/api/v1/oauth/token", HttpStatusCode.NotFound)]
    [InlineData("11.7.1", "/api/oauth/token", HttpStatusCode.OK)]
    public async Task Token_PathOfAVersion_AnswersOnlyWhereItExists(string version, string path, HttpStatusCode expected)
    {
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 1, JamfVersion = version });

        using var answer = await jamf.AskForTokenAsync(jamf.Simulator.PollClient, path);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Token_SaysHowLongItLives()
    {
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 1, TokenLifetimeSeconds = 179 });

        using var answer = await jamf.AskForTokenAsync(jamf.Simulator.PollClient);
        var json = await SimulatedJamf.JsonAsync(answer);

        Assert.Equal(179, json.GetProperty("expires_in").GetInt32());
        Assert.Equal("Bearer", json.GetProperty("token_type").GetString());
    }

    [Fact]
    public async Task Token_EndedByTheServer_IsRefusedUntilANewOneIsAskedFor()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(AnyCall));

        jamf.Simulator.EndAllTokens();

        Assert.Equal(HttpStatusCode.Unauthorized, await jamf.StatusAsync(AnyCall));
        await jamf.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync(AnyCall));
    }

    [Fact]
    public async Task StartupStatus_NeedsNoToken()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        using var http = new HttpClient { BaseAddress = jamf.Simulator.Url };

        var text = await http.GetStringAsync(new Uri("/api/startup-status", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("SERVER_INIT_COMPLETE", text, StringComparison.Ordinal);
    }
}
