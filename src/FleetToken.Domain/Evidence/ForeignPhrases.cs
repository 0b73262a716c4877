using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>Whole answers of foreign attributes that are words, not names (domain F.1 P5, P6, P8).</summary>
internal static class ForeignPhrases
{
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>Takes a text that is one such answer as a whole.</summary>
    public static bool Take(ForeignTopic topic, ReadOnlySpan<char> text, ForeignTally tally)
    {
        if (tally.IsLocal(text))
        {
            // P4: a known account's name wins over a status that reads alike.
            return false;
        }

        if (topic == ForeignTopic.BootstrapToken || (topic == ForeignTopic.Unspecified && IsBootstrapWord(text)))
        {
            return TakeBootstrap(text, tally);
        }

        if (topic == ForeignTopic.RecoveryKey)
        {
            return tally.PersonalKey(YesNo(text)) || IsNoName(text);
        }

        return topic is ForeignTopic.Tokens or ForeignTopic.Unspecified ? TakeTokens(text, tally) : TakeNothing(text, tally);
    }

    /// <summary>Whether a word of a list is no name (P6).</summary>
    public static bool IsNoName(ReadOnlySpan<char> text) =>
        text.Equals("none", IgnoreCase) || text.Equals("null", IgnoreCase) || text.Equals("no_securetoken", IgnoreCase)
        || text.Equals("no user", IgnoreCase) || text.StartsWith("no user ", IgnoreCase) || text.StartsWith("no users", IgnoreCase)
        || text.Equals("no secure token users", IgnoreCase) || text.StartsWith("no volume owner", IgnoreCase)
        || text.StartsWith("not ", IgnoreCase) || text.StartsWith("error", IgnoreCase)
        || (text.StartsWith("filevault ", IgnoreCase) && text.EndsWith("not enabled", IgnoreCase)) || IsNotApplicable(text);

    /// <summary>P5: anything but these words is unknown, never no.</summary>
    public static Answer YesNo(ReadOnlySpan<char> text) =>
        text.Equals("enabled", IgnoreCase) || text.Equals("yes", IgnoreCase) || text.Equals("true", IgnoreCase) || text is "1" ? Answer.Yes
        : text.Equals("disabled", IgnoreCase) || text.Equals("no", IgnoreCase) || text.Equals("false", IgnoreCase) || text is "0" ? Answer.No
        : Answer.Unknown;

    private static bool TakeBootstrap(ReadOnlySpan<char> text, ForeignTally tally)
    {
        if (text.Equals("broken", IgnoreCase))
        {
            return tally.Bootstrap(Answer.Unknown, Answer.Yes, Answer.No);
        }

        if (text.Equals("not supported", IgnoreCase))
        {
            return tally.Bootstrap(Answer.No, Answer.Unknown, Answer.Unknown);
        }

        var escrowed = text.Equals("escrowed", IgnoreCase) ? Answer.Yes : text.Equals("not escrowed", IgnoreCase) ? Answer.No : YesNo(text);
        return escrowed == Answer.Unknown ? IsNoName(text) : tally.Bootstrap(Answer.Unknown, escrowed, Answer.Unknown);
    }

    private static bool TakeTokens(ReadOnlySpan<char> text, ForeignTally tally)
    {
        if (SaysNoHolders(text))
        {
            return tally.Holders(0);
        }

        if (text.TrimEnd('.').Equals("all users have secure tokens", IgnoreCase))
        {
            tally.EveryPersonHolds();
            return true;
        }

        if (text.Equals("enabled", IgnoreCase) || text.Equals("not enabled", IgnoreCase) || text.Equals("disabled", IgnoreCase))
        {
            return tally.ManagementAccount(text.Equals("enabled", IgnoreCase) ? Answer.Yes : Answer.No);
        }

        if (text.Length == 1 && text[0] is >= '0' and <= '5')
        {
            // One of six codes about whoever is logged in, which names no account; 2 and 3 say that the question does not apply.
            tally.NotApplicable(text[0] is '2' or '3');
            return true;
        }

        return TakeWithout(text, tally) || TakeNothing(text, tally);
    }

    private static bool TakeWithout(ReadOnlySpan<char> text, ForeignTally tally)
    {
        const string Head = "users without a secure token:";
        if (!text.StartsWith(Head, IgnoreCase))
        {
            return false;
        }

        var names = text[Head.Length..];
        foreach (var range in names.SplitAny(',', '\r', '\n', ' '))
        {
            tally.Token(names[range].Trim(), Answer.No);
        }

        return true;
    }

    private static bool TakeNothing(ReadOnlySpan<char> text, ForeignTally tally)
    {
        if (!IsNoName(text) || text.ContainsAny('\r', '\n'))
        {
            return false;
        }

        tally.NotApplicable(IsNotApplicable(text));
        return true;
    }

    /// <summary>"No users" and its kin, but not "No users without …", which says the opposite.</summary>
    private static bool SaysNoHolders(ReadOnlySpan<char> text)
    {
        var phrase = text.TrimEnd('.');
        return phrase.Equals("no users", IgnoreCase) || phrase.Equals("no user", IgnoreCase) || phrase.Equals("no_securetoken", IgnoreCase)
            || phrase.Equals("no secure token users", IgnoreCase) || phrase.Equals("no users have a secure token", IgnoreCase)
            || phrase.Equals("no users have secure tokens", IgnoreCase) || phrase.Equals("no users have a securetoken", IgnoreCase);
    }

    private static bool IsNotApplicable(ReadOnlySpan<char> text) =>
        text.StartsWith("unsupported", IgnoreCase) || text.StartsWith("older macos", IgnoreCase);

    private static bool IsBootstrapWord(ReadOnlySpan<char> text) =>
        text.Equals("escrowed", IgnoreCase) || text.Equals("not escrowed", IgnoreCase) || text.Equals("broken", IgnoreCase);
}
