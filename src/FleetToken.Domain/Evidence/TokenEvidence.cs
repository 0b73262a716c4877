using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>Reads the attributes of a Mac and says which source wins.</summary>
public static class TokenEvidence
{
    /// <summary>Whether a text is ours to read whatever its attribute is called: its first token is FTK and a number.</summary>
    public static bool IsFtk(ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>Parses the given attributes; null where none says anything. Never throws on any text, in time linear in its length.</summary>
    public static AttributeReport? Read(IReadOnlyList<AttributeText> attributes, IReadOnlyList<LocalAccount>? accounts) =>
        throw new NotImplementedException();
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
