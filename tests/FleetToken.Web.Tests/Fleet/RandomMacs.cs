using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>Macs with every kind of value and many ties, the same for the same seed.</summary>
internal sealed class RandomMacs(int seed)
{
    private static readonly string?[] Names = ["Müller-MBP", "muller-mbp", "日本-01", "Straße", "STRASSE", "İstanbul", "anna's Mac", null, "", "Zoë", "x", "büro mac"];
    private static readonly string?[] Users = ["anna", "Björn", null, "ĐorĐe", "anna.lang@example.org", "日本太郎"];
    private static readonly string?[] Sites = ["Berlin", "Lisbon", null, "Tōkyō"];
    private static readonly string?[] Versions = ["10.15.7", "15.0", "15.6", "15.6.1", "15.10", "26.1", null];
    private static readonly string[] Concerns = ["FT-CFG-01:policy-12", "FT-CFG-02:policy-12?", "FT-FV-03:server?", "FT-SEC-01:script-3"];
    private static readonly string[] Codes = [.. FindingCatalogue.All.Select(finding => finding.Code)];

    private readonly Random _random = new(seed);

    /// <summary>A number of Macs with keys and ids from 1.</summary>
    public IReadOnlyList<MacRow> Rows(int count) => [.. Enumerable.Range(1, count).Select(Row)];

    /// <summary>The Mac of a key.</summary>
    public MacRow Row(int key)
    {
        var site = Any(Sites);
        return new MacRow
        {
            Key = key,
            Server = key % 3 == 0 ? "main" : "second",
            ComputerId = key % 3 == 0 ? 2000 - key : 2001 - key,
            Name = Any(Names),
            SerialNumber = _random.Next(10) == 0 ? null : $"C02{_random.Next(200):D5}",
            AssetTag = _random.Next(4) == 0 ? $"tag {_random.Next(50)}" : null,
            OsVersion = Any(Versions),
            Site = site,
            Phase = Any<MacPhase>(),
            AssignedUsername = Any(Users),
            AssignedFullName = _random.Next(3) == 0 ? "Anna Müller" : null,
            AssignedEmail = _random.Next(3) == 0 ? "a.mueller@example.org" : null,
            FileVault = Any<FileVaultState>(),
            RecoveryKey = Any<KeyValidity>(),
            KeyEscrowed = Any<Answer>(),
            BootstrapToken = Any<BootstrapTokenStatus>(),
            AccountNames = _random.Next(2) == 0 ? "itadmin\nlocal user" : "ĵoe",
            TokensEvidence = Any<EvidenceKind>(),
            TokensSource = Any<TokenSource>(),
            TokenVerdict = Any<TokenVerdict>(),
            UsableHolders = Any<UsableHolders>(),
            Recoverability = Any<Recoverability>(),
            Stale = _random.Next(2) == 0,
            AllFindings = string.Join(' ', Codes.Where(_ => _random.Next(6) == 0).Select(code => $"{code}:{StoredValues.Name(Any<Severity>())}")),
            Concerns = string.Join(' ', Concerns.Where(_ => _random.Next(8) == 0)),
            Severity = Any<Severity>(),
            InventoryAt = Time(),
            LastContactAt = Time(),
            GoneAt = _random.Next(5) == 0 ? StoredFleet.Now.AddDays(-1) : null,
        };
    }

    private DateTimeOffset? Time() => _random.Next(6) == 0 ? null : StoredFleet.Now.AddDays(-_random.Next(60));

    private string? Any(string?[] values) => values[_random.Next(values.Length)];

    private T Any<T>() where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[_random.Next(values.Length)];
    }
}
