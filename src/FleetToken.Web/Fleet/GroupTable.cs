using System.Text;

namespace FleetToken.Web.Fleet;

/// <summary>Gives each set of computer groups a number. A set is a text of its groups' numbers, two characters each: Macs are in dozens of groups with long names.</summary>
internal sealed class GroupTable
{
    private readonly StringBuilder _set = new();

    /// <summary>Group names.</summary>
    public CodeTable Names { get; } = new();

    /// <summary>Sets, as texts of numbers.</summary>
    public CodeTable Sets { get; } = new();

    /// <summary>The number of a row's groups; 0 for none or not reported. One caller at a time.</summary>
    public int Of(string? groups)
    {
        if (string.IsNullOrEmpty(groups))
        {
            return 0;
        }

        _set.Clear();
        foreach (var range in groups.AsSpan().Split('\n'))
        {
            var number = Names.Of(groups.AsSpan(range));
            if (number > 0)
            {
                _set.Append((char)(number >> 16)).Append((char)number);
            }
        }

        return Sets.Of(_set.ToString());
    }

    /// <summary>The numbers of the groups of a set.</summary>
    public static IEnumerable<int> NumbersOf(string set)
    {
        for (var place = 0; place + 1 < set.Length; place += 2)
        {
            yield return (set[place] << 16) | set[place + 1];
        }
    }
}
