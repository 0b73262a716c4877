using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>Reads the formats of other authors' attributes (domain F.1). What an attribute is about is told by its name where the format alone does not tell.</summary>
internal sealed class ForeignReader(IReadOnlyList<LocalAccount>? accounts)
{
    private readonly ForeignTally _tally = new(accounts);

    /// <summary>Takes one text without outer blanks; false where its shape was never heard of.</summary>
    public bool Take(string attribute, ReadOnlySpan<char> text)
    {
        var topic = ForeignTopics.Of(attribute);
        return ForeignPhrases.Take(topic, text, _tally) || TakeGroups(topic, text) || TakeStates(topic, text)
            || TakeFileVaultLines(text) || ForeignNameLists.Take(topic, text, _tally);
    }

    /// <summary>All that was understood; null where nothing was said.</summary>
    public ForeignReading? ToReading() => _tally.ToReading();

    /// <summary><c>Admins: alice, bob</c>, line break, <c>Non-Admins: None</c>.</summary>
    private bool TakeGroups(ForeignTopic topic, ReadOnlySpan<char> text)
    {
        if (topic is not (ForeignTopic.Tokens or ForeignTopic.VolumeOwners or ForeignTopic.Unspecified) || !AreGroups(text))
        {
            return false;
        }

        var holders = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var raw in text.EnumerateLines())
        {
            var colon = raw.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            var admin = raw[..colon].Trim().Equals("Admins", StringComparison.OrdinalIgnoreCase);
            foreach (var range in raw[(colon + 1)..].Split(','))
            {
                var name = raw[(colon + 1)..][range].Trim();
                if (!name.IsEmpty && !ForeignPhrases.IsNoName(name))
                {
                    holders.Add(name.ToString());
                    _tally.Name(topic, name, admin);
                }
            }
        }

        if (topic != ForeignTopic.VolumeOwners)
        {
            _tally.Holders(holders.Count);
        }

        return true;
    }

    private static bool AreGroups(ReadOnlySpan<char> text)
    {
        var any = false;
        foreach (var raw in text.EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            if (!line.StartsWith("Admins:", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("Non-Admins:", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            any = true;
        }

        return any;
    }

    /// <summary>One line per account: <c>User alice is ENABLED</c>.</summary>
    private bool TakeStates(ForeignTopic topic, ReadOnlySpan<char> text)
    {
        if (topic is not (ForeignTopic.Tokens or ForeignTopic.Unspecified))
        {
            return false;
        }

        foreach (var line in text.EnumerateLines())
        {
            if (!line.Trim().IsEmpty && !StateOf(line, out _, out _))
            {
                return false;
            }
        }

        var holders = 0;
        var everyState = true;
        foreach (var line in text.EnumerateLines())
        {
            if (!StateOf(line, out var name, out var token))
            {
                continue;
            }

            _tally.Token(name, token);
            holders += token == Answer.Yes ? 1 : 0;
            everyState &= token != Answer.Unknown;
        }

        // The number is known only if no person of this Mac is missing from the lines.
        if (everyState && _tally.EveryPersonHasState())
        {
            _tally.Holders(holders);
        }

        return true;
    }

    private static bool StateOf(ReadOnlySpan<char> raw, out ReadOnlySpan<char> name, out Answer token)
    {
        const string Start = "User ";
        const string Middle = " is ";
        var line = raw.Trim();
        var middle = line.LastIndexOf(Middle, StringComparison.OrdinalIgnoreCase);
        name = [];
        token = Answer.Unknown;
        if (!line.StartsWith(Start, StringComparison.OrdinalIgnoreCase) || middle <= Start.Length)
        {
            return false;
        }

        name = line[Start.Length..middle].Trim();
        token = ForeignPhrases.YesNo(line[(middle + Middle.Length)..].Trim());
        return true;
    }

    /// <summary>Lines of <c>fdesetup list</c>: short name, comma, UUID.</summary>
    private bool TakeFileVaultLines(ReadOnlySpan<char> text)
    {
        const int UuidLength = 36;
        foreach (var raw in text.EnumerateLines())
        {
            var line = raw.Trim();
            if (!line.IsEmpty && (line.IndexOf(',') is var comma && (comma <= 0 || line.Length - comma - 1 != UuidLength || !Guid.TryParseExact(line[(comma + 1)..], "D", out _))))
            {
                return false;
            }
        }

        foreach (var raw in text.EnumerateLines())
        {
            var line = raw.Trim();
            if (!line.IsEmpty)
            {
                _tally.Name(ForeignTopic.FileVaultUsers, line[..line.IndexOf(',')], null);
            }
        }

        return true;
    }
}
