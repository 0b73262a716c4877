using System.Globalization;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Features.Macs;

/// <summary>Search, chips of what is set, menus of what can be.</summary>
public sealed partial class FilterBar : IDisposable
{
    private static readonly IReadOnlyList<MacSort> Sorts =
        [.. Enum.GetValues<MacSortField>().SelectMany(field => new[] { SortWords.First(field), SortWords.Next(SortWords.First(field), field) })];

    private readonly List<string?> _asked = [];
    private CancellationTokenSource? _typing;
    private string? _search;
    private string? _seen;

    /// <summary>How long nothing must be typed until the search asks.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The question.</summary>
    [Parameter, EditorRequired]
    public required MacFilter Filter { get; set; }

    /// <summary>A new question.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<MacFilter> Changed { get; set; }

    /// <summary>The dialog with every filter is asked for.</summary>
    [Parameter, EditorRequired]
    public required EventCallback MoreAsked { get; set; }

    /// <summary>The address of this view.</summary>
    [Parameter, EditorRequired]
    public required string Link { get; set; }

    /// <summary>Lines of the pasted list; null where it was pasted elsewhere.</summary>
    [Parameter]
    public int? ListLines { get; set; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _typing?.Cancel();
        _typing?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Filter.Search == _seen)
        {
            return;
        }

        _seen = Filter.Search;
        var place = _asked.LastIndexOf(Filter.Search);
        if (place >= 0)
        {
            // The answer to what was typed here; letters that were typed meanwhile are not taken back.
            _asked.RemoveRange(0, place + 1);
        }
        else
        {
            _asked.Clear();
            _search = Filter.Search;
        }
    }

    private static string SortValue(MacSort sort) => string.Create(CultureInfo.InvariantCulture, $"{(sort.Descending ? "-" : "")}{sort.Field}");

    // Bound, not merely listened to: only then a render in between leaves alone what was typed since.
    private async Task OnInputAsync(string? text)
    {
        _search = text ?? "";
        _typing?.Cancel();
        _typing?.Dispose();
        _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, Time, _typing.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var term = _search.Trim() is { Length: > 0 } trimmed ? trimmed : null;
        if (term != (_asked is [.., var last] ? last : Filter.Search))
        {
            _asked.Add(term);
        }

        await Changed.InvokeAsync(Filter with { Search = term, Page = 1 });
    }

    private Task OnSort(ChangeEventArgs change)
    {
        var sort = Sorts.First(sort => SortValue(sort) == change.Value as string);
        return Changed.InvokeAsync(Filter with { Sort = sort, Page = 1 });
    }
}
