using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FleetToken.Simulator;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Access;

/// <summary>Who is limited to another Jamf site is told nothing of a Mac, by no GET of REST; the list of calls is that of the running product.</summary>
public sealed partial class SignInScopeTests : IAsyncLifetime
{
    private static readonly string[] EveryRole = ["can-viewer", "can-helpdesk", "can-approver", "can-auditor", "can-admin"];

    private readonly SignInProduct _product = new();
    private JamfSimulator? _jamf;

    public async ValueTask InitializeAsync()
    {
        _jamf = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 60 }, TestContext.Current.CancellationToken);
        _product.More["Jamf:Servers:main:Url"] = _jamf.Url.ToString();
        _product.More["Jamf:Servers:main:ClientId"] = _jamf.PollClient.ClientId;
        _product.More["Jamf:Servers:main:ClientSecret"] = _jamf.PollClient.ClientSecret;
        _product.More["Sync:Enabled"] = "true";
        await _product.InitializeAsync();
        await SweptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        if (_jamf is not null)
        {
            await _jamf.DisposeAsync();
        }
    }

    [Fact]
    public async Task EveryGet_ForAPersonOfAnotherSite_TellsNothingOfAMac()
    {
        // Sites are the fleet's, so the limits are written once they are known.
        using var everywhere = await _product.SignedInAsync("all", EveryRole);
        var macs = JsonNode.Parse(await BodyAsync(everywhere, "/api/v1/macs?pageSize=100"))!["items"]!.AsArray();
        var sites = macs.Select(mac => (string?)mac!["site"]).OfType<string>().GroupBy(site => site).OrderByDescending(site => site.Count()).Select(site => site.Key).ToList();
        Assert.InRange(sites.Count, 2, int.MaxValue);
        _product.More["Access:Sites:here:0"] = sites[0];
        _product.More["Access:Sites:there:0"] = sites[1];
        await _product.RestartAsync();
        var mac = macs.First(mac => (string?)mac!["site"] == sites[0])!;
        string[] itsWords = [(string)mac["serialNumber"]!, (string)mac["name"]!];
        using var here = await _product.SignedInAsync("here", [.. EveryRole, "here"]);
        using var there = await _product.SignedInAsync("there", [.. EveryRole, "there", "not listed"]);
        using var both = await _product.SignedInAsync("both", [.. EveryRole, "there", "here"]);

        var told = new List<string>();
        foreach (var path in Gets((string)mac["server"]!, mac["id"]!.ToString()))
        {
            if (itsWords.Any((await BodyAsync(there, path)).Contains))
            {
                told.Add(path);
            }
        }

        Assert.True(told.Count == 0, string.Join('\n', told));
        foreach (var visitor in (Visitor[])[here, both])
        {
            Assert.Contains(itsWords[0], await BodyAsync(visitor, "/api/v1/macs?pageSize=100"), StringComparison.Ordinal);
            Assert.Contains(itsWords[0], await BodyAsync(visitor, $"/api/v1/macs/{mac["server"]}/{mac["id"]}"), StringComparison.Ordinal);
        }

        // A Mac without a site is for those without a limit.
        Assert.Contains(macs, one => one!["site"] is null);
        Assert.DoesNotContain(JsonNode.Parse(await BodyAsync(both, "/api/v1/macs?pageSize=100"))!["items"]!.AsArray(), one => one!["site"] is null);
    }

    private static async Task<string> BodyAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Get, path);
        Assert.False(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private IEnumerable<string> Gets(string server, string id) =>
        RouteTests.RoutesOf(_product.Serve.Services)
            .Where(route => route.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true)
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(route => "/" + Parameter().Replace(route.RoutePattern.RawText!, match => match.Groups[1].Value == "server" ? server : id).TrimStart('/'));

    private async Task SweptAsync()
    {
        var status = _product.Serve.Services.GetRequiredService<SyncStatus>();
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (status.Servers.All(server => server.LastComplete is not null))
            {
                complete.TrySetResult();
            }
        }

        using var subscription = status.Subscribe(Look);
        Look();
        await complete.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"\{([a-z]+)[^}]*\}")]
    private static partial Regex Parameter();
}
