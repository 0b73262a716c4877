using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>One Mac: the verdict in words, who can open it, and what to do.</summary>
public sealed partial class MacPage : IDisposable
{
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false, NoHeader = true };

    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _fleetSubscription;
    private Fleet.MacDetail? _detail;
    private RefreshOutcome? _outcome;
    private MacId? _shown;
    private bool _reading;
    private bool _changed;
    private bool _missing;
    private bool _failed;
    private bool _mayHelp;
    private bool _maySeeViews;
    private bool _mayOpen;
    private string? _said;

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
    public required RevealRequests Reveals { get; init; }

    [Inject]
    public required KeyFollowUps FollowUps { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required IOptions<FleetSettings> Settings { get; init; }

    [Inject]
    public required ILogger<MacPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private MacId MacId => new(Server, Id);

    private string Title => _detail is { Item.Name: { Length: > 0 } name } ? Names.Shown(name) : $"Mac {Id}";

    private bool MayReveal => _detail is { Item.GoneAt: null } && Reveals.IsOn(Server);

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
        (_outcome, _said) = (null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var person = CurrentUser.Of((await Authentication).User);
            (_mayHelp, _mayOpen, _maySeeViews) = (May(person, AccessPolicies.HelpCallers), May(person, AccessPolicies.WorkFollowUps), May(person, AccessPolicies.ViewFollowUps));
            _detail = await Macs.FindAsync(MacId, person.Scope, _leaving.Token);
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

    private static bool May(CurrentUser person, string policy) => person.IsAny([.. AccessPolicies.Roles[policy]]);

    private async Task RevealAsync()
    {
        if (_detail is not { } detail)
        {
            return;
        }

        var parameters = new DialogParameters<KeyDialog>
        {
            { dialog => dialog.Detail, detail },
            { dialog => dialog.Purpose, RevealPurpose.Leaver },
            { dialog => dialog.Account, detail.Evaluation.Verdicts.Assigned.Username },
            { dialog => dialog.ReturnUrl, Links.Mac(MacId) },
        };
        var dialog = await Dialogs.ShowAsync<KeyDialog>("Recovery key", parameters, Narrow);
        if (await dialog.Result is { Data: KeyDialogResult result })
        {
            _said = result switch
            {
                KeyDialogResult.BackIn => await BackInAsync(detail.Mac),
                KeyDialogResult.DidNotWork => "The key did not open the disk. Read the Mac again; if Jamf still calls the key valid, hand this over to a Mac admin.",
                _ => null,
            };
            await LoadAsync();
        }
    }

    private async Task<string> BackInAsync(Mac mac)
    {
        try
        {
            if (await Person.WhoMayAsync(AccessPolicies.HelpCallers, "a follow-up") is not { } person)
            {
                return "Your roles no longer include this. That the person is in was not written.";
            }

            await FollowUps.BackInAsync(mac, person);
            return "The person is in. The key is to be replaced now; its follow-up says how.";
        }
        catch (StoreException failure)
        {
            return failure.Message;
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
