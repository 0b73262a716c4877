using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Fleet;

/// <summary>Asks for findings: the fleet by cause, the Macs of one cause, the export. The reader's scope is a required part.</summary>
public sealed class FindingsQuery(FleetIndex index, IDbContextFactory<FleetDb> store, MacLists lists, IOptions<FleetSettings> settings, TimeProvider time)
{
    /// <summary>Every finding of the catalogue with its Macs in scope, those that are new since a moment and those that are accepted.</summary>
    public async Task<FindingsOverview> SummariseAsync(FindingSince since, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var moment = await SinceMoment.ReadAsync(db, since, time.GetUtcNow(), cancellationToken);
        var fresh = moment.From is null ? null : await NewFindings.ReadAsync(db, moment.Moments, cancellationToken);
        var fleet = index.Current;
        var accepted = new AcceptedFindings(fleet, await HoldingAsync(db, cancellationToken));
        var concerns = new ConcernBits(fleet, await ObjectMarks.ReadAsync(db, time.GetUtcNow(), cancellationToken), moment.Moments);
        var week = await FindingWeek.ReadAsync(db, scope, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellationToken);
        return FindingCauses.Of(fleet, Question(MacFilter.None, scope), accepted, fresh, concerns, moment, week);
    }

    /// <summary>One page of the Macs of a finding.</summary>
    public async Task<FindingMacs> ListAsync(string code, FindingFilter filter, FleetScope scope, CancellationToken cancellationToken)
    {
        var macs = filter.Macs with { Finding = [code] };
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var selection = await SelectAsync(db, filter with { Macs = macs }, scope, cancellationToken, withObjects: true);
        var slots = selection.WorstFirst(code);
        var page = slots.Skip((int)Math.Min(int.MaxValue, (macs.Page - 1L) * macs.PageSize)).Take(macs.PageSize).ToList();
        var keys = page.ConvertAll(slot => selection.Fleet[slot].Key);
        var rows = (await MacRowReader.ReadAsync(db, keys, cancellationToken)).ToDictionary(row => row.Key);
        var findings = await db.Findings.AsNoTracking().Where(one => one.Code == code && keys.Contains(one.MacKey))
            .ToDictionaryAsync(one => one.MacKey, cancellationToken);
        var items = page
            .Where(slot => rows.TryGetValue(selection.Fleet[slot].Key, out var row) && scope.Includes(row.Site))
            .Select(slot => Item(selection, slot, code, rows[selection.Fleet[slot].Key], findings.GetValueOrDefault(selection.Fleet[slot].Key)));
        return new FindingMacs(slots.Count, macs.Page, macs.PageSize, [.. items]);
    }

    /// <summary>Every finding that fits, for an export.</summary>
    public async Task<FindingExport> ExportAsync(FindingFilter filter, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return new FindingExport(store, await SelectAsync(db, filter, scope, cancellationToken), scope);
    }

    /// <summary>Every known token holder of the Macs that fit, for an export.</summary>
    public async Task<HolderExport> ExportHoldersAsync(MacFilter filter, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var fleet = index.Current;
        using var selected = SelectedMacs.Of(fleet, Question(filter, scope));
        return await HolderExport.OfAsync(store, db, Array.ConvertAll(selected.ById(), slot => fleet[slot].Key), scope, cancellationToken);
    }

    /// <summary>The computer groups of the Macs in scope that have a finding, those with most of them first.</summary>
    public IReadOnlyList<GroupCount> GroupsOf(string code, FleetScope scope)
    {
        var fleet = index.Current;
        var test = new MacTest(fleet, Question(MacFilter.None with { Finding = [code] }, scope));
        var sets = new Dictionary<(int Server, int Set), int>();
        foreach (var segment in fleet.Segments)
        {
            foreach (ref readonly var mac in segment.Entries.AsSpan())
            {
                if (mac.Groups > 0 && test.Fits(segment, mac))
                {
                    sets[(mac.Server, mac.Groups)] = sets.GetValueOrDefault((mac.Server, mac.Groups)) + 1;
                }
            }
        }

        return
        [
            .. sets.SelectMany(pair => GroupTable.NumbersOf(fleet.GroupSets.Span[pair.Key.Set]).Select(group => (pair.Key.Server, group, pair.Value)))
                .GroupBy(one => (one.Server, one.group))
                .Select(group => new GroupCount(fleet.Servers.Span[group.Key.Server], fleet.Groups.Span[group.Key.group], group.Sum(one => one.Value)))
                .OrderByDescending(group => group.Macs)
                .ThenBy(group => group.Name, StringComparer.Ordinal)
                .ThenBy(group => group.Server, StringComparer.Ordinal),
        ];
    }

    private async Task<SelectedFindings> SelectAsync(FleetDb db, FindingFilter filter, FleetScope scope, CancellationToken cancellationToken, bool withObjects = false)
    {
        NewFindings? fresh = null;
        IReadOnlyList<(string? Server, DateTimeOffset From)> moments = [];
        if (filter.NewSince is { } since)
        {
            moments = (await SinceMoment.ReadAsync(db, since, time.GetUtcNow(), cancellationToken)).Moments;
            fresh = await NewFindings.ReadAsync(db, moments, cancellationToken);
        }

        var fleet = index.Current;
        var accepted = new AcceptedFindings(fleet, await HoldingAsync(db, cancellationToken));
        var concerns = withObjects ? new ConcernBits(fleet, await ObjectMarks.ReadAsync(db, time.GetUtcNow(), cancellationToken), moments) : null;
        return SelectedFindings.Of(fleet, Question(filter.Macs, scope), accepted, fresh, filter.Accepted, concerns);
    }

    private async Task<List<AcceptanceRow>> HoldingAsync(FleetDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Acceptances.AsNoTracking().Where(one => one.ObjectName == null && one.WithdrawnAt == null && one.Until > now).ToListAsync(cancellationToken);
    }

    private static FindingMac Item(SelectedFindings selection, int slot, string code, MacRow row, FindingRow? finding)
    {
        ref readonly var mac = ref selection.Fleet[slot];
        var accepted = selection.Accepted.Covering(mac, code) is { } acceptance ? AcceptanceItem.Of(acceptance) : null;
        var stored = FindingSet.Read(row.AllFindings).Where(one => one.Code == code).Select(one => (Severity?)one.Severity).FirstOrDefault();
        if (finding is null && stored is null)
        {
            var (surely, since, lived) = selection.Concerns?.Of(mac, code) ?? default;
            var evidence = surely ? Domain.Macs.EvidenceKind.Measured : Domain.Macs.EvidenceKind.Unknown;
            return new FindingMac(MacItem.Of(row), FindingCatalogue.Find(code)?.WorstSeverity ?? Severity.None, evidence, null, since, lived is null ? null : AcceptanceItem.Of(lived))
            {
                Concerned = surely ? Domain.Macs.Answer.Yes : Domain.Macs.Answer.Unknown,
            };
        }

        return new FindingMac(
            MacItem.Of(row), finding?.Severity ?? stored ?? Severity.None, finding?.Evidence ?? Domain.Macs.EvidenceKind.Unknown, finding?.ShownInside, finding?.FirstSeen, accepted);
    }

    private MacQuestion Question(MacFilter filter, FleetScope scope) =>
        new(filter, scope, time.GetUtcNow(), settings.Value, lists.Find(filter.List));
}
