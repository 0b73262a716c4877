using FleetToken.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace FleetToken.Web.Shell;

/// <summary>Rail, bar and the page in between.</summary>
public sealed partial class MainLayout : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ErrorBoundary? _boundary;
    private bool _railOpen = true;
    private bool _ready;

    [Inject]
    public required BrowserPreferences Preferences { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    private string ThemeLabel => Preferences.Dark ? "Light theme" : "Dark theme";

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        // Theme and time zone first: nothing is painted twice.
        await Preferences.ReadAsync(_leaving.Token);
        _ready = true;
        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _boundary?.Recover();

    private void ToggleRail() => _railOpen = !_railOpen;

    private void Recover() => _boundary?.Recover();

    private Task SwitchThemeAsync() => Preferences.SwitchThemeAsync(_leaving.Token);

    private async Task ShowShortcutsAsync() => await Dialogs.ShowAsync<ShortcutsDialog>("Keyboard", new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseButton = true });
}
