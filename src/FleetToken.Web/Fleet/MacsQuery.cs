using System.Runtime.CompilerServices;
using FleetToken.Domain;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Fleet;

/// <summary>Asks for Macs: the table, the CSV and REST share it, so they cannot disagree; the reader's scope is a required part.</summary>
public sealed class MacsQuery(FleetIndex index, IDbContextFactory<FleetDb> store, MacLists lists, StoredFacts facts, IOptions<FleetSettings> settings, TimeProvider time)
{
    private readonly StoredMacs _stored = new(index, facts, settings, time);

    /// <summary>One page and the total. Filters and sorts in the index, reads only the page's rows.</summary>
    public async Task<MacPage> ListAsync(MacFilter filter, FleetScope scope, CancellationToken cancellationToken)
    {
        var (total, keys) = Page(filter, scope);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var rows = await MacRowReader.ReadAsync(db, keys, cancellationToken);

        // A Mac that changed its site since the index was asked may have left the reader's scope.
        return new MacPage(total, filter.Page, filter.PageSize, [.. rows.Where(row => scope.Includes(row.Site)).Select(MacItem.Of)]);
    }

    /// <summary>How many Macs fit.</summary>
    public int Count(MacFilter filter, FleetScope scope)
    {
        using var selected = SelectedMacs.Of(index.Current, Question(filter, scope));
        return selected.Total;
    }

    /// <summary>Every Mac that fits, in the order of <c>server, id</c>, in chunks without a long read transaction.</summary>
    public async IAsyncEnumerable<MacItem> StreamAsync(MacFilter filter, FleetScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in Export(filter, scope).ReadAsync(cancellationToken))
        {
            yield return MacItem.Of(row);
        }
    }

    /// <summary>Every Mac that fits, for an export: how many there are is known before the first is read.</summary>
    public MacExport Export(MacFilter filter, FleetScope scope)
    {
        var fleet = index.Current;
        using var selected = SelectedMacs.Of(fleet, Question(filter, scope));
        return new MacExport(store, Array.ConvertAll(selected.ById(), slot => fleet[slot].Key), scope);
    }

    /// <summary>Everything about one Mac, judged now; null where it does not exist or is out of scope.</summary>
    public async Task<MacDetail?> FindAsync(MacId id, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        if (await RowAsync(db, id, scope, cancellationToken) is not { } row
            || await _stored.JudgeAsync(db, row, cancellationToken) is not { } judged)
        {
            return null;
        }

        var firstSeen = await FirstSeenAsync(db, row.Key, cancellationToken);
        var readAt = await ReadTimes.LastReadAsync(db, id, row.GoneAt is not null, judged.Document.ReadAt, cancellationToken);
        return new MacDetail(
            MacItem.Of(row),
            judged.Mac,
            judged.Evaluation,
            firstSeen,
            await ChangesAsync(db, row.Key, cancellationToken),
            [.. judged.Twins.Where(twin => scope.Includes(twin.Site)).Select(MacItem.Of)],
            judged.Document.FirstReadAt,
            readAt)
        {
            Accepted = await AcceptedAsync(db, judged.Mac, cancellationToken),
            Subject = judged.Subject,
            KeyExposure = await KeyExposureAsync(db, row, judged, cancellationToken),
            Explanations = ExplanationsOf(judged.Subject, judged.Evaluation.Verdicts),
        };
    }

    /// <summary>The changes of one Mac, newest first; null where it does not exist or is out of scope.</summary>
    public async Task<IReadOnlyList<ChangeItem>?> HistoryAsync(MacId id, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await RowAsync(db, id, scope, cancellationToken) is { } row ? await ChangesAsync(db, row.Key, cancellationToken) : null;
    }

    /// <summary>The numbers behind the overview.</summary>
    public FleetSummary Summarise(FleetScope scope) => FleetSummaries.Of(index.Current, Question(MacFilter.None, scope));

    /// <summary>Macs to fix before they call, in the order of domain E.3, with why.</summary>
    public async Task<IReadOnlyList<FixFirst>> FixBeforeTheyCallAsync(int count, FleetScope scope, CancellationToken cancellationToken)
    {
        var keys = FixFirstOrder.Keys(index.Current, Question(MacFilter.None, scope), count);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var list = new List<FixFirst>(count);
        foreach (var row in await MacRowReader.ReadAsync(db, keys, cancellationToken))
        {
            if (scope.Includes(row.Site) && await _stored.JudgeAsync(db, row, cancellationToken) is { } judged && judged.Worst is { } worst)
            {
                var firstSeen = await FirstSeenAsync(db, row.Key, cancellationToken);
                DateTimeOffset? since = firstSeen.TryGetValue(worst.Code, out var seen) ? seen : null;
                var next = Domain.Recommendations.RecommendationBook.For(worst, judged.Evaluation.Verdicts).NextStep;
                list.Add(new FixFirst(MacItem.Of(row), FixFirstOrder.Why(row, worst), since, next, worst.Code));
            }
        }

        return list;
    }

    /// <summary>How the shares moved: one point per UTC day that has a complete sweep, oldest first.</summary>
    public async Task<IReadOnlyList<FleetDay>> TrendAsync(int days, FleetScope scope, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await FleetTrend.ReadAsync(db, today.AddDays(1 - days), scope, cancellationToken);
    }

    private (int Total, int[] Keys) Page(MacFilter filter, FleetScope scope)
    {
        var fleet = index.Current;
        using var selected = SelectedMacs.Of(fleet, Question(filter, scope));
        var (field, descending) = filter.Sort;
        var skip = (filter.Page - 1L) * filter.PageSize;
        var slots = selected.Page(fleet.Order(field), new SortKeys(fleet, field), descending, skip, filter.PageSize);
        return (selected.Total, Array.ConvertAll(slots, slot => fleet[slot].Key));
    }

    private MacQuestion Question(MacFilter filter, FleetScope scope) =>
        new(filter, scope, time.GetUtcNow(), settings.Value, lists.Find(filter.List));

    private static TokenExplanation[] ExplanationsOf(MacSubject subject, MacVerdicts verdicts) =>
        [.. verdicts.Accounts.Select(account => TokenExplanation.Of(subject, verdicts, account))];

    private static async Task<MacRow?> RowAsync(FleetDb db, MacId id, FleetScope scope, CancellationToken cancellationToken)
    {
        var row = await db.Macs.AsNoTracking()
            .SingleOrDefaultAsync(mac => mac.Server == id.Server && mac.ComputerId == id.ComputerId, cancellationToken);
        return row is not null && scope.Includes(row.Site) ? row : null;
    }

    private static async Task<Verdict<KeyExposure>> KeyExposureAsync(FleetDb db, MacRow mac, JudgedMac judged, CancellationToken cancellationToken)
    {
        var rows = await db.FollowUps.AsNoTracking()
            .Where(row => row.Kind == FollowUpKind.NewKey && row.Server == mac.Server && row.ComputerId == mac.ComputerId)
            .OrderByDescending(row => row.RevealedAt).ThenByDescending(row => row.Id)
            .ToListAsync(cancellationToken);
        return KeyExposureVerdict.Of(
            judged.Mac,
            judged.Evaluation.Verdicts,
            [.. rows.Where(row => row.ClosedAt is null).Select(row => row.ReadReveal(mac.GoneAt))],
            rows.FirstOrDefault()?.ReadReveal(mac.GoneAt) ?? RevealFacts.None);
    }

    private static Task<Dictionary<string, DateTimeOffset>> FirstSeenAsync(FleetDb db, int key, CancellationToken cancellationToken) =>
        db.Findings.AsNoTracking().Where(finding => finding.MacKey == key)
            .ToDictionaryAsync(finding => finding.Code, finding => finding.FirstSeen, cancellationToken);

    private async Task<Dictionary<string, AcceptanceItem>> AcceptedAsync(FleetDb db, Mac mac, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var holding = await db.Acceptances.AsNoTracking()
            .Where(one => one.Server == mac.Id.Server && one.WithdrawnAt == null && one.Until > now)
            .ToListAsync(cancellationToken);
        return holding
            .Where(one => one.ComputerId is { } id ? id == mac.Id.ComputerId : mac.Groups?.Contains(one.GroupName ?? "") == true)
            .GroupBy(one => one.Code)
            .ToDictionary(
                code => code.Key,
                code => AcceptanceItem.Of(code.Aggregate((best, one) => AcceptedFindings.IsBefore(one, best) ? one : best)));
    }

    private static Task<List<ChangeItem>> ChangesAsync(FleetDb db, int key, CancellationToken cancellationToken) =>
        db.Changes.AsNoTracking().Where(change => change.MacKey == key).OrderByDescending(change => change.Id)
            .Select(change => new ChangeItem(change.Field, change.From, change.To, change.ObservedAt, change.LastConfirmedAt))
            .ToListAsync(cancellationToken);
}
