namespace FleetToken.Web.Components;

/// <summary>One part of a share bar, and its line in the legend.</summary>
/// <param name="Word">What the part is.</param>
/// <param name="Count">How many Macs.</param>
/// <param name="Tone">Colour, hatched for unknown.</param>
/// <param name="Href">Where the legend leads; null for nowhere.</param>
public sealed record SharePart(string Word, int Count, Tone Tone, string? Href = null);
