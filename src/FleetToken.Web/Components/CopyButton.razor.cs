using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FleetToken.Web.Components;

/// <summary>Copies a text to the reader's clipboard and says so.</summary>
public sealed partial class CopyButton : IAsyncDisposable
{
    private IJSObjectReference? _browser;
    private string? _copiedText;

    /// <summary>What is copied.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>What the button says.</summary>
    [Parameter]
    public string Label { get; set; } = "Copy";

    /// <summary>Symbol of the sprite.</summary>
    [Parameter]
    public string Symbol { get; set; } = "copy";

    /// <summary>CSS classes.</summary>
    [Parameter]
    public string? Class { get; set; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private bool IsCopied => _copiedText == Text;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is null)
        {
            return;
        }

        try
        {
            await _browser.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    private async Task CopyAsync()
    {
        _browser ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/browser.js");
        await _browser.InvokeVoidAsync("copy", Text);
        _copiedText = Text;
    }
}
