using FleetToken.Web.Components;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Macs;

/// <summary>One filter as the page shows it: its chip, and the values it offers.</summary>
/// <param name="Name">Its name in the query string.</param>
/// <param name="Label">Its name on the page.</param>
/// <param name="Chosen">The chosen values in words; empty where the filter is not set.</param>
/// <param name="Without">The same question without this filter, from its first page.</param>
public sealed record FilterPart(
    string Name, string Label, Func<MacFilter, IReadOnlyList<string>> Chosen, Func<MacFilter, MacFilter> Without)
{
    /// <summary>The values to choose from; empty where they are typed.</summary>
    public IReadOnlyList<FilterChoice> Choices { get; init; } = [];

    /// <summary>Whether the filter narrows the question.</summary>
    public bool IsSet(MacFilter filter) => Chosen(filter).Count > 0;
}

/// <summary>One value that a filter offers.</summary>
/// <param name="Look">How the value looks.</param>
/// <param name="IsOn">Whether it is chosen.</param>
/// <param name="Toggle">The question with the value chosen, or no longer, from its first page.</param>
public sealed record FilterChoice(Look Look, Func<MacFilter, bool> IsOn, Func<MacFilter, MacFilter> Toggle);
