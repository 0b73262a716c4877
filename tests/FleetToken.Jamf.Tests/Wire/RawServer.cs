using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FleetToken.Jamf.Tests.Wire;

/// <summary>A server that writes exactly the bytes it is told, then breaks off, hangs or hangs up: what a mock of HTTP cannot do.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly Func<string, Reply> _answer;

    public RawServer(Func<string, Reply> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>How an answer ends.</summary>
    internal enum Ending
    {
        Whole,
        Reset,
        Hang,
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Done once an answer hangs.</summary>
    public TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static Reply Json(string body) => new(Head(body.Length) + body, Ending.Whole);

    public static Reply Cut(string body, Ending ending) => new(Head(body.Length) + body[..(body.Length / 2)], ending);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private static string Head(int length) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n";

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeOneAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeOneAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                var stream = connection.GetStream();
                var line = await ReadHeadAsync(stream);
                var (text, ending) = _answer(line);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), _stop.Token);
                if (ending == Ending.Hang)
                {
                    Hanging.TrySetResult();
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }

                if (ending == Ending.Reset)
                {
                    connection.Client.LingerState = new LingerOption(true, 0);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    // The request line; a body, as of the sign-in, is read as far as it came.
    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var buffer = new byte[8192];
        var text = "";
        while (!text.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                break;
            }

            text += Encoding.ASCII.GetString(buffer, 0, read);
        }

        return text.Split("\r\n")[0];
    }

    internal sealed record Reply(string Text, Ending Ending);
}
