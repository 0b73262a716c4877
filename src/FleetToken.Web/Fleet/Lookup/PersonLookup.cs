using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>Finds who is on the phone from what was heard: names by sound, slips forgiven, any part of a serial number; Macs that are gone, too.</summary>
public sealed class PersonLookup(FleetIndex index, IDbContextFactory<FleetDb> store)
{
    /// <summary>Most hits of an answer.</summary>
    public const int MostHits = 10;

    /// <summary>Most Macs that are listed of one person; a shared user name can stand on hundreds.</summary>
    public const int MostMacs = 6;

    /// <summary>Letters of a query that are looked at.</summary>
    public const int LongestQuery = LookupQuery.LongestText;

    private readonly LookupBook _book = new();

    /// <summary>Takes the fleet apart into words, so that the first query does not wait for it.</summary>
    public void Prepare() => _book.Of(index.Current);

    /// <summary>The best hits among the Macs a reader may see.</summary>
    public async Task<LookupAnswer> FindAsync(string? text, FleetScope scope, CancellationToken cancellationToken)
    {
        if (LookupQuery.Of(text) is not { } query)
        {
            return LookupAnswer.TooShort;
        }

        var view = _book.Of(index.Current);
        using var fits = view.FitsOf(query);
        var best = view.Best(query, fits, scope, MostHits + 1);
        cancellationToken.ThrowIfCancellationRequested();
        if (best.Count == 0)
        {
            return new LookupAnswer([], false, false);
        }

        var macs = view.MacsOf([.. best.Take(MostHits)], query, fits, scope);
        var groups = macs
            .GroupBy(mac => mac.Person)
            .OrderByDescending(group => group.Max(mac => mac.Rank))
            .ThenBy(group => best.IndexOf(group.Key))
            .Select(group => group
                .OrderByDescending(mac => mac.Rank)
                .ThenBy(mac => view.Fleet[mac.Slot].Gone)
                .ThenByDescending(mac => view.Fleet[mac.Slot].InventoryAt)
                .ToList())
            .ToList();
        return new LookupAnswer(await HitsAsync(view, groups, scope, cancellationToken), best.Count > MostHits, false);
    }

    private async Task<IReadOnlyList<LookupHit>> HitsAsync(LookupView view, List<List<FoundMac>> groups, FleetScope scope, CancellationToken cancellationToken)
    {
        var shown = groups.SelectMany(group => group.Take(MostMacs)).ToList();
        var twins = view.Twins(shown, scope).Select(slot => view.Fleet[slot].Key).ToHashSet();
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var rows = (await MacRowReader.ReadAsync(db, [.. shown.Select(mac => view.Fleet[mac.Slot].Key)], cancellationToken)).ToDictionary(row => row.Key);

        var hits = new List<LookupHit>(groups.Count);
        foreach (var group in groups)
        {
            // A Mac that changed its site since the index was asked may have left the reader's scope.
            var macs = group.Take(MostMacs)
                .Select(mac => rows.GetValueOrDefault(view.Fleet[mac.Slot].Key))
                .OfType<MacRow>()
                .Where(row => scope.Includes(row.Site))
                .Select(row => new LookupMac(MacItem.Of(row), twins.Contains(row.Key)))
                .ToList();
            if (macs.Count > 0)
            {
                var user = macs.Select(mac => mac.Mac.AssignedUser).FirstOrDefault(user => user.FullName is not null) ?? macs[0].Mac.AssignedUser;
                var isNamed = (user.FullName ?? user.Username ?? user.Email) is { Length: > 0 };
                hits.Add(new LookupHit(isNamed ? user : null, macs, group.Count - Math.Min(group.Count, MostMacs)));
            }
        }

        return hits;
    }
}
