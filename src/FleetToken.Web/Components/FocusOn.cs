using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FleetToken.Web.Components;

/// <summary>Moves the focus once for each wish, and brings its place into view. What is gone meanwhile takes no focus and ends nothing.</summary>
public sealed class FocusOn : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? _browser;
    private FocusWish? _done;

    /// <summary>The wish; null for none.</summary>
    [Parameter, EditorRequired]
    public FocusWish? Wish { get; set; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_browser is not null)
            {
                await _browser.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Wish is not { } wish || ReferenceEquals(wish, _done))
        {
            return;
        }

        _done = wish;
        try
        {
            _browser ??= await Browser.InvokeAsync<IJSObjectReference>("import", "./js/browser.js");
            if (_browser is not null)
            {
                await _browser.InvokeVoidAsync("goOn", wish.Ids, wish.OnlyIfLost);
            }
        }
        catch (Exception gone) when (Focusing.IsHarmless(gone))
        {
            // The page is being left.
        }
    }
}
