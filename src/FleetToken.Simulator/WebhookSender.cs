using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Channels;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator;

/// <summary>Sends webhooks as Jamf Pro does: one POST for each event, not repeated, with the secret in a header.</summary>
internal sealed class WebhookSender : IAsyncDisposable
{
    private const int MostWaiting = 1_000;

    private readonly Channel<Notice> _queue = Channel.CreateBounded<Notice>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly CancellationTokenSource _life = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Uri _url;
    private readonly string _header;
    private readonly string _secret;
    private readonly TimeProvider _time;
    private readonly Task _sending;

    public WebhookSender(Uri url, string header, string secret, TimeProvider time)
    {
        (_url, _header, _secret, _time) = (url, header, secret, time);
        _sending = SendAsync(_life.Token);
    }

    /// <summary>Puts an event on the list.</summary>
    public void Tell(string happened, SimulatedMac mac) => _queue.Writer.TryWrite(new Notice(happened, mac, _time.GetUtcNow()));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _life.CancelAsync();
        await _sending;
        _client.Dispose();
        _life.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var notice in _queue.Reader.ReadAllAsync(cancellationToken))
            {
                await SendAsync(notice, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    // Whoever does not answer missed it.
    private async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(Body(notice)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation(_header, _secret);
            using var answer = await _client.SendAsync(request, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Not repeated.
        }
    }

    private static byte[] Body(Notice notice)
    {
        var computer = new Dictionary<string, object?>
        {
            ["udid"] = notice.Mac.Udid,
            ["deviceName"] = notice.Mac.Name,
            ["serialNumber"] = notice.Mac.SerialNumber,
            ["jssID"] = notice.Mac.Id,
            ["username"] = notice.Mac.User?.Username ?? "",
        };
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
        {
            ["webhook"] = new Dictionary<string, object?> { ["id"] = 1, ["name"] = "FleetToken", ["webhookEvent"] = notice.Event, ["eventTimestamp"] = notice.At.ToUnixTimeMilliseconds() },
            ["event"] = notice.Event == SimulatedFleet.CheckIn
                ? new Dictionary<string, object?> { ["computer"] = computer, ["trigger"] = "CLIENT_CHECKIN", ["username"] = "" }
                : computer,
        });
    }

    private sealed record Notice(string Event, SimulatedMac Mac, DateTimeOffset At);
}
