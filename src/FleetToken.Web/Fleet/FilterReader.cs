using System.Globalization;
using System.Text.RegularExpressions;
using FleetToken.Domain.Findings;
using Microsoft.Extensions.Primitives;

namespace FleetToken.Web.Fleet;

/// <summary>Reads the parameters of a query string one by one and keeps a sentence for each that is not understood.</summary>
internal sealed partial class FilterReader
{
    private readonly Dictionary<string, List<string>> _left = new(StringComparer.Ordinal);
    private readonly List<FilterProblem> _problems = [];
    private readonly List<string> _known = [];

    /// <summary>Takes the parameters. A parameter without a value is one that was not given: forms send those.</summary>
    public FilterReader(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        foreach (var (name, values) in query)
        {
            if (!_left.TryGetValue(name, out var kept))
            {
                _left[name] = kept = [];
            }

            kept.AddRange(values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.Trim()));
        }
    }

    /// <summary>Parameters that were asked for so far.</summary>
    public IReadOnlyList<string> Known => _known;

    /// <summary>One text.</summary>
    public string? Text(string name) => Single(name);

    /// <summary>Any texts, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Take(name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Words of an enum, each once, in its order.</summary>
    public IReadOnlyList<T> Words<T>(string name) where T : struct, Enum
    {
        var values = new SortedSet<T>();
        foreach (var word in Take(name))
        {
            if (FleetWords.Value<T>(word) is { } value)
            {
                values.Add(value);
            }
            else
            {
                Refuse(name, word, $"one of {string.Join(", ", FleetWords.All<T>())}");
            }
        }

        return [.. values];
    }

    /// <summary>Codes of the catalogue.</summary>
    public IReadOnlyList<string> Codes(string name) =>
        Checked(name, code => FindingCatalogue.Find(code) is not null, "a code of the catalogue such as FT-PRK-02");

    /// <summary>Objects of a server's configuration.</summary>
    public IReadOnlyList<string> Objects(string name) =>
        Checked(name, value => ObjectName.IsMatch(value), "a kind and a number such as policy-12, script-3, profile-7 or prestage-2");

    /// <summary>Beginnings of versions.</summary>
    public IReadOnlyList<string> Versions(string name) =>
        Checked(name, version => VersionStart.IsMatch(version), "a macOS version such as 15, 15.6 or 15.6.1");

    /// <summary>Yes or no; null where not given.</summary>
    public bool? Truth(string name)
    {
        switch (Single(name))
        {
            case null:
                return null;
            case "true":
                return true;
            case "false":
                return false;
            case var other:
                Refuse(name, other, "true or false");
                return null;
        }
    }

    /// <summary>A number within bounds; the usual one where it is not given or not understood.</summary>
    public int Number(string name, int least, int most, int usual)
    {
        if (Single(name) is not { } text)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(name, text, most == int.MaxValue ? $"a number from {least}" : $"a number from {least} to {most}");
        return usual;
    }

    /// <summary>Field and direction.</summary>
    public MacSort Sort(string name)
    {
        if (Single(name) is not { } text)
        {
            return MacSort.WorstFirst;
        }

        var descending = text.StartsWith('-');
        if (FleetWords.Value<MacSortField>(descending ? text[1..] : text) is { } field)
        {
            return new MacSort(field, descending);
        }

        Refuse(name, text, $"one of {string.Join(", ", FleetWords.All<MacSortField>())}, with - in front for downwards");
        return MacSort.WorstFirst;
    }

    /// <summary>What was not understood, parameters that were never asked for included.</summary>
    public IReadOnlyList<FilterProblem> Problems() =>
    [
        .. _problems,
        .. _left.Keys.Select(name => new FilterProblem(name, $"'{Shown(name)}' is not a filter; filters are {string.Join(", ", _known)}.")),
    ];

    // Three numbers of at most four digits: nothing that a version could be is left out, nothing overflows.
    [GeneratedRegex(@"^[0-9]{1,4}(\.[0-9]{1,4}){0,2}\z")]
    private static partial Regex VersionStart { get; }

    // As ObjectId prints it.
    [GeneratedRegex(@"^(policy|script|profile|prestage)-[1-9][0-9]{0,17}\z")]
    private static partial Regex ObjectName { get; }

    private List<string> Checked(string name, Predicate<string> isKnown, string wanted)
    {
        var known = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var value in Take(name))
        {
            if (isKnown(value))
            {
                known.Add(value);
            }
            else
            {
                Refuse(name, value, wanted);
            }
        }

        return [.. known];
    }

    private string? Single(string name)
    {
        var values = Take(name);
        if (values.Count > 1)
        {
            _problems.Add(new FilterProblem(name, $"{name} is given more than once; it takes one value."));
            return null;
        }

        return values.Count == 1 ? values[0] : null;
    }

    private List<string> Take(string name)
    {
        _known.Add(name);
        return _left.Remove(name, out var values) ? values : [];
    }

    private void Refuse(string name, string value, string wanted) =>
        _problems.Add(new FilterProblem(name, $"'{Shown(value)}' is not a value of {name}; it takes {wanted}."));

    /// <summary>A text of the query as an answer may repeat it.</summary>
    public static string Shown(string text) => text.Length <= 64 ? text : string.Concat(text.AsSpan(0, 64), "…");
}
