using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using FleetToken.Web.Commands;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Access;

/// <summary>A browser as far as signing in needs one: cookies, redirects, forms; it finds the public address where the product really listens.</summary>
public sealed class Visitor : IDisposable
{
    /// <summary>The public address of the tests; nothing listens there.</summary>
    public const string Public = "https://fleet.example.org";

    private static int _visitors;

    private readonly Serve _serve;
    private readonly HttpClient _client;

    public Visitor(Serve serve)
    {
        var number = Interlocked.Increment(ref _visitors);
        _serve = serve;
        Address = new IPAddress([127, 1, (byte)(number / 250), (byte)((number % 250) + 1)]);
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ConnectCallback = ConnectAsync });
    }

    /// <summary>Where the browser comes from: each from an address of its own, since sign-ins are limited by address.</summary>
    public IPAddress Address { get; }

    /// <summary>The product's cookies by name.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The cookies as they were set.</summary>
    public List<string> SetCookies { get; } = [];

    /// <summary>Where the browser is.</summary>
    public Uri At { get; private set; } = new(Public);

    /// <summary>The session cookie as a request sends it.</summary>
    public string SessionCookie => $"__Host-fleettoken={Cookies["__Host-fleettoken"]}";

    /// <summary>Sends one request to the product.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        At = new Uri(new Uri(Public), path);
        using var request = new HttpRequestMessage(method, new Uri(_serve.Address, At.PathAndQuery));
        request.Headers.Host = At.Authority;
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Origin", Public);
        }

        change?.Invoke(request);
        var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            Keep(set);
        }

        return response;
    }

    /// <summary>Opens an address and follows it wherever it leads, at the provider too.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path, Func<Uri, bool>? stopBefore = null)
    {
        var response = await SendAsync(HttpMethod.Get, path);
        for (var hops = 0; hops < 10 && response.Headers.Location is { } location; hops++)
        {
            var next = new Uri(At, location);
            if (stopBefore?.Invoke(next) == true)
            {
                return response;
            }

            response.Dispose();
            response = next.Host == "fleet.example.org" ? await SendAsync(HttpMethod.Get, next.PathAndQuery) : await AskProviderAsync(next);
        }

        return response;
    }

    /// <summary>Signs in; the browser then is where it was sent.</summary>
    public async Task<HttpStatusCode> SignInAsync(string returnUrl = "/")
    {
        using var response = await OpenAsync("/access/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        return response.StatusCode;
    }

    /// <summary>Signs out as the button does, whose form a live page fills: so the token is made here as the page makes it.</summary>
    public async Task<HttpResponseMessage> SignOutAsync(string subject)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, subject)], "Test");
        var page = new DefaultHttpContext { RequestServices = _serve.Services, User = new ClaimsPrincipal(identity) };
        page.Request.Scheme = "https";
        var tokens = _serve.Services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(page);
        Keep(page.Response.Headers.SetCookie.Single()!);
        return await SendAsync(HttpMethod.Post, "/access/sign-out", request => request.Content = new FormUrlEncodedContent([new(tokens.FormFieldName, tokens.RequestToken)]));
    }

    /// <summary>The page the browser shows.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var response = await OpenAsync(path);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(Address, 0));
        await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task<HttpResponseMessage> AskProviderAsync(Uri address)
    {
        At = address;
        return await _client.GetAsync(address, TestContext.Current.CancellationToken);
    }

    private void Keep(string set)
    {
        SetCookies.Add(set);
        var pair = set.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0)
        {
            Cookies.Remove(pair[0]);
        }
        else
        {
            Cookies[pair[0]] = pair[1];
        }
    }
}
