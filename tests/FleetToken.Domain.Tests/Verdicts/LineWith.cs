using System.Globalization;
using FleetToken.Domain.Evidence;

namespace FleetToken.Domain.Tests.Verdicts;

/// <summary>The baseline's FTK1 line with some fields changed or left out.</summary>
internal static class LineWith
{
    private static readonly string[] Fields = ["orph=0", "fv=on", "prk=1", "irk=0", "pk=1788000000", "btS=Y", "btE=Y", "btv=1", "esc=1", "eb=1"];

    /// <summary><paramref name="changed"/>: fields of the form <c>key=value;</c>; an empty value leaves the key out.</summary>
    public static AttributeReport Field(string changed, string? users = null, DateTimeOffset? at = null)
    {
        var changes = changed.Split(';', StringSplitOptions.RemoveEmptyEntries);
        var kept = Fields.Where(field => !changes.Any(change => KeyOf(change) == KeyOf(field)));
        var list = users ?? Baseline.Users(Baseline.AliceHolds, Baseline.ItAdminHoldsNone);
        var holders = list.Split(',').Where(entry => entry.Split('/')[3] == "1").ToArray();
        var admins = holders.Count(entry => entry.Split('/')[2] == "a");
        var time = at ?? Baseline.Report;
        string[] all =
        [
            "FTK1", Number("n", holders.Length), Number("adm", admins), .. kept, .. changes.Where(change => !change.EndsWith('=')),
            Number("boot", (time - TimeSpan.FromHours(1)).ToUnixTimeSeconds()), "con=alice", "u=" + list, "k=PM", Number("ts", time.ToUnixTimeSeconds()), ".",
        ];
        return Baseline.Read(string.Join(';', all.Where(field => changes.All(change => KeyOf(change) != KeyOf(field)) || changes.Contains(field))))!;
    }

    private static string Number(string key, long value) => string.Create(CultureInfo.InvariantCulture, $"{key}={value}");

    private static string KeyOf(string field) => field.Split('=')[0];
}
