using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Evidence;

/// <summary>Rows shown as text beside the deciding one (domain B.4, last sentence): B07, B08, B26 say when the Bootstrap Token appears,
/// B22, B23 when FileVault can be forced, B24 who is a volume owner.</summary>
internal static class BesideRows
{
    public static IReadOnlyList<GrantRow> Of(GrantCase asked, JudgedAccount account)
    {
        if (asked.Os is not { } os)
        {
            return [];
        }

        var rows = new List<GrantRow>(3);
        Add(rows, "B07", os is { Major: 10, Minor: 15, Patch: <= 3 });
        Add(rows, "B08", os >= new MacOsVersion(10, 15, 4));
        Add(rows, "B22", os is { Major: 14, Minor: <= 3 });
        Add(rows, "B23", os.IsAtLeast(14, 4));
        Add(rows, "B24", os.IsAtLeast(11) && asked.AppleSilicon == true && account.Token == TokenState.Held);
        Add(rows, "B26", os.IsAtLeast(15) && asked.AppleSilicon == true);
        return rows;
    }

    private static void Add(List<GrantRow> rows, string id, bool fits)
    {
        if (fits)
        {
            rows.Add(GrantRows.Find(id));
        }
    }
}
