using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Macs;

/// <summary>Orders in words, and the direction each one starts with.</summary>
internal static class SortWords
{
    /// <summary>An order as the line under the title says it.</summary>
    public static string Of(MacSort sort) => sort == MacSort.WorstFirst
        ? "worst first"
        : $"by {Name(sort.Field)}, {(sort.Descending ? "descending" : "ascending")}";

    /// <summary>What a field is called.</summary>
    public static string Name(MacSortField field) => field switch
    {
        MacSortField.Name => "name",
        MacSortField.SerialNumber => "serial number",
        MacSortField.User => "user",
        MacSortField.Os => "macOS",
        MacSortField.Site => "site",
        MacSortField.Severity => "worst finding",
        MacSortField.TokenVerdict => "token holders",
        MacSortField.RecoveryKey => "recovery key",
        MacSortField.BootstrapToken => "Bootstrap Token",
        MacSortField.Recoverability => "recoverability",
        MacSortField.InventoryAt => "inventory",
        _ => "last contact",
    };

    /// <summary>The first click on a column: what needs a look comes first.</summary>
    public static MacSort First(MacSortField field) => new(field, Descending: field is
        MacSortField.Severity or MacSortField.TokenVerdict or MacSortField.RecoveryKey or MacSortField.BootstrapToken or MacSortField.Recoverability);

    /// <summary>The order after a click on a column's head.</summary>
    public static MacSort Next(MacSort now, MacSortField clicked) =>
        now.Field == clicked ? now with { Descending = !now.Descending } : First(clicked);
}
