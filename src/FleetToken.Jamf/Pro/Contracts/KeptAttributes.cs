namespace FleetToken.Jamf.Pro.Contracts;

/// <summary>The extension attributes of one section that may be read; all others were dropped while reading.</summary>
internal sealed class KeptAttributes(IReadOnlyList<KeptAttribute> attributes)
{
    public static KeptAttributes None { get; } = new([]);

    public IReadOnlyList<KeptAttribute> Attributes { get; } = attributes;
}

/// <summary>One extension attribute that may be read.</summary>
/// <param name="DefinitionId">Id of its definition; null where missing.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its value; several values are one line each. Empty where it was too long to look at.</param>
/// <param name="TooLong">Bytes of a value that was too long to look at; 0 for all others.</param>
internal sealed record KeptAttribute(string? DefinitionId, string Name, string Text, int TooLong)
{
    /// <summary>The name only: the text may hold anything.</summary>
    public override string ToString() => Name;
}
