using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>Questions of every shape, the same for the same seed.</summary>
internal sealed class RandomFilters(int seed)
{
    private static readonly string[] Terms = ["m", "mü", "mul", "日", "日本", "strasse", "straße", "i", "İST", "itadmin", "l u", "@example", "nothing at all", "Anna MÜLLER", "doRde", "joe"];
    private readonly Random _random = new(seed);

    /// <summary>Any filter without a pasted list.</summary>
    public MacFilter Next() => new()
    {
        Search = _random.Next(3) == 0 ? Terms[_random.Next(Terms.Length)] : null,
        FileVault = Some<FileVaultState>(),
        RecoveryKey = Some<KeyValidity>(),
        BootstrapToken = Some<BootstrapTokenStatus>(),
        TokenVerdict = Some<TokenVerdict>(),
        Recoverability = Some<Recoverability>(),
        Severity = Some<Severity>(),
        Phase = Some<MacPhase>(),
        Inventory = Some<InventoryAge>(),
        Finding = Some([.. FindingCatalogue.All.Select(finding => finding.Code)]),
        Objects = Some("policy-12", "profile-7", "script-3"),
        Server = Some("main", "second", "third"),
        Site = Some("Berlin", "Lisbon", "None", "Tōkyō", "Oslo"),
        Os = Some("15", "15.6", "15.6.1", "26", "10.15", "15.1"),
        SerialNumber = _random.Next(10) == 0 ? [.. Enumerable.Range(0, 40).Select(number => $"c02{number:D5}")] : [],
        Stale = _random.Next(6) switch { 0 => true, 1 => false, _ => null },
        Gone = _random.Next(4) == 0,
        Sort = new MacSort(Any<MacSortField>(), _random.Next(2) == 0),
        Page = 1 + _random.Next(4),
        PageSize = 1 + _random.Next(40),
    };

    /// <summary>Any scope.</summary>
    public FleetScope Scope() => _random.Next(3) switch
    {
        0 => FleetScope.OfSites(["Berlin"]),
        1 => FleetScope.OfSites(["Lisbon", "Tōkyō"]),
        _ => FleetScope.Everything,
    };

    private IReadOnlyList<T> Some<T>() where T : struct, Enum => Some(Enum.GetValues<T>());

    private IReadOnlyList<T> Some<T>(params T[] values) => _random.Next(7) == 0 ? [.. values.Where(_ => _random.Next(2) == 0)] : [];

    private T Any<T>() where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[_random.Next(values.Length)];
    }
}
