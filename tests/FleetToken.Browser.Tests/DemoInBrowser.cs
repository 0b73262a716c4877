using FleetToken.Web.Commands;
using Microsoft.Playwright;

namespace FleetToken.Browser.Tests;

/// <summary>The demo in this process and one Chromium for all tests of a class; each test opens its own context.</summary>
public sealed class DemoInBrowser : IAsyncLifetime
{
    // As root Chromium needs no-sandbox; the others keep it from asking the world for things no test needs.
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private Serve? _serve;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The demo that runs.</summary>
    public Serve Serve => _serve ?? throw new InvalidOperationException("The demo was not started.");

    private IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser was not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _serve = await Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", DemoMacs = 200 }, TestContext.Current.CancellationToken);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            Args = Switches,
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        await Serve.DisposeAsync();
    }

    /// <summary>Opens a page of the demo in a context of its own, and notes what the browser complains about.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="width">Width of the window in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    public async Task<OpenPage> OpenAsync(string path, int width = 1400, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Serve.Address.ToString(),
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        var open = new OpenPage(context, await context.NewPageAsync());
        await open.Page.GotoAsync(path);
        return open;
    }
}
