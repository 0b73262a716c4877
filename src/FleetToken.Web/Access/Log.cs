namespace FleetToken.Web.Access;

/// <summary>What the access room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "RequestRefused", Level = LogLevel.Warning, Message = "A request was refused: {Reason}")]
    public static partial void RequestRefused(ILogger logger, string reason);

    [LoggerMessage(EventId = 2, EventName = "NotWrittenDown", Level = LogLevel.Error, Message = "The audit log has no entry for: {Subject}. {Why}")]
    public static partial void NotWrittenDown(ILogger logger, string subject, string why);

    [LoggerMessage(EventId = 3, EventName = "SignInFailed", Level = LogLevel.Warning, Message = "A sign-in failed ({Kind}, {Reference}): {Technical}")]
    public static partial void SignInFailed(ILogger logger, SignInProblemKind kind, string reference, string technical);

    [LoggerMessage(EventId = 4, EventName = "FailuresNotWrittenDown", Level = LogLevel.Warning, Message = "So many sign-ins fail that {Count} of them are only counted in the audit log.")]
    public static partial void FailuresOnlyCounted(ILogger logger, int count);
}
