using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FleetToken.Browser.Tests;

/// <summary>A page in a context of its own, with everything the browser complained about since it was opened.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>Listens from the first moment on.</summary>
    public OpenPage(IBrowserContext context, IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        _context = context;
        Page = page;
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Enqueue($"{message.Text} ({message.Location})");
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors in the console and exceptions in scripts.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
