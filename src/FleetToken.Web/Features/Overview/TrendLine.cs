using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Overview;

/// <summary>One line of the trend: its name, its dash, and what it counts.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Css">Class with colour and dash.</param>
/// <param name="Value">Macs counted on a day.</param>
public sealed record TrendLine(string Name, string Css, Func<FleetDay, int> Value)
{
    /// <summary>The four facts of the tiles.</summary>
    public static IReadOnlyList<TrendLine> All { get; } =
    [
        new("Recovery key valid", "key", day => day.KeyValid),
        new("Bootstrap Token escrowed", "bootstrap", day => day.BootstrapEscrowed),
        new("Tokens with end users only", "users", day => day.EndUsersOnly),
        new("Inventory fresh", "fresh", day => day.InventoryFresh),
    ];
}
