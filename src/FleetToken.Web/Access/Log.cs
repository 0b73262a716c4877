namespace FleetToken.Web.Access;

/// <summary>What the access room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "RequestRefused", Level = LogLevel.Warning, Message = "A request was refused: {Reason}")]
    public static partial void RequestRefused(ILogger logger, string reason);
}
