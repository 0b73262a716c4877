using System.Globalization;
using System.Runtime.CompilerServices;
using FleetToken.Domain.Macs;

namespace FleetToken.Jamf.Reading;

/// <summary>Walks all Macs page by page, and the ids once more where anything moved meanwhile (design 5, "Sweep").</summary>
internal sealed class PageWalk(InventoryCalls calls, MacReader macs, int pageSize, WalkContext context)
{
    // A page this quick can be twice as large next time.
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(2);

    private readonly HashSet<long> _met = [];
    private readonly PagePlan _plan = new(new PageRequest(0, pageSize), toTheEnd: true);
    private int _withoutId;
    private bool _metTwice;
    private bool _outOfOrder;

    /// <summary>What the server last said it has; null before the first answer.</summary>
    public int? TotalCount => _plan.TotalCount;

    /// <summary>Page size for the next walk.</summary>
    public int PageSize { get; private set; } = pageSize;

    /// <summary>Yields pages as they arrive, without Macs that were yielded before.</summary>
    public async IAsyncEnumerable<InventoryPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await calls.ReadVersionAsync(personWaits: false, cancellationToken);
        var before = await FindNewestAsync(cancellationToken);
        var run = new PageRun<Mac>(calls, InventoryQuery.All, macs.Read, _plan, context);
        await foreach (var answer in run.ReadAsync(cancellationToken))
        {
            yield return Meet(answer);
        }

        PageSize = _plan.NextSize(run.Slowest <= Quick);
        if (!await HasMovedAsync(before, cancellationToken))
        {
            yield break;
        }

        Log.FleetMoved(context.Logger, context.Server);
        var ids = await new IdWalk(calls, _plan.Limited ? _plan.Size : PagePlan.LargestPage, context).ReadAsync(cancellationToken);
        ids.ExceptWith(_met);
        Log.MissedMacs(context.Logger, context.Server, ids.Count);
        await foreach (var answer in new MacsById(calls, macs, context).ReadAsync(ids, cancellationToken))
        {
            yield return Meet(answer);
        }
    }

    private InventoryPage Meet(ListAnswer<Mac> answer)
    {
        var fresh = new List<Mac>(answer.Rows.Count);
        var last = 0L;
        foreach (var mac in answer.Rows)
        {
            _outOfOrder |= mac.Id.ComputerId < last;
            last = mac.Id.ComputerId;
            if (_met.Add(last))
            {
                fresh.Add(mac);
            }
            else
            {
                _metTwice = true;
            }
        }

        var skipped = answer.Skipped.Where(MeetSkipped).ToList();
        return new InventoryPage(fresh, skipped, answer.TotalCount ?? TotalCount, answer.Bytes);
    }

    private bool MeetSkipped(SkippedRecord record)
    {
        if (record.Id is not { } id)
        {
            _withoutId++;
            return true;
        }

        return _met.Add(long.Parse(id, CultureInfo.InvariantCulture));
    }

    // Within one page nothing can move. Across pages a Mac can slip away between two requests when one before it is
    // deleted. Counts show that, unless another Mac was added meanwhile; then the newest one is another.
    private async Task<bool> HasMovedAsync(Newest? before, CancellationToken cancellationToken)
    {
        var incomplete = _plan.Moved || (_metTwice && !_plan.Overlaps) || _met.Count + _withoutId != (TotalCount ?? _met.Count + _withoutId);
        if (incomplete || _plan.Answers == 1)
        {
            return incomplete;
        }

        return _outOfOrder || before is null || before != await FindNewestAsync(cancellationToken) || before.TotalCount != TotalCount;
    }

    private async Task<Newest?> FindNewestAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await calls.ListAsync(InventoryQuery.NewestIds, new PageRequest(0, 1), MacReader.ReadId, personWaits: false, context.Tally, cancellationToken);
            return answer.Rows is [var id] ? new Newest(id, answer.TotalCount) : answer.RowCount == 0 ? new Newest(0, answer.TotalCount) : null;
        }
        catch (JamfException failure) when (failure.Failure is JamfFailure.ServerFault or JamfFailure.Misread)
        {
            // One bad record must not end the walk; without this, the ids are walked once more.
            return null;
        }
    }

    private sealed record Newest(long Id, int? TotalCount);
}
