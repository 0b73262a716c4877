using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FleetToken.Simulator;

namespace FleetToken.Jamf.Tests.Simulator;

/// <summary>A simulator and a plain HTTP client that talks to it like any program could.</summary>
public sealed class SimulatedJamf : IAsyncDisposable
{
    public const string AllPolledSections =
        "section=GENERAL&section=DISK_ENCRYPTION&section=SECURITY&section=LOCAL_USER_ACCOUNTS&section=OPERATING_SYSTEM&section=HARDWARE" +
        "&section=USER_AND_LOCATION&section=PURCHASING&section=CONFIGURATION_PROFILES&section=EXTENSION_ATTRIBUTES&section=GROUP_MEMBERSHIPS";

    private readonly HttpClient _http;
    private string? _token;

    private SimulatedJamf(JamfSimulator simulator)
    {
        Simulator = simulator;
        _http = new HttpClient { BaseAddress = simulator.Url };
    }

    public JamfSimulator Simulator { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SimulatedJamf> StartAsync(SimulatorOptions options) => new(await JamfSimulator.StartAsync(options, Cancel));

    public static Task<SimulatedJamf> StartAsync(int macs) => StartAsync(new SimulatorOptions { Macs = macs });

    public async Task SignInAsync(ClientCredentials? client = null)
    {
        using var answer = await AskForTokenAsync(client ?? Simulator.PollClient);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        _token = json.RootElement.GetProperty("access_token").GetString();
    }

    public async Task<HttpResponseMessage> AskForTokenAsync(ClientCredentials client, string path = "/api/oauth/token")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client.ClientId,
            ["client_secret"] = client.ClientSecret,
        });
        return await _http.PostAsync(new Uri(path, UriKind.Relative), form, Cancel);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        if (_token is null)
        {
            await SignInAsync();
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        return await _http.SendAsync(request, until, Cancel);
    }

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await JsonAsync(answer);
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>Ids of a list, in the order of the answer.</summary>
    public async Task<string[]> IdsAsync(string query)
    {
        var list = await ReadAsync("/api/v4/computers-inventory?" + query);
        return [.. list.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];
    }

    public Task<string[]> FindAsync(string filter) => IdsAsync("page-size=2000&sort=id:asc&filter=" + Uri.EscapeDataString(filter));

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return json.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }
}
