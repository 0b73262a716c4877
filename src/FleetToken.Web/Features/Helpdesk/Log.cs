namespace FleetToken.Web.Features.Helpdesk;

/// <summary>What the helpdesk's pages log; never what was typed.</summary>
internal static partial class Log
{
    [LoggerMessage(EventName = "CallsNotRead", Level = LogLevel.Error, Message = "Calls, or a request within one, could not be read.")]
    public static partial void CallsNotRead(ILogger logger, Exception exception);

    [LoggerMessage(EventName = "LookupFailed", Level = LogLevel.Error, Message = "A lookup at the helpdesk failed.")]
    public static partial void LookupFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventName = "LookupNotWrittenDown", Level = LogLevel.Error, Message = "A Mac was not opened at the helpdesk, because that could not be written to the audit log: {Problem}")]
    public static partial void LookupNotWrittenDown(ILogger logger, string problem);
}
