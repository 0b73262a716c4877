namespace FleetToken.Web.Features.MacDetail;

/// <summary>What the Mac page logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "MacFailed", Level = LogLevel.Error, Message = "Mac {Server}/{ComputerId} could not be read from the store")]
    public static partial void MacFailed(ILogger logger, string server, long computerId, Exception exception);
}
