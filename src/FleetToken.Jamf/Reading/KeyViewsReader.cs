using System.Globalization;
using FleetToken.Jamf.Classic.Contracts;
using FleetToken.Jamf.Http;
using FleetToken.Jamf.Pro;

namespace FleetToken.Jamf.Reading;

/// <summary>Reads Jamf's own record of key views from a computer's history (API 3.2, 7.3).</summary>
internal sealed class KeyViewsReader(JamfConnection jamf)
{
    private const string Viewed = "Viewed FileVault Encryption Key";
    private const long LatestEpoch = 253_402_300_799_999;

    /// <summary>What it does, after "could not".</summary>
    public const string What = "read Jamf's own record of key views";

    private static readonly string[] UtcForms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>Reads the views of one Mac's key.</summary>
    /// <exception cref="JamfException">There is no answer that could be read.</exception>
    public async Task<KeyViews> ReadAsync(long computerId, bool personWaits, CancellationToken cancellationToken)
    {
        var call = new JamfCall(What, Privileges.ReadComputers, personWaits);
        try
        {
            var answer = await jamf.Resilience.AskAsync(
                call,
                token => jamf.Classic.GetComputerAuditsAsync(computerId, token),
                static (response, token) => JsonAnswer.ReadAsync(response, ClassicJson.Tolerant.HistoryAnswer, null, token),
                cancellationToken);
            return Views((answer.ComputerHistory ?? throw jamf.Resilience.Misread(call)).Audits ?? ClassicItems<AuditRecord>.None);
        }
        catch (JamfException failure) when (failure.Failure == JamfFailure.NotFound)
        {
            throw new JamfException(JamfFailure.NotFound, $"{jamf.Server}: could not {What}: Jamf Pro has no history of this computer. Its record may have been deleted meanwhile.");
        }
    }

    private static KeyViews Views(ClassicItems<AuditRecord> audits)
    {
        var views = audits.Items
            .Where(audit => string.Equals(audit.Event?.Trim(), Viewed, StringComparison.OrdinalIgnoreCase))
            .Select(audit => new KeyView(Redact.Text(audit.Username?.Trim()) is { Length: > 0 } name ? name : null, Time(audit)))
            .OrderByDescending(view => view.At ?? DateTimeOffset.MinValue);
        return new KeyViews([.. views], audits.MayBeMore || audits.Items.Any(audit => audit.Event is null));
    }

    // The third form, in the server's own words, has no zone: it could be off by a day, so it is no time (API 7.2).
    private static DateTimeOffset? Time(AuditRecord audit)
    {
        if (long.TryParse(audit.DateTimeEpoch, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var epoch) && epoch is > 0 and <= LatestEpoch)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(epoch);
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite;
        return DateTimeOffset.TryParseExact(audit.DateTimeUtc, UtcForms, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }
}
