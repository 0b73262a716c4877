using FleetToken.Domain.Recommendations;

namespace FleetToken.Domain.Findings;

/// <summary>Criteria of a Jamf Pro smart computer group that select nearly the Macs of a finding, or why there are none.</summary>
public sealed record SmartGroupCriteria
{
    /// <summary>Name of the extension attribute that the criteria read, as our roll-out names it.</summary>
    public const string Attribute = "FTK1";

    /// <summary>The criteria, in order; empty where none select these Macs.</summary>
    public IReadOnlyList<SmartGroupCriterion> Criteria { get; init; } = [];

    /// <summary>In what the group differs from the finding, or why there is no such group; one sentence.</summary>
    public required string Note { get; init; }

    /// <summary>Macs on which one of these accounts holds a token, by the account list of FTK1 (domain F.3). A name that is not harmless in a
    /// criterion is left out, and the note says so (domain E.5).</summary>
    public static SmartGroupCriteria HoldersNamed(IEnumerable<string> accounts)
    {
        List<SmartGroupCriterion> criteria = [];
        var leftOut = 0;
        foreach (var name in accounts.Distinct(StringComparer.Ordinal))
        {
            if (CopyableCommand.IsSafe(name))
            {
                var pattern = name.Replace(".", "[.]", StringComparison.Ordinal);
                criteria.Add(new(Attribute, "matches regex", $"[=,]{pattern}/[0-9]+/m?[as]/1/", "or"));
            }
            else
            {
                leftOut++;
            }
        }

        return new()
        {
            Criteria = criteria,
            Note = leftOut == 0
                ? "Selects by the names that IT's accounts have; holders that the Mac's line had no room for are missed."
                : FormattableString.Invariant($"Names with characters that a criterion would read are left out: {leftOut} of them."),
        };
    }

    /// <summary>A value that only the Mac's own line carries: criteria over <see cref="Attribute"/>, each <c>like</c> one text.</summary>
    internal static SmartGroupCriteria Like(string note, params ReadOnlySpan<string> values) => new()
    {
        Criteria = Join("and", "like", values),
        Note = note,
    };

    /// <summary>Any of several values of the Mac's own line.</summary>
    internal static SmartGroupCriteria LikeAny(string note, params ReadOnlySpan<string> values) => new()
    {
        Criteria = Join("or", "like", values),
        Note = note,
    };

    /// <summary>A field of the Mac's own line that is there and has none of these values.</summary>
    internal static SmartGroupCriteria Without(string note, string field, params ReadOnlySpan<string> values) => new()
    {
        Criteria = [new(Attribute, "like", $";{field}=", "and"), .. Join("and", "not like", values)],
        Note = note,
    };

    /// <summary>No group selects these Macs.</summary>
    internal static SmartGroupCriteria None(string why) => new() { Note = why };

    private static SmartGroupCriterion[] Join(string andOr, string comparison, ReadOnlySpan<string> values)
    {
        var criteria = new SmartGroupCriterion[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            criteria[i] = new(Attribute, comparison, values[i], andOr);
        }

        return criteria;
    }
}

/// <summary>One criterion of a smart computer group.</summary>
/// <param name="Name">Name of the criterion as Jamf Pro spells it; for an extension attribute its own name.</param>
/// <param name="Comparison">Jamf Pro's operator, such as <c>like</c>.</param>
/// <param name="Value">The value, literal.</param>
/// <param name="AndOr">How it joins the one before, <c>and</c> or <c>or</c>; without meaning for the first.</param>
public sealed record SmartGroupCriterion(string Name, string Comparison, string Value, string AndOr);
