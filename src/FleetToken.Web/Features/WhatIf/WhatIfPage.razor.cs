using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace FleetToken.Web.Features.WhatIf;

/// <summary>Plays through that accounts are gone; which ones stands in the address, so that the question can be sent to somebody.</summary>
public sealed partial class WhatIfPage : IDisposable
{
    private CancellationTokenSource _asked = new();
    private CancellationTokenSource _suggesting = new();
    private IReadOnlyList<string> _accounts = [];
    private IReadOnlyList<AccountSuggestion>? _suggestions;
    private WhatIfAnswer? _answer;
    private string _text = "";
    private bool _asking;
    private bool _failed;

    [Inject]
    public required WhatIfQuery Query { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<WhatIfPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _asked.Cancel();
        _asked.Dispose();
        _suggesting.Cancel();
        _suggesting.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        await SuggestAsync();
        await AskAsync();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath == Links.WhatIf)
        {
            _ = InvokeAsync(async () =>
            {
                _text = "";
                await SuggestAsync();
                await AskAsync();
                StateHasChanged();
            });
        }
    }

    private async Task OnInputAsync(string text)
    {
        _text = text;
        await SuggestAsync();
    }

    private async Task SuggestAsync()
    {
        var cancellation = Restart(ref _suggesting);
        try
        {
            _suggestions = await Query.SuggestAsync(_text, await ScopeAsync(), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Another letter was typed.
        }
        catch (Exception exception)
        {
            Log.SuggestionsFailed(Logger, exception);
            _failed = true;
        }
    }

    private async Task AskAsync()
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        _accounts = [.. query.TryGetValue("account", out var accounts) ? accounts.OfType<string>().Where(name => name.Length > 0).Distinct().Take(WhatIfQuery.MostAccounts) : []];
        _failed = false;
        _answer = null;
        var cancellation = Restart(ref _asked);
        if (_accounts.Count == 0)
        {
            _asking = false;
            return;
        }

        _asking = true;
        StateHasChanged();
        try
        {
            _answer = await Query.AskAsync(_accounts, await ScopeAsync(), cancellation);
            _asking = false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Another question was asked, or the page was left.
        }
        catch (Exception exception)
        {
            Log.WhatIfFailed(Logger, exception);
            (_asking, _failed) = (false, true);
        }
    }

    private static CancellationToken Restart(ref CancellationTokenSource source)
    {
        source.Cancel();
        source.Dispose();
        source = new CancellationTokenSource();
        return source.Token;
    }

    private async Task<FleetScope> ScopeAsync() => CurrentUser.Of((await Authentication).User).Scope;
}
