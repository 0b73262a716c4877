namespace FleetToken.Web.Features.WhatIf;

/// <summary>Log messages of the page "What if".</summary>
internal static partial class Log
{
    [LoggerMessage(EventName = "SuggestionsFailed", Level = LogLevel.Error, Message = "Accounts could not be suggested.")]
    public static partial void SuggestionsFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventName = "WhatIfFailed", Level = LogLevel.Error, Message = "What would be left could not be worked out.")]
    public static partial void WhatIfFailed(ILogger logger, Exception exception);
}
