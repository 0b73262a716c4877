using FleetToken.Domain;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Components;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.Settings;

/// <summary>Sync health and what is in force.</summary>
public sealed partial class SettingsPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _subscription;
    private string? _refused;

    [Inject]
    public required SyncStatus Sync { get; init; }

    [Inject]
    public required BrowserPreferences Preferences { get; init; }

    [Inject]
    public required IOptions<FleetSettings> Settings { get; init; }

    [Inject]
    public required AuditLog Audit { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    private bool Running => Sync.Servers.Any(server => server.State is SyncState.Running or SyncState.BackingOff);

    private bool CanSweep => !Running && Sync.Servers.Any(server => server.State != SyncState.Off);

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _subscription?.Dispose();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _subscription = Sync.Subscribe(() => _ = InvokeAsync(StateHasChanged));

    private async Task StartSweepAsync()
    {
        try
        {
            if (await Person.WhoMayAsync(AccessPolicies.Administer, "start a sweep") is not { } person)
            {
                _refused = "Your roles no longer include this.";
                return;
            }

            await Audit.AppendAsync(person.Entry(AuditEvent.SweepStarted), _leaving.Token);
            _refused = null;
            Worker.RequestSweep();
        }
        catch (StoreException failure)
        {
            _refused = failure.Message;
        }
    }

    private Task UseShortcutsAsync(bool on) => Preferences.UseShortcutsAsync(on, _leaving.Token);
}
