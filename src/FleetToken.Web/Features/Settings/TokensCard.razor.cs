using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace FleetToken.Web.Features.Settings;

/// <summary>Makes and revokes API tokens. A new one lives in this component until it is hidden or the page is left.</summary>
public sealed partial class TokensCard : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly HashSet<Role> _roles = [Role.Viewer];
    private IReadOnlyList<ApiTokenItem>? _tokens;
    private string _name = "";
    private string _site = "";
    private int _days = 90;
    private string? _made;
    private string? _fault;
    private bool _busy;

    [Inject]
    public required ApiTokens Tokens { get; init; }

    [Inject]
    public required FleetIndex Index { get; init; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private IEnumerable<string> Sites => Index.Current.Sites.ToArray().Where(site => !string.IsNullOrEmpty(site)).Order(StringComparer.CurrentCultureIgnoreCase);

    /// <inheritdoc/>
    public void Dispose()
    {
        _made = null;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _tokens = await Tokens.ListAsync(CurrentUser.Of((await Authentication).User).Scope, _leaving.Token);

    private void Hide() => _made = null;

    private void Toggle(Role role, ChangeEventArgs change)
    {
        if (change.Value is true)
        {
            _roles.Add(role);
        }
        else
        {
            _roles.Remove(role);
        }
    }

    private Task MakeAsync() => DoAsync(async person =>
    {
        var wish = new ApiTokenWish(_name, [.. _roles], _site.Length == 0 ? null : [_site], _days);
        (_made, _fault) = await Tokens.MakeAsync(wish, person, _leaving.Token);
        _name = _made is null ? _name : "";
    });

    private Task RevokeAsync(long id) => DoAsync(async person => await Tokens.RevokeAsync(id, person, _leaving.Token));

    private async Task DoAsync(Func<CurrentUser, Task> act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        _fault = null;
        try
        {
            // A form that is still open does not outlive the right to use it.
            if (await Person.WhoMayAsync(AccessPolicies.Administer, "API tokens") is not { } person)
            {
                _fault = "Your roles no longer include this.";
                return;
            }

            await act(person);
            _tokens = await Tokens.ListAsync(person.Scope, _leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // The person left.
        }
        catch (StoreException failure)
        {
            _fault = failure.Message;
        }
        finally
        {
            _busy = false;
        }
    }
}
