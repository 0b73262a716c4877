using FleetToken.Domain.Macs;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Features.Macs;

/// <summary>Rows of a page of Macs.</summary>
public sealed partial class MacsTable
{
    /// <summary>The rows.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<MacItem> Macs { get; set; }

    /// <summary>The question they answer, for the heads.</summary>
    [Parameter, EditorRequired]
    public required MacFilter Filter { get; set; }

    /// <summary>When inventory is old.</summary>
    [Parameter, EditorRequired]
    public required AgeLimits Limits { get; set; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    private string Seen(MacItem mac) => mac.GoneAt is { } gone
        ? $"gone {AgeWords.Ago(Clock.Now - gone)}"
        : $"seen {(mac.LastContactAt is { } at ? AgeWords.Of(Clock.Now - at) : "never")}";

    private RenderFragment Head(string label, MacSortField field, string? css = null) => MacCells.Head(
        label,
        Links.MacsWith((Filter with { Sort = SortWords.Next(Filter.Sort, field), Page = 1 }).ToQueryString()),
        Filter.Sort.Field == field ? Filter.Sort.Descending : null,
        css);
}
