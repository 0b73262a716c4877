using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.Access;

/// <summary>API tokens against the running product.</summary>
public sealed class ApiTokenTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private static readonly CurrentUser Admin = new("Ada", new HashSet<Role> { Role.Viewer, Role.Admin }, FleetScope.Everything);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ApiTokens Tokens => demo.Serve.Services.GetRequiredService<ApiTokens>();

    [Fact]
    public async Task Token_OfAViewer_ReadsAndDoesNoMore()
    {
        var token = await MakeAsync(new ApiTokenWish("viewer", [Role.Viewer], null, 30));

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(HttpMethod.Get, "/api/v1/macs", token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(HttpMethod.Post, "/api/v1/sync", token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(HttpMethod.Get, "/api/v1/audit.csv", token)).StatusCode);
    }

    [Fact]
    public async Task Token_OfASite_SeesOnlyItsMacs()
    {
        await demo.WaitForMacsAsync();
        var all = await TotalAsync(await MakeAsync(new ApiTokenWish("all", [Role.Viewer], null, 30)));
        var none = await TotalAsync(await MakeAsync(new ApiTokenWish("nowhere", [Role.Viewer], ["Atlantis"], 30)));

        Assert.True(all > 0);
        Assert.Equal(0, none);
    }

    [Theory]
    [InlineData("fleettoken_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Token_Forged_Is401AndSaysSo(string token)
    {
        var answer = await AskAsync(HttpMethod.Get, "/api/v1/macs", token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Token_Revoked_IsRefusedAtOnce()
    {
        var token = await MakeAsync(new ApiTokenWish("to revoke", [Role.Viewer], null, 30));
        var item = (await Tokens.ListAsync(FleetScope.Everything, Cancel)).First(one => one.Name == "to revoke");

        Assert.True(await Tokens.RevokeAsync(item.Id, Admin, Cancel));
        var answer = await AskAsync(HttpMethod.Get, "/api/v1/macs", token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("or it was revoked", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.False(await Tokens.RevokeAsync(item.Id, Admin, Cancel));
    }

    [Fact]
    public async Task Token_IsInTheDatabaseOnlyAsAHashAndInTheAuditLogByName()
    {
        var token = await MakeAsync(new ApiTokenWish("kept nowhere", [Role.Viewer], null, 30));
        await AskAsync(HttpMethod.Get, "/api/v1/macs", token);

        var path = demo.Serve.Services.GetRequiredService<StoreLocation>().Path;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "demo.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Cancel);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(token)));
        }

        var entries = await demo.Serve.Services.GetRequiredService<AuditQuery>().ListAsync(new AuditFilter { Events = ["apiTokenMade"], Subject = "kept nowhere" }, null, 10, Cancel);
        Assert.Equal("Ada", Assert.Single(entries.Items).By);
        Assert.NotNull((await Tokens.ListAsync(FleetScope.Everything, Cancel)).First(one => one.Name == "kept nowhere").LastUsedAt);
    }

    [Theory]
    [InlineData("roles", "viewer auditor admin")]
    [InlineData("sites", "[\"Berlin\"]")]
    [InlineData("expires_at", "4102444800000")]
    public async Task Token_WidenedInTheDatabase_IsRefused(string column, string value)
    {
        var token = await MakeAsync(new ApiTokenWish($"widened {column}", [Role.Viewer], null, 1));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(HttpMethod.Get, "/api/v1/macs", token)).StatusCode);
        await using (var connection = new SqliteConnection(demo.Serve.Services.GetRequiredService<StoreLocation>().ConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE api_tokens SET {column} = $value WHERE name = $name";
            command.Parameters.AddWithValue("$value", value);
            command.Parameters.AddWithValue("$name", $"widened {column}");
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(HttpMethod.Get, "/api/v1/macs", token)).StatusCode);
    }

    [Fact]
    public async Task Token_AfterItsEnd_IsRefused()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var services = demo.Serve.Services;
        var tokens = new ApiTokens(
            services.GetRequiredService<IDbContextFactory<FleetDb>>(), services.GetRequiredService<Writer>(), services.GetRequiredService<AuditLog>(), services.GetRequiredService<AuditKey>(), clock);
        var token = (await tokens.MakeAsync(new ApiTokenWish("short", [Role.Viewer], null, 1), Admin, Cancel)).Token!;

        Assert.NotNull((await tokens.ReadAsync(token, Cancel)).Program);
        clock.Advance(TimeSpan.FromDays(1));
        var late = await tokens.ReadAsync(token, Cancel);

        Assert.Null(late.Program);
        Assert.Contains("expired on", late.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_DoesNotOpenPagesOrTheirSocket()
    {
        var token = await MakeAsync(new ApiTokenWish("no pages", [Role.Admin], null, 30));
        using var client = demo.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/settings");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Cookie", "fleettoken-demo-role=viewer");

        using var answer = await client.SendAsync(request, Cancel);

        // The person of the browser decides, not the token.
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    public static TheoryData<string, ApiTokenWish, string> Refused => new()
    {
        { "no name", new("  ", [Role.Viewer], null, 30), "name" },
        { "long name", new(new string('x', 61), [Role.Viewer], null, 30), "60 characters" },
        { "no role", new("x", [], null, 30), "at least one role" },
        { "helpdesk", new("x", [Role.Helpdesk], null, 30), "never has the role helpdesk" },
        { "approver", new("x", [Role.Viewer, Role.Approver], null, 30), "never has the role approver" },
        { "more than its maker", new("x", [Role.Auditor], null, 30), "that you do not have" },
        { "for ever", new("x", [Role.Viewer], null, 366), "1 to 365 days" },
        { "no time", new("x", [Role.Viewer], null, 0), "1 to 365 days" },
        { "no site", new("x", [Role.Viewer], [], 30), "at least one site" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Make_WhatMayNotBe_IsRefusedInWords(string why, ApiTokenWish wish, string words)
    {
        var outcome = await Tokens.MakeAsync(wish, Admin, Cancel);

        Assert.True(outcome.Token is null, why);
        Assert.Contains(words, outcome.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_BySomebodyWithALimit_StaysWithinIt()
    {
        var limited = Admin with { Scope = FleetScope.OfSites(["Berlin"]) };

        var beyond = await Tokens.MakeAsync(new ApiTokenWish("beyond", [Role.Viewer], ["Paris"], 30), limited, Cancel);
        await Tokens.MakeAsync(new ApiTokenWish("within", [Role.Viewer], null, 30), limited, Cancel);

        Assert.Contains("that you do not see", beyond.Fault, StringComparison.Ordinal);
        await Tokens.MakeAsync(new ApiTokenWish("of all", [Role.Viewer], null, 30), Admin, Cancel);
        var foreign = (await Tokens.ListAsync(FleetScope.Everything, Cancel)).First(one => one.Name == "of all");
        var seen = await Tokens.ListAsync(limited.Scope, Cancel);
        Assert.Contains(seen, one => one.Name == "within");
        Assert.DoesNotContain(seen, one => one.Id == foreign.Id);
        Assert.False(await Tokens.RevokeAsync(foreign.Id, limited, Cancel));
        Assert.Equal(["Berlin"], (await Tokens.ListAsync(FleetScope.Everything, Cancel)).First(one => one.Name == "within").Sites);
    }

    private async Task<string> MakeAsync(ApiTokenWish wish)
    {
        var outcome = await Tokens.MakeAsync(wish, Admin, Cancel);
        return outcome.Token ?? throw new InvalidOperationException(outcome.Fault);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string token)
    {
        using var client = demo.Client();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        var answer = await client.SendAsync(request, Cancel);
        await answer.Content.LoadIntoBufferAsync(Cancel);
        return answer;
    }

    private async Task<int> TotalAsync(string token)
    {
        using var answer = await AskAsync(HttpMethod.Get, "/api/v1/macs", token);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return json.RootElement.GetProperty("total").GetInt32();
    }
}
