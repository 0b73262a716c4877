using System.Globalization;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FleetToken.Web.Features.Findings;

/// <summary>Asks why a finding is accepted and until when; stays open until it is written or given up.</summary>
public sealed partial class AcceptDialog
{
    private const int UsualDays = 90;

    private string _reason = "";
    private int _group = -1;
    private DateOnly? _until;
    private string? _fault;
    private bool _saving;

    /// <summary>Catalogue code.</summary>
    [Parameter, EditorRequired]
    public required string Code { get; set; }

    /// <summary>The Mac; null for a group or an object.</summary>
    [Parameter]
    public MacItem? Mac { get; set; }

    /// <summary>The object of Jamf's configuration; null for Macs.</summary>
    [Parameter]
    public FoundObject? Found { get; set; }

    /// <summary>Groups to choose from where it is for a group.</summary>
    [Parameter]
    public IReadOnlyList<GroupCount> Groups { get; set; } = [];

    /// <summary>Writes it; answers what is wrong, or null.</summary>
    [Parameter, EditorRequired]
    public required Func<AcceptanceWish, Task<string?>> Save { get; set; }

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    private bool ForGroup => Mac is null && Found is null;

    private bool SeveralServers => Groups.DistinctBy(group => group.Server).Count() > 1;

    // The end of this day is within a year; that of the day after may not be.
    private DateOnly Latest => Clock.Today.AddYears(1).AddDays(-1);

    /// <inheritdoc/>
    protected override void OnInitialized() => _until = Clock.Today.AddDays(UsualDays);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void OnDay(ChangeEventArgs change) =>
        _until = DateOnly.TryParseExact(change.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task SaveAsync()
    {
        if (_saving)
        {
            return;
        }

        var group = ForGroup && _group >= 0 && _group < Groups.Count ? Groups[_group] : null;
        DateTimeOffset? until = _until is { } day ? Clock.EndOf(day) : null;
        _fault = ForGroup && group is null
            ? "Choose a computer group."
            : AcceptanceRules.ReasonFault(_reason) ?? AcceptanceRules.EndFault(until, Clock.Now);
        if (_fault is not null)
        {
            return;
        }

        _saving = true;
        try
        {
            _fault = await Save(new AcceptanceWish(Code, Mac?.Server ?? Found?.Server ?? group?.Server ?? "", Mac?.Id, group?.Name, _reason, until)
            {
                ObjectName = Found is null ? null : ConcernSet.NameOf(Found.Id),
            });
        }
        finally
        {
            _saving = false;
        }

        if (_fault is null)
        {
            Dialog.Close(DialogResult.Ok(true));
        }
    }
}
