using System.Net;
using FleetToken.Jamf.Pro.Contracts;
using Microsoft.Extensions.Logging;

namespace FleetToken.Jamf.Http;

/// <summary>The access token of one API client, in memory only: renewed before it expires, by one request for all that wait (API 1.1).</summary>
internal sealed class AccessToken : IDisposable
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(30);

    // The documented path first; newer servers list the versioned one (API 1.1).
    private static readonly string[] Paths = ["api/oauth/token", "api/v1/oauth/token"];
    private static readonly JamfCall SignIn = new("sign in", null);

    private readonly string _server;
    private readonly ApiClient _apiClient;
    private readonly HttpClient _client;
    private readonly JamfFailures _failures;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _one = new(1, 1);
    private Held? _held;
    private Refusal _refusal = new(0, null);

    public AccessToken(string server, ApiClient apiClient, HttpClient client, JamfFailures failures, TimeProvider time, ILogger logger) =>
        (_server, _apiClient, _client, _failures, _time, _logger) = (server, apiClient, client, failures, time, logger);

    /// <summary>A token with some life left.</summary>
    /// <exception cref="JamfException">There is none to be had.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (Current() is { } token)
        {
            return token;
        }

        var refusals = Volatile.Read(ref _refusal).Count;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Current() is { } renewed)
            {
                return renewed;
            }

            // Whoever was asking while we waited was refused: asking again at once would only knock harder.
            if (_refusal is { Failure: { } failure } && _refusal.Count != refusals)
            {
                throw failure.ForAnotherCaller();
            }

            return await RenewAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Drops a token that the server did not accept, unless a newer one is there already.</summary>
    public void Forget(string token)
    {
        var held = Volatile.Read(ref _held);
        if (held?.Text == token)
        {
            Interlocked.CompareExchange(ref _held, null, held);
        }
    }

    public void Dispose() => _one.Dispose();

    private string? Current() =>
        Volatile.Read(ref _held) is { } held && _time.GetElapsedTime(held.AskedAt) < held.GoodFor ? held.Text : null;

    private async Task<string> RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            var askedAt = _time.GetTimestamp();
            var answer = await AskAsync(cancellationToken);
            var lifetime = TimeSpan.FromSeconds(Math.Clamp(answer.ExpiresIn ?? 60, 1, 86_400));
            var margin = lifetime * 0.2 < LongestMargin ? lifetime * 0.2 : LongestMargin;
            Volatile.Write(ref _held, new Held(answer.AccessToken!, askedAt, lifetime - margin));
            Log.TokenRenewed(_logger, _server, lifetime);
            return answer.AccessToken!;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && _failures.FromException(exception, SignIn) is { } failure)
        {
            Volatile.Write(ref _refusal, new Refusal(_refusal.Count + 1, failure));
            throw failure;
        }
    }

    private async Task<TokenAnswer> AskAsync(CancellationToken cancellationToken)
    {
        foreach (var path in Paths)
        {
            using var form = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_id", _apiClient.Id),
                new("client_secret", _apiClient.Secret),
            ]);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound && path != Paths[^1])
            {
                continue;
            }

            return await ReadAsync(response, cancellationToken);
        }

        throw new InvalidOperationException("No token path left to ask.");
    }

    private async Task<TokenAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw _failures.SignInRefused(response.StatusCode);
        }

        if (_failures.FromStatus(response, SignIn) is { } failure)
        {
            throw failure;
        }

        var answer = await JsonAnswer.ReadAsync(response, JamfJson.Plain.TokenAnswer, null, cancellationToken);
        return IsToken(answer.AccessToken) ? answer : throw _failures.NoToken();
    }

    // A header refuses other characters with an exception that quotes them.
    private static bool IsToken(string? text) =>
        !string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private sealed record Held(string Text, long AskedAt, TimeSpan GoodFor)
    {
        public override string ToString() => "access token";
    }

    private sealed record Refusal(int Count, JamfException? Failure);
}
