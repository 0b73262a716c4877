namespace FleetToken.Web.Fleet.Lookup;

/// <summary>What a lookup found, the best first.</summary>
/// <param name="Hits">At most <see cref="PersonLookup.MostHits"/>.</param>
/// <param name="IsMore">Whether more fit than are listed.</param>
/// <param name="IsTooShort">Whether the text was too short to look for.</param>
public sealed record LookupAnswer(IReadOnlyList<LookupHit> Hits, bool IsMore, bool IsTooShort)
{
    /// <summary>The answer to a text that is too short.</summary>
    public static LookupAnswer TooShort { get; } = new([], false, true);
}
