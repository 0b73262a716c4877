namespace FleetToken.Web.Store;

/// <summary>How far a call is.</summary>
public enum CallState
{
    /// <summary>Somebody at the helpdesk works on it.</summary>
    Open,

    /// <summary>It waits for a Mac admin, with its answers.</summary>
    HandedOver,

    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>A call of a locked-out person about one Mac: what was answered and tried, so that it can be resumed or handed over. It holds no key.</summary>
public sealed class CallRow
{
    /// <summary>A call that nobody touched for so long is over.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromDays(3);

    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>Configured server name of the Mac.</summary>
    public required string Server { get; set; }

    /// <summary>Jamf's computer id.</summary>
    public long ComputerId { get; set; }

    /// <summary>UTC time the call began.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>Who took it.</summary>
    public required string OpenedBy { get; set; }

    /// <summary>UTC time of the latest answer or step.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Whose that was.</summary>
    public required string UpdatedBy { get; set; }

    /// <summary>The organisation's ticket; null for none.</summary>
    public string? Ticket { get; set; }

    /// <summary>The answers by name, as JSON (domain D.1).</summary>
    public required string Answers { get; set; }

    /// <summary>What was tried in this call by name, as JSON: keys refused, reports asked for.</summary>
    public required string Tried { get; set; }

    /// <summary>Outcome the answers lead to (domain D.3); null while a question is open.</summary>
    public string? Outcome { get; set; }

    /// <summary>The row of the table that says so.</summary>
    public string? TableRow { get; set; }

    /// <summary>How far it is.</summary>
    public CallState State { get; set; }

    /// <summary>What the next person should know, in words; checked to hold no secret.</summary>
    public string? Note { get; set; }

    /// <summary>UTC time it ended; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
