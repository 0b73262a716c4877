using System.Net;
using System.Text;
using FleetToken.Domain.Macs;
using FleetToken.Simulator;
using FleetToken.Web.Commands;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Sync;

/// <summary>Webhooks against the running product.</summary>
public sealed class WebhookTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private const string Path = "/api/v1/webhooks/jamf/demo";
    private const string News = """{"webhook":{"webhookEvent":"ComputerInventoryCompleted"},"event":{"jssID":1}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Secret => demo.Configuration["Jamf:Servers:demo:WebhookSecret"] ?? "";

    [Fact]
    public async Task Webhook_WithTheSecret_IsTaken()
    {
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"jamf:{Secret}"));

        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(Path, News, ("X-FleetToken-Secret", Secret)));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(Path, News, ("Authorization", basic)));
    }

    [Fact]
    public async Task Webhook_WithoutOrWithAWrongSecret_IsRefused()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(Path, News));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(Path, News, ("X-FleetToken-Secret", Secret + "x")));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(Path, News, ("X-FleetToken-Secret", Secret[..^1])));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(Path, News, ("Authorization", "Basic !!!")));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync("/api/v1/webhooks/jamf/other", News, ("X-FleetToken-Secret", Secret)));
    }

    [Fact]
    public async Task Webhook_TooLongOrNotOne_IsRefused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(Path, new string(' ', WebhookEndpoints.MostBytes + 1), ("X-FleetToken-Secret", Secret)));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(Path, "hello", ("X-FleetToken-Secret", Secret)));
    }

    [Fact]
    public async Task MacThatReports_WhereNothingElseAsks_IsReadByItsWebhook()
    {
        const string Secret = "a secret of some length";
        using var folder = new TemporaryFolder();
        await using var jamf = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 12 }, Cancel);
        var configuration = RunningProduct.Configuration(folder.Path);
        configuration["Jamf:Servers:main:Url"] = jamf.Url.ToString();
        configuration["Jamf:Servers:main:ClientId"] = jamf.PollClient.ClientId;
        configuration["Jamf:Servers:main:ClientSecret"] = jamf.PollClient.ClientSecret;
        configuration["Jamf:Servers:main:WebhookSecret"] = Secret;
        configuration["Sync:Enabled"] = "true";
        configuration["Sync:ChangesEvery"] = "1.00:00:00";
        await using var serve = await Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = configuration }, Cancel);
        jamf.SendWebhooksTo(new Uri(serve.Address, "/api/v1/webhooks/jamf/main"), WebhookEndpoints.SecretHeader, Secret);
        await SweptAsync(serve.Services.GetRequiredService<SyncStatus>());
        var read = new TaskCompletionSource<IReadOnlyCollection<MacId>>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = serve.Services.GetRequiredService<FleetChanges>().Subscribe(read.SetResult);

        jamf.Fleet.Report(7, mac => mac with { Name = "Told by a webhook" });

        Assert.Equal(new MacId("main", 7), Assert.Single(await read.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel)));
        await using var db = await serve.Services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(Cancel);
        Assert.Equal("Told by a webhook", (await db.Macs.AsNoTracking().SingleAsync(mac => mac.ComputerId == 7, Cancel)).Name);
    }

    private static async Task SweptAsync(SyncStatus status)
    {
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = status.Subscribe(Look);
        Look();
        await complete.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancel);

        void Look()
        {
            if (status.Servers.All(server => server.LastComplete is not null))
            {
                complete.TrySetResult();
            }
        }
    }

    private async Task<HttpStatusCode> SendAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var client = demo.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}
