using Microsoft.JSInterop;

namespace FleetToken.Web.Components;

/// <summary>What the reader chose in this browser: theme and single-letter keys, kept in its local storage. One per circuit.</summary>
public sealed class BrowserPreferences(IJSRuntime js, ReaderClock clock) : IAsyncDisposable
{
    private IJSObjectReference? _browser;

    /// <summary>Whether the dark theme is on.</summary>
    public bool Dark { get; private set; }

    /// <summary>Whether single-letter keys do anything (WCAG 2.1.4).</summary>
    public bool Shortcuts { get; private set; } = true;

    /// <summary>Asks the browser, once.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (_browser is not null)
        {
            return;
        }

        _browser = await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./js/browser.js");
        if (await _browser.InvokeAsync<State?>("start", cancellationToken) is { } state)
        {
            clock.Use(state.Zone);
            Dark = state.Dark;
            Shortcuts = state.Shortcuts;
        }
    }

    /// <summary>Turns to the other theme and remembers it.</summary>
    public async Task SwitchThemeAsync(CancellationToken cancellationToken)
    {
        Dark = !Dark;
        if (_browser is not null)
        {
            await _browser.InvokeVoidAsync("useTheme", cancellationToken, Dark ? "dark" : "light");
        }
    }

    /// <summary>Switches single-letter keys on or off and remembers it.</summary>
    public async Task UseShortcutsAsync(bool on, CancellationToken cancellationToken)
    {
        Shortcuts = on;
        if (_browser is not null)
        {
            await _browser.InvokeVoidAsync("useShortcuts", cancellationToken, on);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is null)
        {
            return;
        }

        try
        {
            await _browser.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    /// <summary>What the browser says at first.</summary>
    private sealed record State(string? Zone, bool Dark, bool Shortcuts);
}
