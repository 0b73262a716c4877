using FleetToken.Web.Commands;

namespace FleetToken.Browser.Tests;

/// <summary>The demo as anybody starts it; it lives on while tests look.</summary>
public sealed class DemoFleet : ServedFleet
{
    /// <inheritdoc/>
    protected override Task<ServeSettings> SettingsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ServeSettings { Urls = "http://127.0.0.1:0", DemoMacs = 200 });
}
