namespace FleetToken.Web.Features.Followups;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Follow-ups could not be read")]
    public static partial void FollowUpsFailed(ILogger logger, Exception failure);
}
