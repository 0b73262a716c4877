namespace FleetToken.Web.Features.Macs;

/// <summary>What the Macs page logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "ListFailed", Level = LogLevel.Error, Message = "A list of Macs could not be read from the store")]
    public static partial void ListFailed(ILogger logger, Exception exception);
}
