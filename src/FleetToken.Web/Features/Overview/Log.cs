namespace FleetToken.Web.Features.Overview;

/// <summary>What the overview logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "OverviewFailed", Level = LogLevel.Error, Message = "The overview could not be read from the store")]
    public static partial void OverviewFailed(ILogger logger, Exception exception);
}
