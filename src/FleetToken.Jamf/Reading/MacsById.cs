using System.Runtime.CompilerServices;
using FleetToken.Domain.Macs;

namespace FleetToken.Jamf.Reading;

/// <summary>Reads chosen Macs by id, as many in one request as its address can hold.</summary>
internal sealed class MacsById(InventoryCalls calls, MacReader macs, WalkContext context)
{
    // Proxies refuse addresses beyond 2,000 characters or so; the rest of ours needs about 450.
    private const int LongestList = 1500;

    // An id and an encoded comma.
    private const int Comma = 3;

    /// <summary>Yields those that exist; the others are not an error.</summary>
    public async IAsyncEnumerable<ListAnswer<Mac>> ReadAsync(IEnumerable<long> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in Portions(ids.Order()))
        {
            // Unlike the pages of a walk, this list does not move: at worst a Mac of it is deleted.
            var plan = new PagePlan(new PageRequest(0, some.Count), toTheEnd: true);
            var run = new PageRun<Mac>(calls, InventoryQuery.WithIds(some), macs.Read, plan, context);
            await foreach (var answer in run.ReadAsync(cancellationToken))
            {
                yield return answer;
            }
        }
    }

    private static IEnumerable<List<long>> Portions(IEnumerable<long> ids)
    {
        var portion = new List<long>();
        var length = 0;
        foreach (var id in ids)
        {
            var digits = (int)Math.Log10(id) + 1 + Comma;
            if (length + digits > LongestList)
            {
                yield return portion;
                (portion, length) = ([], 0);
            }

            portion.Add(id);
            length += digits;
        }

        if (portion.Count > 0)
        {
            yield return portion;
        }
    }
}
