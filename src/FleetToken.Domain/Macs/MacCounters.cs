using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Macs;

/// <summary>What one report cannot say: how many reports in a row said the same. Reset at enrolment or change; a report counts once, by its time (design 5).</summary>
public sealed record MacCounters
{
    private const int ConsoleUsersKept = 3;

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

    /// <summary>
    /// The counters after this reading of the Mac; the same where it brings nothing new. A report from before the enrolment is not counted.
    /// A value that is no longer the counted one resets its counter at once, as Jamf can change a key's validity without a report.
    /// </summary>
    public MacCounters After(Mac mac)
    {
        var counters = mac.EnrolledAt == Enrolment ? this : new MacCounters { Enrolment = mac.EnrolledAt };
        return counters.IsNew(mac.ReportedAt) ? counters.Counting(mac, mac.ReportedAt.GetValueOrDefault()) : counters.WithoutChangedValues(mac);
    }

    private bool IsNew(DateTimeOffset? reportedAt) =>
        reportedAt is { } time && (CountedReport is null || time > CountedReport) && (Enrolment is null || time >= Enrolment);

    private MacCounters Counting(Mac mac, DateTimeOffset reportedAt)
    {
        var converting = IsConverting(mac);
        return this with
        {
            UnknownValidityReports = mac.RecoveryKey.Validity == KeyValidity.Unknown ? UnknownValidityReports + 1 : 0,
            ConversionReports = converting ? ConversionReports + 1 : 0,
            ConvertingSince = converting ? ConvertingSince ?? reportedAt : null,
            ConsoleUsers = WithNewest(mac.Attributes?.Ftk1?.ConsoleUser),
            CountedReport = reportedAt,
        };
    }

    private MacCounters WithoutChangedValues(Mac mac)
    {
        var keyIsKnown = UnknownValidityReports > 0 && mac.RecoveryKey.Validity != KeyValidity.Unknown;
        var conversionEnded = ConversionReports > 0 && !IsConverting(mac);
        return !keyIsKnown && !conversionEnded ? this : this with
        {
            UnknownValidityReports = keyIsKnown ? 0 : UnknownValidityReports,
            ConversionReports = conversionEnded ? 0 : ConversionReports,
            ConvertingSince = conversionEnded ? null : ConvertingSince,
        };
    }

    // A report that names nobody ends the row: three reports in a row must name the same account to count for anything.
    private IReadOnlyList<string> WithNewest(string? consoleUser) =>
        consoleUser is null ? [] : [consoleUser, .. ConsoleUsers.Take(ConsoleUsersKept - 1)];

    private static bool IsConverting(Mac mac)
    {
        var byJamf = FileVaultVerdict.ByJamf(mac.FileVault);
        var state = byJamf == FileVaultState.Unknown ? mac.Attributes?.Ftk1?.FileVault : byJamf;
        return state is FileVaultState.Encrypting or FileVaultState.Decrypting;
    }
}
