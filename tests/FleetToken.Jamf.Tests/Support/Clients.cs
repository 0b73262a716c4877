using FleetToken.Domain;
using FleetToken.Domain.Macs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FleetToken.Jamf.Tests.Support;

/// <summary>Clients under test.</summary>
internal static class Clients
{
    public const string Secret = "client-secret-of-the-tests";

    public const string RevealSecret = "reveal-secret-of-the-tests";

    public static JamfClient To(
        HttpMessageHandler handler,
        TimeProvider? time = null,
        int pageSize = 200,
        string url = "https://jamf.example.com",
        FleetSettings? settings = null,
        ILogger? logger = null,
        TimeSpan? timeout = null,
        JamfRevealOptions? reveal = null,
        HttpMessageHandler? revealHandler = null)
    {
        var server = new JamfServerOptions { Url = url, ClientId = "poller", ClientSecret = Secret, Reveal = reveal ?? new() };
        var options = new JamfOptions
        {
            Servers = new() { ["main"] = server },
            PageSize = pageSize,
            RequestTimeout = timeout ?? TimeSpan.FromHours(1),
        };
        return JamfServiceCollectionExtensions.NewClient("main", server, options, settings ?? new FleetSettings(), handler, revealHandler ?? handler, time ?? new ImpatientClock(), logger ?? NullLogger.Instance);
    }

    public static async Task<(List<Mac> Macs, List<SkippedRecord> Skipped)> ReadAllAsync(this IAsyncEnumerable<InventoryPage> pages)
    {
        var macs = new List<Mac>();
        var skipped = new List<SkippedRecord>();
        await foreach (var page in pages)
        {
            macs.AddRange(page.Macs);
            skipped.AddRange(page.Skipped);
        }

        return (macs, skipped);
    }

    public static IEnumerable<long> Ids(this IEnumerable<Mac> macs) => macs.Select(mac => mac.Id.ComputerId);
}

/// <summary>Keeps what was logged.</summary>
internal sealed class KeptLog : ILogger
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
        {
            _lines.Add(formatter(state, exception) + exception);
        }
    }
}
