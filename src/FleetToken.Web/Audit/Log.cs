namespace FleetToken.Web.Audit;

/// <summary>What the audit room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventName = "AuditHead", Level = LogLevel.Information, Message = "The audit log has {Count} entries; verify-audit --expect {Head}")]
    public static partial void Head(ILogger logger, long count, AuditHead head);

    [LoggerMessage(EventName = "AuditHeadFailed", Level = LogLevel.Warning, Message = "The head of the audit log could not be read: {Problem}")]
    public static partial void HeadFailed(ILogger logger, string problem);

    [LoggerMessage(EventName = "AuditLinesFailed", Level = LogLevel.Error, Message = "Entries of the audit log cannot be written to {Place} (Audit:JsonLines): {Problem}. They are in the database and follow later")]
    public static partial void LinesFailed(ILogger logger, string place, string problem);

    [LoggerMessage(EventName = "AuditStartFailed", Level = LogLevel.Error, Message = "This start could not be written to the audit log: {Problem} What must be audited is refused until it can")]
    public static partial void StartFailed(ILogger logger, string problem);

    [LoggerMessage(EventName = "AuditKeyReplaced", Level = LogLevel.Error, Message = "The audit key {Former} is not in Keys:Folder: its entries cannot be checked until its file is put back there as audit-{Former}.key. New entries are signed with another key")]
    public static partial void KeyReplaced(ILogger logger, string former);

    [LoggerMessage(EventName = "AuditRewound", Level = LogLevel.Error, Message = "The audit log had {Former} entries and has {Count}: its end was cut off, or an older database was put back. Every entry is given to Audit:JsonLines again")]
    public static partial void Rewound(ILogger logger, long former, long count);
}
