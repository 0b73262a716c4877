using FleetToken.Jamf.Classic;
using FleetToken.Jamf.Pro;
using Microsoft.Extensions.Logging;
using Refit;

namespace FleetToken.Jamf.Http;

/// <summary>One API client's way to one Jamf Pro server: address, token, budget, pipeline.</summary>
internal sealed class JamfConnection : IDisposable
{
    // Only headers fall under it; the pipeline ends an attempt earlier, body included.
    private static readonly TimeSpan Backstop = TimeSpan.FromSeconds(30);

    private readonly HttpClient _signIn;
    private readonly HttpClient _client;
    private readonly AccessToken _token;
    private readonly RequestBudget _budget;
    private readonly bool _ownsBudget;

    /// <summary>Prepares the way; nothing is sent.</summary>
    /// <param name="server">The server's name in the configuration.</param>
    /// <param name="url">Its web address.</param>
    /// <param name="apiClient">The API client to sign in with.</param>
    /// <param name="budget">The places of the server, where another API client shares them; null for places of its own.</param>
    /// <param name="requestTimeout">How long one answer may take.</param>
    /// <param name="handler">Sends requests; shared by all, and not disposed here.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public JamfConnection(string server, string url, ApiClient apiClient, RequestBudget? budget, TimeSpan requestTimeout, HttpMessageHandler handler, TimeProvider time, ILogger logger)
    {
        (Server, Url, Time, Logger) = (server, new Uri(url.TrimEnd('/') + "/"), time, logger);
        (_budget, _ownsBudget) = (budget ?? new RequestBudget(time), budget is null);
        var failures = new JamfFailures(server, apiClient.Key, requestTimeout, time);
        _signIn = NewClient(handler, requestTimeout);
        _token = new AccessToken(server, apiClient, _signIn, failures, time, logger);
        _client = NewClient(new AccessTokenHandler(_token) { InnerHandler = new Unowned(handler) }, requestTimeout);
        Api = RestService.ForGenerated<IJamfProApi>(_client, new RefitSettings());
        Classic = RestService.ForGenerated<IJamfClassicApi>(_client, new RefitSettings());
        Resilience = new JamfResilience(server, requestTimeout, _budget, failures, time, logger);
    }

    public string Server { get; }

    public Uri Url { get; }

    /// <summary>The places of the server.</summary>
    public RequestBudget Budget => _budget;

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public IJamfProApi Api { get; }

    public IJamfClassicApi Classic { get; }

    public JamfResilience Resilience { get; }

    public void Dispose()
    {
        _client.Dispose();
        _signIn.Dispose();
        _token.Dispose();
        if (_ownsBudget)
        {
            _budget.Dispose();
        }
    }

    private HttpClient NewClient(HttpMessageHandler handler, TimeSpan requestTimeout)
    {
        var client = new HttpClient(handler, disposeHandler: handler is AccessTokenHandler)
        {
            BaseAddress = Url,
            Timeout = requestTimeout + Backstop,
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("FleetToken");
        return client;
    }

    /// <summary>Keeps the shared handler alive when a client on top of it is disposed.</summary>
    private sealed class Unowned(HttpMessageHandler handler) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(handler, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _invoker.SendAsync(request, cancellationToken);
    }
}
