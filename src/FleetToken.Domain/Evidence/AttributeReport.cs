namespace FleetToken.Domain.Evidence;

/// <summary>The text of one extension attribute that may be read: FTK1, or one named in <c>Fleet:TokenHolderAttributes</c>.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Text">Its value; never kept (domain F.1 P2).</param>
public readonly record struct AttributeText(string Name, string Text);

/// <summary>What the Mac's own scripts said, parsed; the original text is not kept.</summary>
public sealed record AttributeReport
{
    /// <summary>Our own line; null where there is none of version 1.</summary>
    public Ftk1Line? Ftk1 { get; init; }

    /// <summary>Whether two attributes held FTK1 lines that differ (X7).</summary>
    public bool DifferingLines { get; init; }

    /// <summary>A line of a newer version than this program reads, for display only; null where there is none.</summary>
    public NewerLine? Newer { get; init; }

    /// <summary>What the foreign attributes said, taken together; null where none said anything.</summary>
    public ForeignReading? Foreign { get; init; }

    /// <summary>Attributes that had a value which could not be read.</summary>
    public IReadOnlyList<UnreadText> Unread { get; init; } = [];

    /// <summary>Whether any of the texts held something shaped like a recovery key (FT-SEC-04); the text itself is not kept.</summary>
    public bool LooksLikeRecoveryKey { get; init; }
}

/// <summary>An FTK line of version 2 or later: shown as it is, with the request to update FleetToken.</summary>
/// <param name="Version">The version it names, 2 or more.</param>
/// <param name="Text">The line, at most 900 characters, recovery keys hidden.</param>
public sealed record NewerLine(int Version, string Text);

/// <summary>An attribute whose value was set aside: which one and how long, never the value (domain F.1 P1, P9).</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Length">Characters of its value.</param>
public sealed record UnreadText(string Name, int Length);
