using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(FleetToken.Browser.Tests.Chromium))]
[assembly: AssemblyFixture(typeof(FleetToken.Browser.Tests.DemoFleet))]
[assembly: AssemblyFixture(typeof(FleetToken.Browser.Tests.HostileFleet))]
[assembly: AssemblyFixture(typeof(FleetToken.Browser.Tests.CallFleet))]

namespace FleetToken.Browser.Tests;

/// <summary>One Chromium for all tests; each test opens its own context, so none sees another's choices.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // As root Chromium needs no-sandbox; the others keep it from asking the world for things no test needs.
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser was not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // Long enough for a busy machine; a test that passes never waits for it.
        Assertions.SetDefaultExpectTimeout(30_000);
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
    }

    /// <summary>Opens a page in a context of its own, waits until it shows what it loads, and notes what the browser complains about.</summary>
    /// <param name="fleet">Whose page.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="width">Width of the window in CSS pixels.</param>
    /// <param name="scheme">What the system of the reader prefers.</param>
    /// <param name="role">Role of the demo's switch; null for the one it starts with.</param>
    public async Task<OpenPage> OpenAsync(ServedFleet fleet, string path, int width = 1400, ColorScheme scheme = ColorScheme.Light, string? role = null)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = fleet.Address.ToString(),
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        if (role is not null)
        {
            await context.AddCookiesAsync([new Cookie { Name = "fleettoken-demo-role", Value = role, Url = fleet.Address.ToString() }]);
        }

        var open = new OpenPage(context, await context.NewPageAsync());
        await open.Page.GotoAsync(path);
        await open.LoadedAsync();
        return open;
    }
}
