using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace FleetToken.Web.Features.Macs;

/// <summary>The list of Macs: its whole state is the address, and its rows move only when the reader says so.</summary>
public sealed partial class MacsPage : IDisposable
{
    private static readonly DialogOptions Wide = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseButton = true };

    private readonly CancellationTokenSource _leaving = new();
    private readonly HashSet<MacId> _changed = [];
    private CancellationTokenSource? _loading;
    private IDisposable? _fleetSubscription;
    private MacFilter _filter = MacFilter.None;
    private IReadOnlyList<FilterProblem> _problems = [];
    private MacsList? _list;
    private PastedList? _pasted;
    private FleetScope? _scope;
    private bool _failed;
    private bool _listExpired;

    [Inject]
    public required MacsQuery Macs { get; init; }

    [Inject]
    public required MacLists Lists { get; init; }

    [Inject]
    public required FleetChanges Changes { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required IOptions<FleetSettings> Settings { get; init; }

    [Inject]
    public required ILogger<MacsPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private AgeLimits Limits => AgeLimits.Of(Settings.Value);

    private string CsvQuery => (_filter with { Page = 1, PageSize = MacFilter.None.PageSize }).ToQueryString();

    private int? ListLines => _pasted is { } pasted && pasted.Id == _filter.List ? pasted.Found + pasted.NotFound.Count : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _fleetSubscription?.Dispose();
        _leaving.Cancel();
        _loading?.Dispose();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _scope = CurrentUser.Of((await Authentication).User).Scope;
        Navigation.LocationChanged += OnLocationChanged;
        _fleetSubscription = Changes.Subscribe(macs => _ = InvokeAsync(() => OnMacsChangedAsync(macs)));
        ReadAddress();
        await LoadAsync();
    }

    private void ReadAddress()
    {
        var query = QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query);
        _filter = MacFilter.Parse(query, out _problems);
    }

    private async Task LoadAsync()
    {
        _loading?.Cancel();
        _loading?.Dispose();
        _loading = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        var cancellationToken = _loading.Token;
        try
        {
            var page = await Macs.ListAsync(_filter, _scope!, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            _list = new MacsList(page, Macs.Count(MacFilter.None, _scope!), page.Total == 0 ? Advise() : null);
            _listExpired = _filter.List is { } list && Lists.Find(list) is null;
            _changed.Clear();
            _failed = false;
        }
        catch (OperationCanceledException)
        {
            // A newer question is on its way, or the reader left.
        }
        catch (Exception exception)
        {
            Log.ListFailed(Logger, exception);
            _failed = true;
        }
    }

    // Only an empty list pays for these counts.
    private FilterAdvice? Advise() => FilterParts.All
        .Where(part => part.IsSet(_filter))
        .Select(part => new FilterAdvice(part, Macs.Count(part.Without(_filter), _scope!)))
        .Where(advice => advice.Macs > 0)
        .MaxBy(advice => advice.Macs);

    private void Ask(MacFilter filter)
    {
        if (filter != _filter)
        {
            Navigation.NavigateTo(Links.MacsWith(filter.ToQueryString()));
        }
    }

    private async Task ShowAllFiltersAsync()
    {
        var parameters = new DialogParameters<AllFiltersDialog> { { dialog => dialog.Filter, _filter } };
        var dialog = await Dialogs.ShowAsync<AllFiltersDialog>("All filters", parameters, Wide);
        if (await dialog.Result is { Canceled: false, Data: MacFilter filter })
        {
            Ask(filter);
        }
    }

    private async Task PasteAsync()
    {
        var dialog = await Dialogs.ShowAsync<PasteListDialog>("Paste a list", Wide);
        if (await dialog.Result is { Canceled: false, Data: IReadOnlyList<string> lines })
        {
            _pasted = Lists.Add(lines, _scope!);
            Ask(MacFilter.None with { List = _pasted.Id });
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        if (Navigation.ToAbsoluteUri(change.Location).AbsolutePath != Links.Macs)
        {
            return;
        }

        ReadAddress();
        await LoadAsync();
        StateHasChanged();
    });

    private async Task OnMacsChangedAsync(IReadOnlyCollection<MacId> macs)
    {
        if (_list is { Fleet: 0 })
        {
            await LoadAsync();
        }
        else
        {
            // Of Macs beyond a reader's scope not even the number is told.
            _changed.UnionWith(_scope!.IsEverything ? macs : macs.Where(IsShown));
        }

        StateHasChanged();
    }

    private bool IsShown(MacId id) => _list is { } list && list.Page.Items.Any(mac => mac.Id == id.ComputerId && mac.Server == id.Server);
}
