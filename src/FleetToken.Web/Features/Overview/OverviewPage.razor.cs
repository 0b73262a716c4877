using System.Globalization;
using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.Overview;

/// <summary>Reads the numbers and keeps them still until the reader asks for new ones; only sync health moves by itself.</summary>
public sealed partial class OverviewPage : IDisposable
{
    private const int Rows = 8;
    private const int Days = 90;

    private readonly CancellationTokenSource _leaving = new();
    private readonly HashSet<MacId> _changedMacs = [];
    private IDisposable? _syncSubscription;
    private IDisposable? _fleetSubscription;
    private OverviewView? _view;
    private bool _failed;
    private bool _maySeeSettings;
    private bool _seesAll;
    private int _changed;

    [Inject]
    public required MacsQuery Macs { get; init; }

    [Inject]
    public required SyncStatus Sync { get; init; }

    [Inject]
    public required FleetChanges Changes { get; init; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    [Inject]
    public required IOptions<FleetSettings> Settings { get; init; }

    [Inject]
    public required ILogger<OverviewPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private string Today => TimeZoneInfo.ConvertTime(Clock.Now, Clock.Zone).ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    // Before the first complete sweep numbers grow while one looks; nobody has to ask for them.
    private bool IsFirstSweep => Sync.Servers.All(server => server.LastComplete is null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _syncSubscription?.Dispose();
        _fleetSubscription?.Dispose();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _syncSubscription = Sync.Subscribe(() => _ = InvokeAsync(OnSyncChangedAsync));
        _fleetSubscription = Changes.Subscribe(macs => _ = InvokeAsync(() => OnMacsChanged(macs)));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var person = CurrentUser.Of((await Authentication).User);
            _maySeeSettings = person.IsAny(Role.Admin);
            _seesAll = person.Scope.IsEverything;
            var summary = Macs.Summarise(person.Scope);
            var fixFirst = await Macs.FixBeforeTheyCallAsync(Rows, person.Scope, _leaving.Token);
            var trend = await Macs.TrendAsync(Days, person.Scope, _leaving.Token);
            _view = new OverviewView(summary, fixFirst, trend, Settings.Value);
            _changedMacs.Clear();
            _changed = 0;
            _failed = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.OverviewFailed(Logger, exception);
            _failed = true;
        }
    }

    private async Task OnSyncChangedAsync()
    {
        if (_view is not null && IsFirstSweep)
        {
            StateHasChanged();
            return;
        }

        if (_view is { Summary.Macs: 0 })
        {
            await LoadAsync();
        }

        StateHasChanged();
    }

    private void OnMacsChanged(IReadOnlyCollection<MacId> macs)
    {
        if (_view is null or { Summary.Macs: 0 })
        {
            return;
        }

        _changedMacs.UnionWith(macs);
        _changed = _changedMacs.Count;
        StateHasChanged();
    }
}
