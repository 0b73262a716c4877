using Microsoft.Extensions.Primitives;

namespace FleetToken.Web.Fleet;

/// <summary>What a list of findings is asked for: the Macs as on the Macs page, and of their findings only the codes, the new, the accepted or the not accepted ones.</summary>
/// <param name="Macs">Which Macs; where it names codes, only findings of these codes are listed.</param>
/// <param name="NewSince">Only findings first seen since then; null for any.</param>
/// <param name="Accepted">Only those accepted now, or only those that are not; null for both.</param>
public sealed record FindingFilter(MacFilter Macs, FindingSince? NewSince = null, bool? Accepted = null)
{
    /// <summary>Query parameters beside those of <see cref="MacFilter"/>.</summary>
    public static IReadOnlyList<string> OwnNames { get; } = ["newSince", "accepted"];

    /// <summary>Every finding of every Mac in Jamf.</summary>
    public static FindingFilter None { get; } = new(MacFilter.None);

    /// <summary>Reads a query string; what is not known is in <paramref name="problems"/> and left out.</summary>
    public static FindingFilter Parse(IEnumerable<KeyValuePair<string, StringValues>> query, out IReadOnlyList<FilterProblem> problems)
    {
        var parameters = query.ToLookup(one => OwnNames.Contains(one.Key));
        var macs = MacFilter.Parse(parameters[false], out var ofMacs);
        var own = new FilterReader(parameters[true]);
        var asked = own.Text("newSince");
        var since = asked is null ? null : FindingSinceWords.Value(asked);
        var filter = new FindingFilter(macs, since, own.Truth("accepted"));
        problems = [.. ofMacs, .. own.Problems()];
        if (asked is not null && since is null)
        {
            problems = [.. problems, new FilterProblem("newSince", $"newSince takes one of {string.Join(", ", FindingSinceWords.All)}.")];
        }

        return filter;
    }

    /// <summary>The query string that <see cref="Parse"/> reads back, with its question mark; empty for <see cref="None"/>.</summary>
    public string ToQueryString()
    {
        var own = new FilterWriter();
        own.Text("newSince", NewSince is { } since ? FindingSinceWords.Word(since) : null);
        own.Truth("accepted", Accepted);
        var (macs, mine) = (Macs.ToQueryString(), own.ToString());
        return macs.Length > 0 && mine.Length > 0 ? $"{macs}&{mine[1..]}" : macs + mine;
    }
}
