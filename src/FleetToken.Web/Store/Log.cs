namespace FleetToken.Web.Store;

/// <summary>What the store says to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(EventName = "StoreOpened", Level = LogLevel.Information, Message = "Database: {Path}")]
    public static partial void StoreOpened(ILogger logger, string path);

    [LoggerMessage(EventName = "StoreMigrated", Level = LogLevel.Information, Message = "Database brought to {Migration}")]
    public static partial void StoreMigrated(ILogger logger, string migration);

    [LoggerMessage(EventName = "WriteFailed", Level = LogLevel.Error, Message = "{Problem}")]
    public static partial void WriteFailed(ILogger logger, string problem, Exception exception);
}
