using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FleetToken.Web.Features.Macs;

/// <summary>Every filter in one place; nothing moves before the reader says so.</summary>
public sealed partial class AllFiltersDialog
{
    private MacFilter _draft = MacFilter.None;

    /// <summary>The question so far.</summary>
    [Parameter, EditorRequired]
    public required MacFilter Filter { get; set; }

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Inject]
    public required SyncStatus Sync { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized() => _draft = Filter;

    private static string Joined(IReadOnlyList<string> values) => string.Join(", ", values);

    private static string[] Split(ChangeEventArgs change) =>
        (change.Value as string ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<string> Toggle(IReadOnlyList<string> values, string value) =>
        values.Contains(value) ? [.. values.Where(other => other != value)] : [.. values, value];

    private void SetStale(bool? stale) => _draft = _draft with { Stale = stale, Page = 1 };

    private void ToggleFinding(string code) => _draft = _draft with { Finding = Toggle(_draft.Finding, code), Page = 1 };

    private void ToggleServer(string server) => _draft = _draft with { Server = Toggle(_draft.Server, server), Page = 1 };

    private void Clear() => _draft = MacFilter.None with { Search = Filter.Search, Sort = Filter.Sort };
}
