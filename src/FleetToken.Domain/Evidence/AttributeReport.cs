namespace FleetToken.Domain.Evidence;

/// <summary>The text of one extension attribute that may be read: FTK1, or one named in <c>Fleet:TokenHolderAttributes</c>.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Text">Its value; never kept (domain F.1 P2).</param>
public readonly record struct AttributeText(string Name, string Text);

/// <summary>What the Mac's own scripts said, parsed; the original text is not kept.</summary>
public sealed record AttributeReport
{
}
