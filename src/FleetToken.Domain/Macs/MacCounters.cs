namespace FleetToken.Domain.Macs;

/// <summary>What one report cannot say: how many reports in a row said the same. Reset at enrolment or change; a report counts once, by its time (design 5).</summary>
public sealed record MacCounters
{
    /// <summary>No report counted yet.</summary>
    public static MacCounters None { get; } = new();

    /// <summary>Reports in a row with an unknown key validity.</summary>
    public int UnknownValidityReports { get; init; }

    /// <summary>Reports in a row with the disk encrypting or decrypting.</summary>
    public int ConversionReports { get; init; }

    /// <summary>UTC time of the first of those reports.</summary>
    public DateTimeOffset? ConvertingSince { get; init; }

    /// <summary>Console users of the last reports, newest first, three at most.</summary>
    public IReadOnlyList<string> ConsoleUsers { get; init; } = [];

    /// <summary>UTC time of the last report that was counted.</summary>
    public DateTimeOffset? CountedReport { get; init; }

    /// <summary>UTC time of the enrolment that the counters belong to.</summary>
    public DateTimeOffset? Enrolment { get; init; }

    /// <summary>The counters after this reading of the Mac; the same where its report was counted before.</summary>
    public MacCounters After(Mac mac) => throw new NotImplementedException();
}
