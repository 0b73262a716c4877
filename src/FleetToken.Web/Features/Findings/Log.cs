namespace FleetToken.Web.Features.Findings;

/// <summary>What the findings pages log.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "FindingsFailed", Level = LogLevel.Error, Message = "Findings could not be read from the store")]
    public static partial void FindingsFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2, EventName = "AcceptanceFailed", Level = LogLevel.Error, Message = "An acceptance of {Code} could not be written")]
    public static partial void AcceptanceFailed(ILogger logger, string code, Exception exception);
}
