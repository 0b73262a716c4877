using System.Net;
using System.Text;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.Access;

/// <summary>What roles are re-checked with: asked for at sign-in, kept nowhere but in memory, gone after a restart; and what happens without it.</summary>
public sealed class RoleRecheckSignInTests : IAsyncLifetime
{
    private readonly SignInProduct _product = new();

    private string LogFile => Path.Combine(_product.Folder, "fleet.log");

    public async ValueTask InitializeAsync()
    {
        // The lowest level everywhere, the framework included: what is written at no level is nowhere.
        foreach (var source in (string[])["Default", "Override:Microsoft", "Override:Microsoft.AspNetCore.DataProtection", "Override:System"])
        {
            _product.More[$"Serilog:MinimumLevel:{source}"] = "Verbose";
        }

        _product.More["Serilog:WriteTo:0:Name"] = "File";
        _product.More["Serilog:WriteTo:0:Args:path"] = LogFile;
        _product.More["Serilog:WriteTo:0:Args:shared"] = "true";
        await _product.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Theory]
    [InlineData("true", "openid profile offline_access")]
    [InlineData("false", "openid profile")]
    public async Task SignIn_AsksForWhatRolesAreRecheckedWith_OnlyWhereTheyAre(string rechecks, string scope)
    {
        _product.More["Access:Oidc:RecheckRoles"] = rechecks;
        await _product.RestartAsync();
        using var visitor = _product.Visitor();

        using var answer = await visitor.SendAsync(HttpMethod.Get, "/access/sign-in");

        Assert.Equal(scope, QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["scope"]);
    }

    [Fact]
    public async Task RefreshToken_IsInNoTableLogCookieOrEntry()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer", "can-auditor");
        await LookAsync(TimeSpan.FromMinutes(5));
        _product.Provider.Instead = async context =>
        {
            context.Response.StatusCode = 500;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(_product.Provider.RefreshTokens.Last()), context.RequestAborted);
            return true;
        };
        await LookAsync(TimeSpan.FromMinutes(10));
        _product.Provider.Seat("ada", "can-viewer");
        await LookAsync(TimeSpan.FromMinutes(15));
        Assert.Equal("sessionEnded", (await _product.AuditAsync())[0].Event);
        using var again = await _product.SignedInAsync("ada", "can-viewer");
        var tickets = ((Visitor[])[ada, again]).Select(visitor => TicketOf(visitor.SetCookies)).ToList();
        await _product.Serve.DisposeAsync();

        var log = await ReadAsync(LogFile);
        Assert.Contains("A session was ended", log, StringComparison.Ordinal);
        Assert.Contains("[VRB]", log, StringComparison.Ordinal);
        var kept = new Dictionary<string, string> { ["log"] = log, ["cookies"] = string.Join('\n', [.. ada.SetCookies, .. again.SetCookies]), ["tickets"] = string.Join('\n', tickets) };
        foreach (var file in Directory.GetFiles(_product.Folder, "*", SearchOption.AllDirectories))
        {
            kept[file] = await ReadAsync(file);
        }

        // In pieces: a file or line may have cut it. Its head is that of every token of this provider, the code in the address too.
        Assert.Equal(4, _product.Provider.RefreshTokens.Count);
        Assert.Contains(kept, file => file.Key.Contains("fleet.db", StringComparison.Ordinal) && file.Value.Contains("sessionEnded", StringComparison.Ordinal));
        var pieces = _product.Provider.RefreshTokens.SelectMany(token => token.Split('.')[1..]).Where(part => part.Length > 40).SelectMany(part => part.Chunk(40)).Where(piece => piece.Length == 40).Select(piece => new string(piece)).ToList();
        Assert.InRange(pieces.Count, 40, int.MaxValue);
        foreach (var piece in pieces)
        {
            Assert.Empty(kept.Where(place => place.Value.Contains(piece, StringComparison.Ordinal)).Select(place => place.Key));
        }

        await _product.StartAsync();
    }

    [Fact]
    public async Task Provider_WithoutRefreshTokens_LetsInAndIsSaidOnceInTheLogAndInEachEntry()
    {
        _product.Provider.GivesRefreshTokens = false;
        using var ada = await _product.SignedInAsync("ada", "can-viewer");
        using var grace = await _product.SignedInAsync("grace", "can-viewer");
        _product.Provider.Seat("ada", Array.Empty<string>());
        await LookAsync(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
        Assert.All((await _product.AuditAsync()).Take(2), entry => Assert.Contains("\"roles re-checked\":\"no, the provider gave no refresh token", entry.Details, StringComparison.Ordinal));
        Assert.Single((await ReadAsync(LogFile)).Split('\n'), line => line.Contains("roles are not re-checked", StringComparison.Ordinal) && line.Contains("offline_access", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recheck_ThatIsOff_KeepsNoTokenAndSaysNothing()
    {
        _product.More["Access:Oidc:RecheckRoles"] = "false";
        await _product.RestartAsync();
        using var ada = await _product.SignedInAsync("ada", "can-viewer");

        Assert.Empty(_product.Serve.Services.GetRequiredService<Sessions>().Vouched);
        Assert.DoesNotContain("re-checked", (await _product.AuditAsync())[0].Details, StringComparison.Ordinal);
        Assert.DoesNotContain("re-checked", await ReadAsync(LogFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_scope", "true", true)]
    [InlineData("not_allowed", "true", true)]
    [InlineData("invalid_scope", "false", false)]
    [InlineData("access_denied", "true", false)]
    public async Task Scope_ThatTheProviderRefuses_IsSaidWithTheKeyToSet(string error, string rechecks, bool namesKey)
    {
        _product.More["Access:Oidc:RecheckRoles"] = rechecks;
        await _product.RestartAsync();
        _product.Provider.Seat("ada", "can-viewer");
        _product.Provider.Error = error;

        var page = await _product.FailAsync();

        Assert.Contains(error, page, StringComparison.Ordinal);
        Assert.Equal(namesKey, page.Contains("Access:Oidc:RecheckRoles", StringComparison.Ordinal));
        Assert.Equal(namesKey, (await ReadAsync(LogFile)).Contains("set Access:Oidc:RecheckRoles to false", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restart_KeepsSessionsForFiveMinutesAtMost()
    {
        using var ada = await _product.SignedInAsync("ada", "can-viewer");
        await _product.RestartAsync();
        using var back = _product.Visitor();
        back.Cookies["__Host-fleettoken"] = ada.Cookies["__Host-fleettoken"];
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(back));

        // Not for five minutes anew with each start.
        await _product.RestartAsync();
        using var later = _product.Visitor();
        later.Cookies["__Host-fleettoken"] = ada.Cookies["__Host-fleettoken"];
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(later));

        // A page then comes back where it was, by the provider's own session, without a question.
        _product.Provider.Seat("ada", "can-viewer");
        using var page = await later.OpenAsync("/macs?search=x");
        Assert.Equal((HttpStatusCode.OK, "/macs?search=x"), (page.StatusCode, later.At.PathAndQuery));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Session_ReadBackAtAStart_EndsByTheClockOnlyWhereRolesAreRechecked(bool rechecks)
    {
        var opened = await _product.Serve.Services.GetRequiredService<Sessions>().OpenAsync("ada", new AuditEntry(AuditEvent.SignedIn, "Ada"));
        var person = PersonClaims.SignedIn("Ada", "Test", new Grant([Role.Viewer], null), opened, opened.SignedInAt, []);
        var services = _product.Serve.Services;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var access = services.GetRequiredService<IOptions<AccessOptions>>().Value;
        using var sessions = new Sessions(
            services.GetRequiredService<AccessState>(), services.GetRequiredService<Writer>(), services.GetRequiredService<AuditLog>(),
            services.GetRequiredService<IDbContextFactory<FleetDb>>(), Options.Create(access with { Oidc = access.Oidc with { RecheckRoles = rechecks } }), time);
        await sessions.StartAsync(TestContext.Current.CancellationToken);
        var (end, readBack) = (sessions.EndOf(person), sessions.Find(person));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.True(sessions.IsLive(person));

        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(59));

        Assert.Equal(!rechecks, sessions.IsLive(person));
        Assert.Equal(rechecks, end.IsCancellationRequested);
        Assert.Equal(rechecks, readBack!.SignsInAgain);
    }

    [Theory]
    [InlineData("re-check", true)]
    [InlineData("sign-out", false)]
    public async Task Page_WhoseSessionEnds_SignsInAgainOnlyWhereThePersonDidNotSignOut(string how, bool signsInAgain)
    {
        await using var scope = _product.Serve.Services.CreateAsyncScope();
        var sessions = _product.Serve.Services.GetRequiredService<Sessions>();
        var session = await sessions.OpenAsync("ada", new AuditEntry(AuditEvent.SignedIn, "Ada"));
        var page = Assert.IsType<SessionWatch>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(PersonClaims.SignedIn("Ada", "Test", new Grant([Role.Viewer], null), session, session.SignedInAt, []))));
        var changed = new TaskCompletionSource<AuthenticationState>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.AuthenticationStateChanged += async state => changed.TrySetResult(await state);

        if (how == "sign-out")
        {
            await sessions.EndAsync("ada", new AuditEntry(AuditEvent.SignedOut, "Ada"));
        }
        else
        {
            Assert.True(await sessions.EndAsync(session, new AuditEntry(AuditEvent.SessionEnded, AuditEntry.Ourselves)));
        }

        var nobody = (await changed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).User;
        Assert.False(nobody.Identity?.IsAuthenticated);
        Assert.Equal(signsInAgain, PersonClaims.IsToSignInAgain(nobody));
    }

    // With a clock of its own, so that no test waits.
    private async Task LookAsync(TimeSpan later)
    {
        var services = _product.Serve.Services;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + later);
        var question = new ProviderQuestion(services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>(), services.GetRequiredService<Grants>(), time);
        using var recheck = new RoleRecheck(services.GetRequiredService<Sessions>(), question, time, services.GetRequiredService<ILogger<RoleRecheck>>());
        await recheck.LookAsync(TestContext.Current.CancellationToken);
    }

    private string TicketOf(IEnumerable<string> cookies)
    {
        var value = cookies.Last(cookie => cookie.StartsWith("__Host-fleettoken=", StringComparison.Ordinal)).Split(';')[0].Split('=', 2)[1];
        var ticket = _product.Serve.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.SchemeName).TicketDataFormat.Unprotect(value);
        return string.Join('\n', ticket!.Principal.Claims.Select(claim => claim.Value).Concat(ticket.Properties.Items.Values));
    }

    // As bytes: half a letter in a database file is no fault.
    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Get, "/api/v1/summary");
        return answer.StatusCode;
    }
}
