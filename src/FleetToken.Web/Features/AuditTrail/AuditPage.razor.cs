using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace FleetToken.Web.Features.AuditTrail;

/// <summary>Who did what, and whether the record of it holds. Reading it is written down before anything is shown.</summary>
public sealed partial class AuditPage : IDisposable
{
    private const int PageSize = 100;

    private readonly CancellationTokenSource _leaving = new();
    private AuditFilter _filter = new();
    private AuditEntries? _page;
    private AuditVerdict? _verdict;
    private IReadOnlyList<string> _problems = [];
    private string? _failed;

    [Inject]
    public required AuditQuery Query { get; init; }

    [Inject]
    public required AuditCheck Check { get; init; }

    [Inject]
    public required AuditLog Audit { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<AuditPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        await LoadAsync();
        await CheckAsync();
    }

    private static string QueryOf(AuditFilter filter) => filter.ToQuery() is { Length: > 0 } query ? "?" + query : "";

    private async Task LoadAsync()
    {
        try
        {
            _filter = AuditFilter.Parse(QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query), out _problems);
            var person = CurrentUser.Of((await Authentication).User);
            await Audit.AppendAsync(
                person.Entry(AuditEvent.AuditRead) with { Details = new Dictionary<string, string> { ["how"] = "page", ["filter"] = _filter.ToQuery() } }, _leaving.Token);
            _page = await Query.ListAsync(_filter, person.Scope.Sites, PageSize, _leaving.Token);
            _failed = null;
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
        catch (StoreException failure)
        {
            _failed = $"Reading it must be written down first, and that failed. {failure.Message}";
        }
        catch (Exception exception)
        {
            Log.AuditFailed(Logger, exception);
            _failed = "FleetToken's own database did not answer. Its log says why.";
        }
    }

    private async Task CheckAsync()
    {
        if (_failed is not null)
        {
            return;
        }

        try
        {
            // The page is there first; a long log takes its time.
            StateHasChanged();
            var leaving = _leaving.Token;
            _verdict = await Task.Run(() => Check.RunAsync(null, leaving), leaving);
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
        catch (Exception exception)
        {
            Log.AuditFailed(Logger, exception);
            _failed = (exception as StoreException)?.Message ?? "FleetToken's own database did not answer. Its log says why.";
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (Navigation.ToAbsoluteUri(change.Location).AbsolutePath == Links.Audit)
        {
            _ = InvokeAsync(async () =>
            {
                await LoadAsync();
                StateHasChanged();
            });
        }
    }
}
