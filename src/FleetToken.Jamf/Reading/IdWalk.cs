namespace FleetToken.Jamf.Reading;

/// <summary>
/// Walks all ids so that none can slip between two pages: each page shares a row with what was read before it,
/// so there is no gap, whatever was added or deleted meanwhile.
/// </summary>
internal sealed class IdWalk(InventoryCalls calls, int largestPage, WalkContext context)
{
    private const int MostSizesTried = 64;

    // A server whose pages never meet is broken; its ids are taken as they come.
    private const int MostRetreats = 40;

    // The halves of a page that failed share no row: what was deleted between them hides another, so the walk is made again.
    private const int MostWalks = 5;

    private bool _pageWasSplit;

    /// <summary>The ids of all Macs that were there during the whole walk, and some of others.</summary>
    public async Task<HashSet<long>> ReadAsync(CancellationToken cancellationToken)
    {
        var ids = new HashSet<long>();
        for (var walk = 0; walk < MostWalks; walk++)
        {
            _pageWasSplit = false;
            ids.UnionWith(await WalkAsync(cancellationToken));
            if (!_pageWasSplit)
            {
                break;
            }
        }

        return ids;
    }

    private async Task<HashSet<long>> WalkAsync(CancellationToken cancellationToken)
    {
        var ids = new HashSet<long>();
        var request = new PageRequest(0, largestPage);
        var (end, stepBack, retreats) = (0L, 1L, 0);
        while (true)
        {
            var (rows, count, total) = await ReadPageAsync(request, cancellationToken);
            if (request.Start > 0 && !ids.Overlaps(rows) && retreats < MostRetreats)
            {
                // Rows moved up past the beginning of the page: look further back until the pages meet.
                (stepBack, retreats) = (stepBack * 8, retreats + 1);
                request = PageFrom(Math.Max(0, end - 1 - stepBack));
                continue;
            }

            ids.UnionWith(rows);
            (end, stepBack) = (request.Start + count, 1);
            if (count == 0 || end >= (total ?? (count < request.Size ? end : long.MaxValue)))
            {
                return ids;
            }

            request = PageFrom(end - 1);
        }
    }

    private async Task<(List<long> Rows, int Count, int? Total)> ReadPageAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var plan = new PagePlan(request, toTheEnd: false);
        var rows = new List<long>();
        var count = 0;
        await foreach (var answer in new PageRun<long>(calls, InventoryQuery.AllIds, MacReader.ReadId, plan, context).ReadAsync(cancellationToken))
        {
            rows.AddRange(answer.Rows);
            count += answer.RowCount;
        }

        _pageWasSplit |= plan.Answers > 1;
        return (rows, count, plan.TotalCount);
    }

    // The page that begins at or before a row and ends as far behind it as can be. Pages begin at multiples of their
    // size, so sizes a little below the largest are tried; with tiny pages, which cannot overlap, the next one must do.
    private PageRequest PageFrom(long row)
    {
        var best = new PageRequest((int)(row / largestPage), largestPage);
        for (var size = largestPage - 1; size > 0 && size > largestPage - MostSizesTried; size--)
        {
            var candidate = new PageRequest((int)(row / size), size);
            best = candidate.End > best.End ? candidate : best;
        }

        return best.End > row + 1 ? best : new PageRequest((int)((row + 1) / largestPage), largestPage);
    }
}
