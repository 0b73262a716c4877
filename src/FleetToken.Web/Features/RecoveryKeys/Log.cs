namespace FleetToken.Web.Features.RecoveryKeys;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Something about a recovery key could not be written down, so it was not shown: {Why}")]
    public static partial void NotWrittenDown(ILogger logger, string why);
}
