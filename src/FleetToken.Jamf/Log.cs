using Microsoft.Extensions.Logging;

namespace FleetToken.Jamf;

/// <summary>What the Jamf client logs; never a secret, a body, or a value that could be one.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3001, EventName = nameof(TokenRenewed), Level = LogLevel.Debug, Message = "{Server}: new access token, good for {Lifetime}")]
    public static partial void TokenRenewed(ILogger logger, string server, TimeSpan lifetime);

    [LoggerMessage(EventId = 3002, EventName = nameof(RequestRepeated), Level = LogLevel.Information, Message = "{Server}: try {Attempt} in {Delay}. {Problem}")]
    public static partial void RequestRepeated(ILogger logger, string server, int attempt, TimeSpan delay, string problem);

    [LoggerMessage(EventId = 3003, EventName = nameof(InventoryApiChosen), Level = LogLevel.Information, Message = "{Server}: Jamf Pro {Version}, inventory API v{Api}")]
    public static partial void InventoryApiChosen(ILogger logger, string server, string version, int api);

    [LoggerMessage(EventId = 3004, EventName = nameof(PageSplit), Level = LogLevel.Information, Message = "{Server}: page {Page} of {Size} Macs is asked for in halves. {Problem}")]
    public static partial void PageSplit(ILogger logger, string server, int page, int size, string problem);

    [LoggerMessage(EventId = 3005, EventName = nameof(RecordSetAside), Level = LogLevel.Warning, Message = "{Server}: a computer record could not be read at {Path}: {Problem}")]
    public static partial void RecordSetAside(ILogger logger, string server, string path, string problem);

    [LoggerMessage(EventId = 3006, EventName = nameof(FleetMoved), Level = LogLevel.Information, Message = "{Server}: the fleet moved during the walk; the ids are walked once more")]
    public static partial void FleetMoved(ILogger logger, string server);

    [LoggerMessage(EventId = 3007, EventName = nameof(MissedMacs), Level = LogLevel.Information, Message = "{Server}: {Count} Macs slipped between pages and are read by id")]
    public static partial void MissedMacs(ILogger logger, string server, int count);

    [LoggerMessage(EventId = 3008, EventName = nameof(UnheardOfValue), Level = LogLevel.Warning, Message = "{Server}: {Field} has a value that FleetToken does not know ({Value}); it counts as unknown")]
    public static partial void UnheardOfValue(ILogger logger, string server, string field, string value);

    [LoggerMessage(EventId = 3009, EventName = nameof(OlderCallTried), Level = LogLevel.Information, Message = "{Server}: could not {What} with version {Version} of the call; an older one is tried")]
    public static partial void OlderCallTried(ILogger logger, string server, string what, int version);
}
