namespace FleetToken.Web.Store;

/// <summary>One value of a Mac that is no longer what it was.</summary>
public sealed class ChangeRow
{
    /// <summary>Counts up: a later change has a greater number.</summary>
    public long Id { get; set; }

    /// <summary>Key of the Mac's row.</summary>
    public int MacKey { get; set; }

    /// <summary>REST name of the value; <c>goneAt</c> for a Mac that left Jamf or came back.</summary>
    public required string Field { get; set; }

    /// <summary>What it was; null where it had no value.</summary>
    public string? From { get; set; }

    /// <summary>What it is; null where it has none.</summary>
    public string? To { get; set; }

    /// <summary>UTC time we first saw the new value.</summary>
    public DateTimeOffset ObservedAt { get; set; }

    /// <summary>UTC time we last saw the old value in place; null where not known.</summary>
    public DateTimeOffset? LastConfirmedAt { get; set; }
}
