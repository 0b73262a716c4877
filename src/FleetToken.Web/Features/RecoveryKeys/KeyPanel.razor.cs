using FleetToken.Domain.Macs;
using FleetToken.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Draws a key while it is shown; whoever shows it takes this away.</summary>
public sealed partial class KeyPanel
{
    private ElementReference _panel;
    private IReadOnlyList<string> _groups = [];
    private RecoveryKey? _drawn;
    private int? _focused;

    /// <summary>The key.</summary>
    [Parameter, EditorRequired]
    public required RecoveryKey Key { get; set; }

    /// <summary>Which group is read out now, from 0; six when all are.</summary>
    [Parameter, EditorRequired]
    public int Place { get; set; }

    /// <summary>How many seconds it may still be shown: the page counts them too, for when it no longer hears from the server.</summary>
    [Parameter, EditorRequired]
    public int SecondsLeft { get; set; }

    /// <summary>Moves on or back.</summary>
    [Parameter]
    public EventCallback<int> PlaceChanged { get; set; }

    /// <summary>The words letters are read out with.</summary>
    [Parameter]
    public SpellingAlphabet Alphabet { get; set; }

    private string Sentence
    {
        get
        {
            var words = _groups[Place].Select(letter => char.IsAsciiDigit(letter) ? $"the digit {Spelling.Of(letter, Alphabet)}" : Spelling.Of(letter, Alphabet));
            var after = Place < _groups.Count - 1 ? " Then a hyphen." : " Then press Return.";
            return $"{string.Join(", ", words)}.{after} Please say it back to me.";
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_drawn, Key))
        {
            _drawn = Key;
            _groups = KeyGroups.Of(Key);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Whoever pressed a button goes on with the keys: Escape must hide from wherever they are.
        if (_focused != Place)
        {
            _focused = Place;
            await _panel.TryFocusAsync();
        }
    }

    private Task OnKeyAsync(KeyboardEventArgs pressed) => pressed.Key switch
    {
        "ArrowRight" or "Enter" when Place < _groups.Count => PlaceChanged.InvokeAsync(Place + 1),
        "ArrowLeft" when Place > 0 => PlaceChanged.InvokeAsync(Place - 1),
        _ => Task.CompletedTask,
    };
}
