using System.Runtime.CompilerServices;
using FleetToken.Domain.Macs;

namespace FleetToken.Jamf.Reading;

/// <summary>
/// Reads what was reported since a time, in the order of reports. Each request begins at the last report seen, not at a
/// page number: a Mac that reports again moves to the end of the list and would push others across a page's edge.
/// </summary>
internal sealed class ChangesWalk(InventoryCalls calls, MacReader macs, int pageSize, WalkContext context)
{
    private readonly HashSet<(long Id, DateTimeOffset? ReportedAt)> _met = [];

    /// <summary>Yields pages; a Mac that reports again meanwhile may come again, newer.</summary>
    public async IAsyncEnumerable<InventoryPage> ReadAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, page) = (since, 0);
        while (true)
        {
            var plan = new PagePlan(new PageRequest(page, pageSize), toTheEnd: false);
            var run = new PageRun<Mac>(calls, InventoryQuery.ReportedSince(from), macs.Read, plan, context);
            var (rows, latest) = (0, from);
            await foreach (var answer in run.ReadAsync(cancellationToken))
            {
                rows += answer.RowCount;
                latest = answer.Rows.Max(mac => mac.ReportedAt) is { } report && report > latest ? report : latest;
                yield return Fresh(answer);
            }

            if (rows < pageSize || plan.TotalCount <= (page + 1L) * pageSize)
            {
                yield break;
            }

            // Filters go by whole seconds: where a page holds no more than one second, the next page of the same list follows.
            (from, page) = Second(latest) > Second(from) ? (latest, 0) : (from, page + 1);
        }
    }

    private InventoryPage Fresh(ListAnswer<Mac> answer) => new(
        [.. answer.Rows.Where(mac => _met.Add((mac.Id.ComputerId, mac.ReportedAt)))],
        answer.Skipped,
        answer.TotalCount,
        answer.Bytes);

    private static long Second(DateTimeOffset time) => time.ToUnixTimeSeconds();
}
