namespace FleetToken.Web.Features.AuditTrail;

/// <summary>What the page of the audit log logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventName = "AuditFailed", Level = LogLevel.Error, Message = "The audit log could not be read or checked")]
    public static partial void AuditFailed(ILogger logger, Exception exception);
}
