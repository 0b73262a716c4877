namespace FleetToken.Web.Store;

/// <summary>One entry of the audit log. Rows are added, never changed; each is bound to the one before by <see cref="Previous"/>.</summary>
public sealed class AuditRow
{
    /// <summary>1, 2, 3 and so on without a gap.</summary>
    public long Sequence { get; set; }

    /// <summary>UTC time it was written.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What happened, by the name that stays for good.</summary>
    public required string Event { get; set; }

    /// <summary>Who did it.</summary>
    public required string By { get; set; }

    /// <summary>The roles that person had then, by name with blanks between; empty where a program did it.</summary>
    public required string Roles { get; set; }

    /// <summary>Configured name of the server of the Mac concerned; null where none is.</summary>
    public string? Server { get; set; }

    /// <summary>Jamf's computer id of the Mac concerned; null where none is.</summary>
    public long? ComputerId { get; set; }

    /// <summary>Site of that Mac then; null where it has none.</summary>
    public string? Site { get; set; }

    /// <summary>What it was done to, in words that outlive it, such as a Mac's name and serial number.</summary>
    public string? Subject { get; set; }

    /// <summary>The rest as a JSON object of texts.</summary>
    public required string Details { get; set; }

    /// <summary>Hash of the entry before; 32 zero bytes for the first.</summary>
    public required byte[] Previous { get; set; }

    /// <summary>Which audit key made the hash.</summary>
    public required string KeyId { get; set; }

    /// <summary>HMAC-SHA256 over all of the above.</summary>
    public required byte[] Hash { get; set; }
}
