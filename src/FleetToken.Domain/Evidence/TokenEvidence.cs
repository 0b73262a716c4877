using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>Reads the attributes of a Mac and says which source wins.</summary>
public static class TokenEvidence
{
    /// <summary>Whether a text is ours to read whatever its attribute is called: its first token is FTK and a number.</summary>
    public static bool IsFtk(ReadOnlySpan<char> text) => AttributeTexts.IsFtk(text);

    /// <summary>Parses the given attributes; null where none says anything. Never throws on any text, in time linear in its length.</summary>
    public static AttributeReport? Read(IReadOnlyList<AttributeText> attributes, IReadOnlyList<LocalAccount>? accounts) =>
        AttributeTexts.Read(attributes, accounts);

    /// <summary>The source of the token facts: FTK1, then a foreign attribute, each only if usable and if it speaks of tokens at all.</summary>
    internal static TokenSource Choose(AttributeReport? report, Contradictions contradictions)
    {
        if (report?.Ftk1 is { } line && (contradictions & Contradictions.Unusable) == 0 && SpeaksOfTokens(line))
        {
            return TokenSource.Ftk1;
        }

        return report?.Foreign is { SpeaksOfTokens: true } ? TokenSource.Attribute : TokenSource.None;
    }

    private static bool SpeaksOfTokens(Ftk1Line line)
    {
        if (line.Holders is not null)
        {
            return true;
        }

        for (var i = 0; i < line.Accounts?.Count; i++)
        {
            if (line.Accounts[i].Token != Answer.Unknown)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Where the token facts of a Mac come from (design 4.4, <c>tokens.source</c>).</summary>
public enum TokenSource
{
    /// <summary>Nothing says who holds a token.</summary>
    None,

    /// <summary>Our own attribute.</summary>
    Ftk1,

    /// <summary>A foreign attribute named in settings.</summary>
    Attribute,

    /// <summary>Jamf's FileVault user list: an estimate.</summary>
    FileVaultList,
}
