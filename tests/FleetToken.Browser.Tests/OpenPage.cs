using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

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

        // No page opens one; a name that was executed would.
        page.Dialog += async (_, dialog) =>
        {
            _complaints.Enqueue($"A dialog said: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors in the console, exceptions in scripts and dialogs that opened.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The line under the title, which says how many.</summary>
    public ILocator Sub => Page.Locator("main .head .sub");

    /// <summary>The rows of the page's list of Macs.</summary>
    public ILocator Rows => Page.Locator("main [data-rows] tbody tr");

    /// <summary>Waits until the page has its title and nothing that still loads.</summary>
    public async Task LoadedAsync()
    {
        await Expect(Page.Locator("main h1")).ToBeVisibleAsync();
        await Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
