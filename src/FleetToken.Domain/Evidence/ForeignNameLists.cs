namespace FleetToken.Domain.Evidence;

/// <summary>Plain lists of names, by line, by comma or by blank (domain F.1 P3, P4).</summary>
internal static class ForeignNameLists
{
    public static bool Take(ForeignTopic topic, ReadOnlySpan<char> text, ForeignTally tally)
    {
        if (topic is ForeignTopic.BootstrapToken or ForeignTopic.RecoveryKey)
        {
            return false;
        }

        // Words in a row may be a sentence, so there every one must be a known account; where lines or commas divide, one is enough.
        var divided = text.ContainsAny(',', '\r', '\n');
        if (!IsList(text, divided, tally))
        {
            return false;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var range in divided ? text.SplitAny(',', '\r', '\n') : text.SplitAny(' '))
        {
            var name = text[range].Trim();
            if (!name.IsEmpty && !ForeignPhrases.IsNoName(name))
            {
                names.Add(name.ToString());
                tally.Name(topic, name, null);
            }
        }

        if (topic is ForeignTopic.Tokens or ForeignTopic.Unspecified)
        {
            tally.Holders(names.Count);
        }

        return true;
    }

    private static bool IsList(ReadOnlySpan<char> text, bool divided, ForeignTally tally)
    {
        var known = 0;
        if (!divided)
        {
            foreach (var range in text.Split(' '))
            {
                var word = text[range].Trim();
                if (word.IsEmpty)
                {
                    continue;
                }

                if (!tally.IsLocal(word))
                {
                    return false;
                }

                known++;
            }

            return known > 0;
        }

        foreach (var range in text.SplitAny(',', '\r', '\n'))
        {
            var piece = text[range].Trim();
            if (piece.IsEmpty || ForeignPhrases.IsNoName(piece))
            {
                continue;
            }

            if (piece.Contains(' ') || piece.Contains(':'))
            {
                return false;
            }

            known += tally.IsLocal(piece) ? 1 : 0;
        }

        return known > 0;
    }
}
