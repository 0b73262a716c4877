using System.Net;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Access;

/// <summary>What the provider takes away while somebody is signed in counts within five minutes.</summary>
public sealed class RoleRecheckTests : IAsyncLifetime
{
    private readonly Rechecked _rechecked = new();

    private Provider Provider => _rechecked.Product.Provider;

    private Sessions Sessions => _rechecked.Product.Serve.Services.GetRequiredService<Sessions>();

    public ValueTask InitializeAsync() => _rechecked.InitializeAsync();

    public ValueTask DisposeAsync() => _rechecked.DisposeAsync();

    public static TheoryData<string, string[], string, string> Changes => new()
    {
        { "a role less", ["can-viewer", "berlin"], "viewer", "Berlin" },
        { "another role", ["can-viewer", "can-auditor", "can-admin", "berlin"], "viewer auditor admin", "Berlin" },
        { "no role", ["berlin"], "none", "Berlin" },
        { "another site", ["can-viewer", "can-admin", "paris"], "viewer admin", "Paris" },
        { "a site more", ["can-viewer", "can-admin", "berlin", "paris"], "viewer admin", "Berlin; Paris" },
        { "no site", ["can-viewer", "can-admin"], "viewer admin", "every Mac" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_AtTheProvider_EndsTheSessionWithinFiveMinutesAndSaysWhy(string change, string[] values, string rolesNow, string sitesNow)
    {
        using var ada = await _rechecked.Product.SignedInAsync(change, "can-viewer", "can-admin", "berlin");
        using var grace = await _rechecked.Product.SignedInAsync("grace", "can-viewer");
        var ended = EndOf(change);
        await _rechecked.Recheck.StartAsync(TestContext.Current.CancellationToken);
        Provider.Seat(change, values);

        await ByTheClockAsync(ended);

        Assert.Equal(HttpStatusCode.Unauthorized, await Rechecked.StatusAsync(ada));
        Assert.Equal(HttpStatusCode.OK, await Rechecked.StatusAsync(grace));
        await _rechecked.Recheck.StopAsync(TestContext.Current.CancellationToken);
        var entry = (await _rechecked.Product.AuditAsync())[0];
        Assert.Equal(("sessionEnded", "FleetToken", "Ada Lovelace (ada@example.org)"), (entry.Event, entry.By, entry.Subject));
        Assert.Equal("Session ended by FleetToken", AuditWords.Of(entry.Event));
        foreach (var detail in (string[])[$"\"subject\":\"{change}\"", "other roles or sites", "\"roles\":\"viewer admin\"", $"\"roles now\":\"{rolesNow}\"", $"\"sites now\":\"{sitesNow}\""])
        {
            Assert.Contains(detail, entry.Details, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Person_WhoseSessionEnded_SignsInAgainWithWhatTheyHaveNow()
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer", "can-admin");
        Provider.Seat("ada", "can-viewer");
        await _rechecked.LookAsync(Rechecked.FiveMinutes);

        using var page = await ada.OpenAsync("/macs");

        Assert.Equal((HttpStatusCode.OK, "/macs"), (page.StatusCode, ada.At.PathAndQuery));
        Assert.Equal(("signedIn", "viewer"), ((await _rechecked.Product.AuditAsync())[0].Event, (await _rechecked.Product.AuditAsync())[0].Roles));
        await _rechecked.LookAsync(Rechecked.FiveMinutes);
        Assert.Equal(HttpStatusCode.OK, await Rechecked.StatusAsync(ada));
    }

    [Fact]
    public async Task Roles_ThatAreTheSame_KeepTheSessionAndTheNextTokenIsUsed()
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer", "can-admin", "berlin");
        Provider.Seat("ada", new[] { "berlin", "can-admin", "unlisted", "can-viewer" });

        await _rechecked.LookAsync(TimeSpan.FromMinutes(3));
        Assert.Empty(Provider.Refreshed);
        await _rechecked.LookAsync(TimeSpan.FromMinutes(2));
        await _rechecked.LookAsync(TimeSpan.FromSeconds(30));
        await _rechecked.LookAsync(Rechecked.FiveMinutes);
        await _rechecked.LookAsync(Rechecked.FiveMinutes);

        Assert.Equal(HttpStatusCode.OK, await Rechecked.StatusAsync(ada));
        Assert.Equal(3, Provider.Refreshed.Count);
        Assert.Equal(Provider.RefreshTokens.Take(3), Provider.Refreshed);
        Assert.Equal(4, Provider.RefreshTokens.Distinct().Count());
        Assert.Equal("signedIn", (await _rechecked.Product.AuditAsync())[0].Event);
    }

    [Fact]
    public async Task Token_ThatIsNotChanged_IsUsedAgain()
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer");
        Provider.Instead = context => Rechecked.AnswerAsync(context, 200, new { access_token = "x" });
        await _rechecked.LookAsync(Rechecked.FiveMinutes);
        Provider.Instead = null;

        await _rechecked.LookAsync(Rechecked.FiveMinutes);

        Assert.Equal(Provider.RefreshTokens.Take(1), Provider.Refreshed);
        Assert.Equal(HttpStatusCode.OK, await Rechecked.StatusAsync(ada));
    }

    [Fact]
    public async Task Person_WhoIsDisabled_IsSignedOut()
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer");
        using var grace = await _rechecked.Product.SignedInAsync("grace", "can-viewer");
        Provider.Disable("ada");

        await _rechecked.LookAsync(Rechecked.FiveMinutes);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Rechecked.StatusAsync(ada), await Rechecked.StatusAsync(grace)));
        Assert.Contains("invalid_grant", (await _rechecked.Product.AuditAsync())[0].Details, StringComparison.Ordinal);
        await using var database = await _rechecked.Product.Serve.Services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["grace"], await database.Sessions.Select(row => row.Subject).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SignOut_WhileTheProviderIsAsked_IsNoEndByFleetToken()
    {
        using var ada = await _rechecked.Product.SignedInAsync("ada", "can-viewer", "can-admin");
        Provider.Seat("ada", "can-viewer");
        Provider.Instead = async _ =>
        {
            await Sessions.EndAsync("ada", new AuditEntry(AuditEvent.SignedOut, "Ada"));
            return false;
        };

        await _rechecked.LookAsync(Rechecked.FiveMinutes);

        Assert.Single(Provider.Refreshed);
        Assert.Equal("signedOut", (await _rechecked.Product.AuditAsync())[0].Event);
    }

    private CancellationToken EndOf(string subject) => Sessions.Vouched.Single(session => session.Subject == subject).Ended;

    private async Task ByTheClockAsync(CancellationToken ended)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = ended.Register(() => over.TrySetResult());
        _rechecked.Time.Advance(Rechecked.FiveMinutes);
        await over.Task.WaitAsync(Rechecked.Patience, TestContext.Current.CancellationToken);
    }
}
