namespace FleetToken.Web.Features.Configuration;

/// <summary>What the page of Jamf's configuration logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "ConfigurationFailed", Level = LogLevel.Error, Message = "Findings of the configuration could not be read from the store")]
    public static partial void ConfigurationFailed(ILogger logger, Exception exception);
}
