using System.Security.Claims;
using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace FleetToken.Web.Shell;

/// <summary>The rail: only pages that exist and that this person may open.</summary>
public sealed partial class NavMenu : IDisposable
{
    private IDisposable? _subscription;
    private ClaimsPrincipal? _principal;
    private CurrentUser? _person;
    private int _macs;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required SyncStatus Sync { get; init; }

    [Inject]
    public required MacCount Macs { get; init; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _subscription?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Navigation.LocationChanged += OnLocationChanged;
        _subscription = Sync.Subscribe(() => _ = InvokeAsync(Recount));
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is null)
        {
            return;
        }

        _principal = (await Authentication).User;
        _person = CurrentUser.Of(_principal);
        _macs = Macs.Of(_principal);
    }

    private static string RolesText(CurrentUser person) => string.Join(", ", person.Roles.Order().Select(role => role.ToString().ToLowerInvariant()));

    private void Recount()
    {
        var macs = _principal is null ? 0 : Macs.Of(_principal);
        if (macs != _macs)
        {
            _macs = macs;
            StateHasChanged();
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);

    private string? Current(string href)
    {
        var path = "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];
        var here = href == Links.Overview ? path == href : path == href || path.StartsWith(href + "/", StringComparison.Ordinal);
        return here ? "page" : null;
    }
}
