namespace FleetToken.Web.Fleet;

/// <summary>What is said to the log of findings that are accepted: never the reason, nor a name that came from Jamf.</summary>
internal static partial class Log
{
    [LoggerMessage(EventName = "FindingAccepted", Level = LogLevel.Information, Message = "Acceptance {Id}: {Code} on {Server}, computer {ComputerId} (none: a group), until {Until}, by {By}")]
    public static partial void FindingAccepted(ILogger logger, long id, string code, string server, long? computerId, DateTimeOffset until, string by);

    [LoggerMessage(EventName = "AcceptanceTakenBack", Level = LogLevel.Information, Message = "Acceptance {Id} of {Code} taken back by {By}")]
    public static partial void AcceptanceTakenBack(ILogger logger, long id, string code, string by);
}
