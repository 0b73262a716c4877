using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.Access;

/// <summary>What a cookie is worth: only as long as its session lives, and only here.</summary>
public sealed class SessionTests(SignInProduct product) : IClassFixture<SignInProduct>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task SignOut_EndsEverySessionOfThePersonAndNobodyElses()
    {
        using var ada = await product.SignedInAsync("ada", "can-viewer");
        using var adaElsewhere = await product.SignedInAsync("ada", "can-viewer");
        using var grace = await product.SignedInAsync("grace", "can-viewer");
        var stolen = ada.Cookies["__Host-fleettoken"];

        using var answer = await ada.SignOutAsync("ada");

        Assert.Equal("/access/signed-out", answer.Headers.Location?.OriginalString);
        Assert.DoesNotContain("__Host-fleettoken", ada.Cookies.Keys);
        ada.Cookies["__Host-fleettoken"] = stolen;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(ada));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(adaElsewhere));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(grace));
        var entry = (await product.AuditAsync())[0];
        Assert.Equal(("signedOut", "Ada Lovelace (ada@example.org)", "viewer"), (entry.Event, entry.By, entry.Roles));
    }

    [Fact]
    public async Task SignOut_WithoutItsForm_SignsNobodyOut()
    {
        using var ada = await product.SignedInAsync("ada", "can-viewer");

        using var withoutToken = await ada.SendAsync(HttpMethod.Post, "/access/sign-out", request => request.Content = new FormUrlEncodedContent([]));
        using var byLink = await ada.SendAsync(HttpMethod.Get, "/access/sign-out");
        using var byAnother = await ada.SendAsync(HttpMethod.Post, "/access/sign-out", request =>
        {
            request.Headers.Remove("Origin");
            request.Headers.Add("Origin", "https://evil.example.org");
        });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (withoutToken.StatusCode, byAnother.StatusCode));
        Assert.False(byLink.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
    }

    [Fact]
    public async Task SignOut_CutsTheSocketOfALivePage()
    {
        using var ada = await product.SignedInAsync("ada-live", "can-viewer");
        using var grace = await product.SignedInAsync("grace-live", "can-viewer");
        using var hers = await OpenSocketAsync(ada);
        using var other = await OpenSocketAsync(grace);

        (await ada.SignOutAsync("ada-live")).Dispose();

        Assert.True(await EndsAsync(hers));
        await other.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        var answer = new byte[16];
        var read = await other.ReceiveAsync(answer, TestContext.Current.CancellationToken);
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(answer, 0, read.Count));
    }

    [Fact]
    public async Task SignOut_LeavesNobodyInALivePage()
    {
        await using var scope = product.Serve.Services.CreateAsyncScope();
        var sessions = product.Serve.Services.GetRequiredService<Sessions>();
        var principal = await PersonAsync(sessions);
        var page = Assert.IsType<SessionWatch>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        var now = scope.ServiceProvider.GetRequiredService<PersonNow>();
        Assert.NotNull(await now.WhoMayAsync(AccessPolicies.ViewFleet, "look"));
        Assert.Null(await now.WhoMayAsync(AccessPolicies.Administer, "start a sweep"));
        Assert.Equal(("refused", "start a sweep"), ((await product.AuditAsync())[0].Event, (await product.AuditAsync())[0].Subject));
        var changed = new TaskCompletionSource<AuthenticationState>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.AuthenticationStateChanged += async state => changed.TrySetResult(await state);

        await sessions.EndAsync("ada-page", new AuditEntry(AuditEvent.SignedOut, "Ada"));

        Assert.Null(await now.WhoMayAsync(AccessPolicies.ViewFleet, "look"));
        Assert.False((await changed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken)).User.Identity?.IsAuthenticated);
    }

    [Fact]
    public async Task SignOut_WhileASignInIsBeingWritten_EndsThatToo()
    {
        var sessions = product.Serve.Services.GetRequiredService<Sessions>();
        using var held = new ManualResetEventSlim();
        var hold = product.Serve.Services.GetRequiredService<Writer>().WriteFirstAsync(_ => held.Wait(Patience));

        var signIn = PersonAsync(sessions);
        var signOut = sessions.EndAsync("ada-page", new AuditEntry(AuditEvent.SignedOut, "Ada"));
        held.Set();

        Assert.True(await hold);
        await signOut;
        Assert.False(sessions.IsLive(await signIn));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("nonsense")]
    [InlineData("problem address")]
    [InlineData("empty")]
    public async Task Cookie_ThatIsForged_IsNobodys(string fault)
    {
        using var ada = await product.SignedInAsync("ada", "can-admin");
        var cookie = ada.Cookies["__Host-fleettoken"];
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));

        ada.Cookies["__Host-fleettoken"] = fault switch
        {
            "cut" => cookie[..^10],
            "changed" => cookie[..100] + (cookie[100] == 'A' ? 'B' : 'A') + cookie[101..],
            "nonsense" => "admin",
            "empty" => "",
            _ => product.Serve.Services.GetRequiredService<SignInProblems>().LinkTo(new SignInProblem(SignInProblemKind.NoRole, "1")).Split('=')[1],
        };

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(ada));
    }

    [Fact]
    public async Task Cookie_OfAnotherFleetToken_IsNobodys()
    {
        await using var other = new SignInProduct();
        await other.InitializeAsync();
        using var there = await other.SignedInAsync("ada", "can-admin");
        using var here = product.Visitor();

        here.Cookies["__Host-fleettoken"] = there.Cookies["__Host-fleettoken"];

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(there));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(here));
    }

    [Fact]
    public async Task Restart_KeepsSessionsButNotThoseThatWereSignedOut()
    {
        await using var running = new SignInProduct();
        await running.InitializeAsync();
        using var ada = await running.SignedInAsync("ada", "can-viewer");
        using var grace = await running.SignedInAsync("grace", "can-viewer");
        var (hers, signedOut) = (grace.SessionCookie, ada.SessionCookie);
        (await ada.SignOutAsync("ada")).Dispose();

        await running.RestartAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(running, hers));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(running, signedOut));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(running.Folder, "keys", "data-protection")));
        }

        // Whoever lost a role must not keep it until the evening.
        running.More["Access:Roles:viewer:0"] = "may-view";
        await running.RestartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(running, hers));
    }

    [Fact]
    public async Task Backup_ThatIsPutBack_BringsNoSessionBack()
    {
        await using var running = new SignInProduct();
        await running.InitializeAsync();
        using var ada = await running.SignedInAsync("ada", "can-viewer");
        var location = running.Serve.Services.GetRequiredService<StoreLocation>();
        var copy = Path.Combine(running.Folder, "copy.db");
        StoreCopy.Write(location, copy, TimeProvider.System.GetUtcNow());

        await running.RestartAsync(() =>
        {
            SqliteConnection.ClearAllPools();
            foreach (var file in Directory.GetFiles(running.Folder, "fleet.db*"))
            {
                File.Delete(file);
            }

            File.Move(copy, location.Path);
            return Task.CompletedTask;
        });

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(running, ada.SessionCookie));
    }

    [Fact]
    public async Task Session_ThatIsTooOld_EndsByTheClock()
    {
        var services = product.Serve.Services;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var options = services.GetRequiredService<IOptions<AccessOptions>>();
        using var sessions = new Sessions(
            services.GetRequiredService<AccessState>(), services.GetRequiredService<Writer>(), services.GetRequiredService<AuditLog>(),
            services.GetRequiredService<IDbContextFactory<FleetDb>>(), options, time);
        await sessions.StartAsync(TestContext.Current.CancellationToken);
        var person = await PersonAsync(sessions);
        var end = sessions.EndOf(person);

        time.Advance(options.Value.SessionMax - TimeSpan.FromSeconds(1));
        Assert.True(sessions.IsLive(person));
        Assert.False(end.IsCancellationRequested);

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(sessions.IsLive(person));
        Assert.True(end.IsCancellationRequested);
        Assert.True(sessions.EndOf(person).IsCancellationRequested);
    }

    [Fact]
    public async Task Session_OfAnotherSubject_IsNotLive()
    {
        var sessions = product.Serve.Services.GetRequiredService<Sessions>();
        var person = await PersonAsync(sessions);
        var id = PersonClaims.SessionOf(person)!;

        using var other = new Session(id, "eve", TimeProvider.System.GetUtcNow());
        Assert.False(sessions.IsLive(PersonClaims.SignedIn("Eve", "Test", new Grant([Role.Admin], null), other, other.SignedInAt, [])));
        Assert.False(sessions.IsLive(PersonClaims.WithEveryMac("Eve", "Test", [Role.Admin])));
        Assert.True(sessions.IsLive(person));
    }

    [Fact]
    public async Task SignIn_ThatCannotBeWrittenDown_LetsNobodyInAndSaysSo()
    {
        await using var database = await product.Serve.Services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await database.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END", TestContext.Current.CancellationToken);
        try
        {
            product.Provider.Seat("ada", "can-admin");
            var page = await product.FailAsync();
            Assert.Contains("Nobody can sign in just now", page, StringComparison.Ordinal);
        }
        finally
        {
            await database.Database.ExecuteSqlRawAsync("DROP TRIGGER full", TestContext.Current.CancellationToken);
        }

        using var ada = await product.SignedInAsync("ada", "can-admin");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
    }

    [Fact]
    public async Task Refusal_OfAPage_IsWrittenDown()
    {
        using var ada = await product.SignedInAsync("ada", "can-viewer");

        using var answer = await ada.SendAsync(HttpMethod.Get, "/settings?secret=1");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var entry = (await product.AuditAsync())[0];
        Assert.Equal(("refused", "Ada Lovelace (ada@example.org)", "GET /settings"), (entry.Event, entry.By, entry.Subject));
        Assert.Contains("\"subject\":\"ada\"", entry.Details, StringComparison.Ordinal);
    }

    private static async Task<ClaimsPrincipal> PersonAsync(Sessions sessions)
    {
        var session = await sessions.OpenAsync("ada-page", new AuditEntry(AuditEvent.SignedIn, "Ada"));
        return PersonClaims.SignedIn("Ada", "Test", new Grant([Role.Viewer], null), session, session.SignedInAt, []);
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Get, "/api/v1/summary");
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(SignInProduct product, string cookie)
    {
        using var visitor = product.Visitor();
        var pair = cookie.Split('=', 2);
        visitor.Cookies[pair[0]] = pair[1];
        return await StatusAsync(visitor);
    }

    private async Task<ClientWebSocket> OpenSocketAsync(Visitor visitor)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Host", "fleet.example.org");
        socket.Options.SetRequestHeader("Origin", Visitor.Public);
        socket.Options.SetRequestHeader("Cookie", visitor.SessionCookie);
        await socket.ConnectAsync(new UriBuilder(product.Serve.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<bool> EndsAsync(ClientWebSocket socket)
    {
        try
        {
            var read = await socket.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            return read.MessageType == WebSocketMessageType.Close;
        }
        catch (WebSocketException)
        {
            return true;
        }
    }
}
