namespace FleetToken.Web.Features.RecoveryKeys;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Something about a recovery key could not be written down, so it was not shown: {Why}")]
    public static partial void NotWrittenDown(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key of follow-up {FollowUp} could not be compared: {Why}")]
    public static partial void NotCompared(ILogger logger, long followUp, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Follow-up {FollowUp} could not be looked at: {Why}")]
    public static partial void WatchFailed(ILogger logger, long followUp, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Requests that wait for approval could not be read")]
    public static partial void ApprovalsNotRead(ILogger logger, Exception failure);
}
