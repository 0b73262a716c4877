using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>One Mac: the verdict in words, who can open it, and what to do.</summary>
public sealed partial class MacPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _fleetSubscription;
    private Fleet.MacDetail? _detail;
    private RefreshOutcome? _outcome;
    private MacId? _shown;
    private bool _reading;
    private bool _changed;
    private bool _missing;
    private bool _failed;

    /// <summary>Configured server name.</summary>
    [Parameter]
    public string Server { get; set; } = "";

    /// <summary>Jamf's computer id.</summary>
    [Parameter]
    public long Id { get; set; }

    [Inject]
    public required MacsQuery Macs { get; init; }

    [Inject]
    public required RefreshMac Refresh { get; init; }

    [Inject]
    public required SyncStatus Sync { get; init; }

    [Inject]
    public required FleetChanges Changes { get; init; }

    [Inject]
    public required IOptions<FleetSettings> Settings { get; init; }

    [Inject]
    public required ILogger<MacPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private MacId MacId => new(Server, Id);

    private string Title => _detail is { Item.Name: { Length: > 0 } name } ? Names.Shown(name) : $"Mac {Id}";

    private Uri? InJamfPro => _detail is { Item.GoneAt: null } && Sync.Servers.FirstOrDefault(server => server.Name == Server) is { } server
        ? Links.InJamfPro(server.Url, Id)
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _fleetSubscription?.Dispose();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() =>
        _fleetSubscription = Changes.Subscribe(macs => _ = InvokeAsync(() => OnMacsChanged(macs)));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == MacId)
        {
            return;
        }

        _shown = MacId;
        _detail = null;
        _outcome = null;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var scope = CurrentUser.Of((await Authentication).User).Scope;
            _detail = await Macs.FindAsync(MacId, scope, _leaving.Token);
            _missing = _detail is null;
            _changed = false;
            _failed = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.MacFailed(Logger, MacId.Server, MacId.ComputerId, exception);
            _failed = true;
        }
    }

    private async Task ReadAgainAsync()
    {
        // Only a Mac that this person may see is asked for.
        if (_detail is null || _reading)
        {
            return;
        }

        _reading = true;
        try
        {
            _outcome = await Refresh.NowAsync(MacId, _leaving.Token);
            await LoadAsync();
        }
        finally
        {
            _reading = false;
        }
    }

    private void OnMacsChanged(IReadOnlyCollection<MacId> macs)
    {
        if (!_reading && macs.Contains(MacId))
        {
            _changed = true;
            StateHasChanged();
        }
    }
}
