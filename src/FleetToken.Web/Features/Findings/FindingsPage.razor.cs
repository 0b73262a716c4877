using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace FleetToken.Web.Features.Findings;

/// <summary>The fleet by cause; since when a finding is new is in the address.</summary>
public sealed partial class FindingsPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly HashSet<MacId> _changed = [];
    private IDisposable? _fleetSubscription;
    private FindingsOverview? _overview;
    private IReadOnlyDictionary<string, int>? _objects;
    private bool _failed;

    [Inject]
    public required FindingsQuery Findings { get; init; }

    [Inject]
    public required ConfigurationQuery Configuration { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required FleetChanges Changes { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<FindingsPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    // A word that was mistyped means the usual: the switch shows what holds.
    private FindingSince Since =>
        QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query).TryGetValue("newSince", out var word)
            ? FindingSinceWords.Value(word.ToString()) ?? FindingSince.LastSweep
            : FindingSince.LastSweep;

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _leaving.Cancel();
        _fleetSubscription?.Dispose();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        _fleetSubscription = Changes.Subscribe(macs => _ = InvokeAsync(() => OnMacsChangedAsync(macs)));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var scope = CurrentUser.Of((await Authentication).User).Scope;
            _overview = await Findings.SummariseAsync(Since, scope, _leaving.Token);
            _objects = (await OwnObjects.ListAsync(Configuration, Authorization, (await Authentication).User, FindingFilter.None, _leaving.Token))
                ?.CountBy(one => one.Finding.Found.Code).ToDictionary(StringComparer.Ordinal);
            _changed.Clear();
            _failed = false;
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
        catch (Exception exception)
        {
            Log.FindingsFailed(Logger, exception);
            _failed = true;
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        if (Navigation.ToAbsoluteUri(change.Location).AbsolutePath == Links.Findings)
        {
            await LoadAsync();
            StateHasChanged();
        }
    });

    private async Task OnMacsChangedAsync(IReadOnlyCollection<MacId> macs)
    {
        if (_overview is { Macs: 0 })
        {
            await LoadAsync();
        }
        else
        {
            // Of Macs beyond a reader's scope not even the number is told.
            var scope = CurrentUser.Of((await Authentication).User).Scope;
            _changed.UnionWith(scope.IsEverything ? macs : []);
        }

        StateHasChanged();
    }
}
