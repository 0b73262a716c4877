using FleetToken.Domain.Macs;

namespace FleetToken.Web.Sync;

/// <summary>What the sync says to the log: servers, ids and counts; no names and no values.</summary>
internal static partial class Log
{
    [LoggerMessage(EventName = "SweepStarted", Level = LogLevel.Information, Message = "Sweep of {Server} started")]
    public static partial void SweepStarted(ILogger logger, string server);

    [LoggerMessage(
        EventName = "SweepEnded",
        Level = LogLevel.Information,
        Message = "Sweep of {Server} read {Macs} Macs with {Requests} requests in {Duration}; {Skipped} records set aside")]
    public static partial void SweepEnded(ILogger logger, string server, int macs, int requests, TimeSpan duration, int skipped);

    [LoggerMessage(EventName = "RunFailed", Level = LogLevel.Warning, Message = "Reading {Server} ended early: {Problem}")]
    public static partial void RunFailed(ILogger logger, string server, string problem);

    [LoggerMessage(EventName = "RunBroke", Level = LogLevel.Error, Message = "Reading {Server} broke off by a fault of FleetToken; the next run goes on")]
    public static partial void RunBroke(ILogger logger, string server, Exception exception);

    [LoggerMessage(EventName = "RecordSkipped", Level = LogLevel.Warning, Message = "Record {Id} of {Server} set aside: {Path}: {Problem}")]
    public static partial void RecordSkipped(ILogger logger, string server, string? id, string path, string problem);

    [LoggerMessage(EventName = "HeldBack", Level = LogLevel.Warning, Message = "{Server}: {Problem}")]
    public static partial void HeldBack(ILogger logger, string server, string problem);

    [LoggerMessage(EventName = "MacsGone", Level = LogLevel.Information, Message = "{Count} Macs are no longer in {Server}")]
    public static partial void MacsGone(ILogger logger, string server, int count);

    [LoggerMessage(EventName = "JudgedAnew", Level = LogLevel.Information, Message = "Judging all Macs of {Server} anew: rules, settings or server facts changed")]
    public static partial void JudgedAnew(ILogger logger, string server);

    [LoggerMessage(EventName = "SecretWithinReach", Level = LogLevel.Error, Message = "{Server}: {Problem}")]
    public static partial void SecretWithinReach(ILogger logger, string server, string problem);

    [LoggerMessage(EventName = "EdgesFailed", Level = LogLevel.Error, Message = "Results that change by age could not be stored; tried again in a minute")]
    public static partial void EdgesFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventName = "NotJudgedForFollowUps", Level = LogLevel.Error, Message = "Macs whose key was read out could not be judged anew; tried again in a minute")]
    public static partial void NotJudgedForFollowUps(ILogger logger, Exception exception);

    [LoggerMessage(EventName = "DocumentUnreadable", Level = LogLevel.Warning, Message = "The stored facts of {Mac} cannot be read; its verdicts stay until it is read from Jamf again")]
    public static partial void DocumentUnreadable(ILogger logger, MacId mac, Exception exception);

    [LoggerMessage(EventName = "SubscriberFailed", Level = LogLevel.Warning, Message = "A page could not take news of the sync")]
    public static partial void SubscriberFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventName = "WebhookReadFailed", Level = LogLevel.Warning, Message = "{Mac}, named by a webhook, could not be read: {Problem}")]
    public static partial void WebhookReadFailed(ILogger logger, MacId mac, string problem);

    [LoggerMessage(EventName = "WebhookReadBroke", Level = LogLevel.Error, Message = "Reading {Mac}, named by a webhook, broke off by a fault of FleetToken")]
    public static partial void WebhookReadBroke(ILogger logger, MacId mac, Exception exception);
}
