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
/// <param name="Text">Its value; several values are one line each.</param>
internal sealed record KeptAttribute(string? DefinitionId, string Name, string Text)
{
    /// <summary>The name only: the text may hold anything.</summary>
    public override string ToString() => Name;
}
