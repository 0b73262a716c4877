using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>What design 4.4 says, row by row and without any index: the index must give the same.</summary>
internal static class NaiveFleet
{
    public static IReadOnlyList<MacRow> List(IEnumerable<MacRow> rows, MacFilter filter, FleetScope scope, FleetSettings settings, DateTimeOffset now) =>
        Sorted(rows.Where(row => scope.Includes(row.Site) && Fits(row, filter, settings, now)), filter.Sort);

    private static bool Fits(MacRow row, MacFilter filter, FleetSettings settings, DateTimeOffset now) =>
        (row.GoneAt is not null) == filter.Gone
        && In(filter.FileVault, row.FileVault)
        && In(filter.RecoveryKey, row.RecoveryKey)
        && In(filter.BootstrapToken, row.BootstrapToken)
        && In(filter.TokenVerdict, row.TokenVerdict)
        && In(filter.Recoverability, row.Recoverability)
        && In(filter.Severity, row.Severity)
        && In(filter.Phase, row.Phase)
        && In(filter.Server, row.Server)
        && In(filter.Site, row.Site ?? "None")
        && In(filter.Inventory, Age(row, settings, now))
        && (filter.Stale is null || row.Stale == filter.Stale)
        && (filter.Os.Count == 0 || filter.Os.Any(os => (row.OsVersion + ".").StartsWith(os + ".", StringComparison.Ordinal)))
        && (filter.Finding.Count == 0 || FindingSet.Read(row.AllFindings).Any(one => filter.Finding.Contains(one.Code)) || ConcernSet.Read(row.Concerns).Any(one => filter.Finding.Contains(one.Code)))
        && (filter.Objects.Count == 0 || ConcernSet.Read(row.Concerns).Any(one => filter.Objects.Contains(one.Name)))
        && (filter.SerialNumber.Count == 0 || filter.SerialNumber.Any(number => string.Equals(number, row.SerialNumber, StringComparison.OrdinalIgnoreCase)))
        && (filter.Search is null || Texts(row).Any(text => SearchFold.Fold(text).Contains(SearchFold.Fold(filter.Search), StringComparison.Ordinal)));

    private static bool In<T>(IReadOnlyList<T> wanted, T value) => wanted.Count == 0 || wanted.Contains(value);

    private static InventoryAge Age(MacRow row, FleetSettings settings, DateTimeOffset now) => row.InventoryAt switch
    {
        null => InventoryAge.Never,
        var at when now - at <= settings.StaleAfter => InventoryAge.Fresh,
        var at when now - at <= settings.VeryStaleAfter => InventoryAge.Old,
        _ => InventoryAge.VeryOld,
    };

    private static IEnumerable<string?> Texts(MacRow row) =>
        [row.Name, row.SerialNumber, row.AssetTag, row.AssignedUsername, row.AssignedFullName, row.AssignedEmail, row.AssignedAccount, .. row.AccountNames.Split('\n')];

    private static List<MacRow> Sorted(IEnumerable<MacRow> rows, MacSort sort)
    {
        var all = rows.ToList();
        var present = all.Where(row => Value(row, sort.Field) is not null);
        var ordered = sort.Descending
            ? present.OrderByDescending(row => Value(row, sort.Field), Values.Instance)
            : present.OrderBy(row => Value(row, sort.Field), Values.Instance);
        return
        [
            .. Ties(ordered),
            .. Ties(all.Where(row => Value(row, sort.Field) is null).OrderBy(_ => 0)),
        ];
    }

    private static IOrderedEnumerable<MacRow> Ties(IOrderedEnumerable<MacRow> rows) => rows
        .ThenBy(row => string.IsNullOrEmpty(row.Name))
        .ThenBy(row => SearchFold.Fold(row.Name), StringComparer.Ordinal)
        .ThenBy(row => row.Server, StringComparer.Ordinal)
        .ThenBy(row => row.ComputerId);

    private static object? Value(MacRow row, MacSortField field) => field switch
    {
        MacSortField.Name => Text(row.Name),
        MacSortField.SerialNumber => Text(row.SerialNumber),
        MacSortField.User => Text(row.AssignedUsername),
        MacSortField.Site => Text(row.Site),
        MacSortField.Os => MacOsVersion.Parse(row.OsVersion) is { } version ? (version.Major, version.Minor, version.Patch) : null,
        MacSortField.Severity => (int)row.Severity,
        MacSortField.InventoryAt => row.InventoryAt,
        MacSortField.LastContactAt => row.LastContactAt,
        MacSortField.TokenVerdict => Place(row.TokenVerdict, TokenVerdict.EndUsersOnly, TokenVerdict.Unknown, TokenVerdict.ExtraAdmins, TokenVerdict.AdminsOnly, TokenVerdict.Nobody),
        MacSortField.RecoveryKey => Place(row.RecoveryKey, KeyValidity.Valid, KeyValidity.NotApplicable, KeyValidity.Unknown, KeyValidity.Invalid),
        MacSortField.BootstrapToken => Place(row.BootstrapToken, BootstrapTokenStatus.Escrowed, BootstrapTokenStatus.Unknown, BootstrapTokenStatus.NotSupported, BootstrapTokenStatus.NotEscrowed),
        _ => Place(row.Recoverability, Recoverability.Strong, Recoverability.KeyOnly, Recoverability.Unknown, Recoverability.NotEncrypted, Recoverability.Fragile, Recoverability.None),
    };

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : SearchFold.Fold(text);

    private static int Place<T>(T value, params T[] fromGoodToBad) => Array.IndexOf(fromGoodToBad, value);

    private sealed class Values : IComparer<object?>
    {
        public static Values Instance { get; } = new();

        public int Compare(object? x, object? y) => x is string left && y is string right
            ? string.CompareOrdinal(left, right)
            : Comparer<object?>.Default.Compare(x, y);
    }
}
