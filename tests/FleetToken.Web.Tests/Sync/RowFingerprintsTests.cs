using System.Reflection;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Tests.Sync;

public sealed class RowFingerprintsTests
{
    [Fact]
    public void Row_AnyColumnElse_HasAnotherFingerprint() =>
        AssertEveryColumnCounts(() => new MacRow { Server = "main", ComputerId = 7 }, RowFingerprints.Of);

    [Fact]
    public void Accounts_AnyColumnElse_HaveAnotherFingerprint() =>
        AssertEveryColumnCounts(() => new AccountRow { Username = "kim" }, row => RowFingerprints.Of([row]));

    [Fact]
    public void Findings_AnyColumnElse_HaveAnotherFingerprintButForFirstSeen()
    {
        AssertEveryColumnCounts(() => Finding(default), row => RowFingerprints.Of([row]), nameof(FindingRow.FirstSeen));
        Assert.Equal(RowFingerprints.Of([Finding(default)]), RowFingerprints.Of([Finding(DateTimeOffset.UnixEpoch)]));
    }

    [Fact]
    public void Texts_SharedOutOtherwise_HaveAnotherFingerprint()
    {
        Assert.NotEqual(Of("ab", "c"), Of("a", "bc"));
        Assert.NotEqual(Of("", null), Of(null, ""));

        static long Of(string? name, string? serialNumber) =>
            RowFingerprints.Of(new MacRow { Server = "main", ComputerId = 7, Name = name, SerialNumber = serialNumber });
    }

    private static FindingRow Finding(DateTimeOffset firstSeen) =>
        new() { Code = "FT-TOK-01", Severity = Severity.High, Evidence = EvidenceKind.Measured, FirstSeen = firstSeen };

    private static void AssertEveryColumnCounts<T>(Func<T> make, Func<T, long> fingerprint, params string[] apart)
        where T : class
    {
        var met = new HashSet<long> { fingerprint(make()) };
        foreach (var column in typeof(T).GetProperties().Where(column => column.CanWrite && !apart.Contains(column.Name)))
        {
            var row = make();
            column.SetValue(row, Another(column, column.GetValue(row)));
            Assert.True(met.Add(fingerprint(row)), column.Name);
        }
    }

    private static object Another(PropertyInfo column, object? value)
    {
        var type = Nullable.GetUnderlyingType(column.PropertyType) ?? column.PropertyType;
        return type switch
        {
            _ when type == typeof(string) => value + "+",
            _ when type == typeof(int) => (int)(value ?? 0) + 1000,
            _ when type == typeof(long) => (long)(value ?? 0L) + 1000,
            _ when type == typeof(bool) => !(bool)(value ?? false),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
            { IsEnum: true } => Enum.GetValues(type).Cast<object>().Last(other => !other.Equals(value)),
            _ => throw new InvalidOperationException($"{column.Name} has a type this test does not know."),
        };
    }
}
