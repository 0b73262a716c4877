using System.Globalization;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>Reads the account list <c>u</c> of an FTK1 line.</summary>
internal static class Ftk1Accounts
{
    /// <summary>More than a line of 900 characters can hold; what goes beyond counts as left out.</summary>
    private const int Most = 100;

    private const int LongestUnknownParts = 40;
    private const int KnownParts = 7;

    /// <summary>The listed accounts (null where the line has no list), how many were left out, and whether one stands in it twice.</summary>
    public static (IReadOnlyList<Ftk1Account>? Accounts, int LeftOut, bool Repeats) Read(in Ftk1Fields fields)
    {
        if (!fields.Has(Ftk1Key.Accounts))
        {
            return (null, 0, false);
        }

        var value = fields[Ftk1Key.Accounts];
        var accounts = new List<Ftk1Account>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var leftOut = 0;
        var repeats = false;
        while (!value.IsEmpty)
        {
            var comma = value.IndexOf(',');
            var entry = comma < 0 ? value : value[..comma];
            value = comma < 0 ? [] : value[(comma + 1)..];
            if (comma < 0 && fields.ListCut)
            {
                // What the cut went through is not a whole account.
                break;
            }

            if (entry.Length > 0 && entry[0] == '+')
            {
                leftOut = Add(leftOut, LeftOut(entry[1..]));
            }
            else if (entry.Length == 0 || accounts.Count == Most)
            {
                leftOut = Add(leftOut, 1);
            }
            else
            {
                var account = Account(entry);
                accounts.Add(account);
                repeats |= !account.NameCut && !names.Add(account.Name);
            }
        }

        return (accounts, leftOut, repeats);
    }

    private static Ftk1Account Account(ReadOnlySpan<char> entry)
    {
        Span<System.Range> parts = stackalloc System.Range[KnownParts + 1];
        var count = entry.Split(parts, '/');
        var name = Ftk1Name.Read(entry[parts[0]], out var shown);
        var (admin, mobile) = Role(Part(entry, parts, count, 2));
        return new()
        {
            Name = name ?? shown,
            NameCut = name is null,
            Uid = int.TryParse(Part(entry, parts, count, 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var uid) ? uid : null,
            Admin = admin,
            Mobile = mobile,
            Token = Ftk1Values.YesNo(Part(entry, parts, count, 3)),
            FileVault = Ftk1Values.YesNo(Part(entry, parts, count, 4)),
            VolumeOwner = Part(entry, parts, count, 5) is "-" ? null : Ftk1Values.YesNo(Part(entry, parts, count, 5)),
            Hidden = Ftk1Values.YesNo(Part(entry, parts, count, 6)),
            UnknownParts = count > KnownParts ? Ftk1Name.ForDisplay(entry[parts[KnownParts]].ToString(), LongestUnknownParts) : null,
        };
    }

    private static ReadOnlySpan<char> Part(ReadOnlySpan<char> entry, ReadOnlySpan<System.Range> parts, int count, int index) =>
        index < count ? entry[parts[index]] : [];

    private static (bool? Admin, bool? Mobile) Role(ReadOnlySpan<char> role) => role switch
    {
        "a" => (true, false),
        "s" => (false, false),
        "ma" => (true, true),
        "ms" => (false, true),
        _ => (null, null),
    };

    /// <summary>An unreadable number still says that somebody is missing.</summary>
    private static int LeftOut(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;

    private static int Add(int left, int right) => (int)Math.Min(int.MaxValue / 2, (long)left + right);
}
