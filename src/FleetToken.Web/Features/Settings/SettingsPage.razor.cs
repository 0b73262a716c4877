using FleetToken.Domain;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Components;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.Settings;

/// <summary>Sync health and what is in force.</summary>
public sealed partial class SettingsPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _subscription;
    private string? _refused;
    private bool _seesAll;

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

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

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
    protected override async Task OnInitializedAsync()
    {
        _subscription = Sync.Subscribe(() => _ = InvokeAsync(StateHasChanged));
        _seesAll = CurrentUser.Of((await Authentication).User).Scope.IsEverything;
    }

    private Task StartSweepAsync() => DoAsync("start a sweep", person => person.Entry(AuditEvent.SweepStarted), _ => Worker.RequestSweep());

    private Task ConfirmVanishedAsync(string server) => DoAsync(
        "confirm that Macs are gone",
        person => person.Entry(AuditEvent.VanishingConfirmed) with
        {
            Subject = server,
            Details = new Dictionary<string, string> { ["heldBack"] = Sync.Servers.FirstOrDefault(one => one.Name == server)?.HeldBack ?? "" },
        },
        _ => Worker.ConfirmVanished(server),
        needsEveryMac: true);

    // The circuit outlives what a person was allowed when the page was opened; and what is done is written down first.
    private async Task DoAsync(string what, Func<CurrentUser, AuditEntry> entry, Action<CurrentUser> act, bool needsEveryMac = false)
    {
        try
        {
            if (await Person.WhoMayAsync(AccessPolicies.Administer, what) is not { } person)
            {
                _refused = "Your roles no longer include this.";
                return;
            }

            if (needsEveryMac && !person.Scope.IsEverything)
            {
                _refused = "The Macs held back may be of other sites: only somebody who sees every Mac can confirm this.";
                return;
            }

            if (!Worker.IsOn)
            {
                _refused = "Sync is off (Sync:Enabled): nothing was started.";
                return;
            }

            await Audit.AppendAsync(entry(person), _leaving.Token);
            _refused = null;
            act(person);
        }
        catch (StoreException failure)
        {
            _refused = failure.Message;
        }
    }

    private Task UseShortcutsAsync(bool on) => Preferences.UseShortcutsAsync(on, _leaving.Token);
}
