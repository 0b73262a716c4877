using FleetToken.Domain.Configuration;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace FleetToken.Web.Features.Configuration;

/// <summary>What in Jamf's configuration will fail or leak, object by object.</summary>
public sealed partial class JamfPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<ReviewedServer>? _servers;
    private IDisposable? _syncSubscription;
    private List<DateTimeOffset?> _swept = [];
    private bool _failed;

    [Inject]
    public required ConfigurationQuery Configuration { get; init; }

    [Inject]
    public required SyncStatus Sync { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<JamfPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private Uri Address => Navigation.ToAbsoluteUri(Navigation.Uri);

    private string Target => Address.Fragment.TrimStart('#');

    // A word that was mistyped means all: the switch shows what holds.
    private ObjectKind? Kind =>
        QueryHelpers.ParseQuery(Address.Query).TryGetValue("kind", out var word) ? FleetWords.Value<ObjectKind>(word.ToString()) : null;

    private Dictionary<string, Uri> Addresses => Sync.Servers.ToDictionary(server => server.Name, server => server.Url, StringComparer.Ordinal);

    private ILookup<string, SyncProblem> Problems =>
        Sync.Servers.SelectMany(server => server.Problems.Select(problem => (server.Name, problem))).ToLookup(one => one.Name, one => one.problem);

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _syncSubscription?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        _syncSubscription = Sync.Subscribe(() => _ = InvokeAsync(OnSyncChangedAsync));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            _swept = Swept();
            var scope = CurrentUser.Of((await Authentication).User).Scope;
            _servers = await Configuration.ReadAsync(scope, _leaving.Token);
            _failed = false;
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
        catch (Exception exception)
        {
            Log.ConfigurationFailed(Logger, exception);
            _failed = true;
        }
    }

    // The configuration is read whole at the beginning of a sweep and recorded at its end: between two ends nothing here changes much.
    private async Task OnSyncChangedAsync()
    {
        if (!_swept.SequenceEqual(Swept()))
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private List<DateTimeOffset?> Swept() => [.. Sync.Servers.Select(server => server.LastComplete?.FinishedAt)];

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);
}
