using System.Globalization;
using System.Text.Json;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>What came of judging a Mac: what to write, and how it is known from then on.</summary>
internal sealed record Judgement(MacWrite Write, KnownMac Known, IReadOnlyList<MacChange> Changes)
{
    /// <summary>Whether anything is to be written.</summary>
    public bool IsNew => Write.FactsRead || Write.RowChanged || Write.Accounts is not null || Write.Findings is not null;
}

/// <summary>Judges one Mac and compares the result with what is stored. Pure: same reading, same judgement.</summary>
internal static class MacJudge
{
    /// <summary>REST name of the time since when Jamf no longer has a Mac.</summary>
    public const string GoneAtField = "goneAt";

    /// <summary>A time in a change, as REST prints it.</summary>
    public static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Judges the Mac of a reading.</summary>
    /// <param name="reading">The Mac, and what was stored of it.</param>
    /// <param name="subject">The same Mac with everything a rule may read, its counters not yet brought up to date.</param>
    /// <param name="key">Key of its row.</param>
    public static Judgement Judge(Reading reading, MacSubject subject, int key)
    {
        var before = reading.Before;
        var mac = reading.Mac;
        var now = subject.Now;
        var counters = reading.Json is null ? reading.Counters : reading.Counters.After(mac);
        var evaluation = MacEvaluation.Of(subject with { Counters = counters });
        var state = MacState.Of(mac, evaluation);
        var row = MacRows.RowOf(key, mac, evaluation);
        var accounts = MacRows.AccountsOf(key, evaluation.Verdicts);
        var findings = MacRows.FindingsOf(key, evaluation.Findings, now);
        var rowHash = RowFingerprints.Of(row);
        var accountsHash = RowFingerprints.Of(accounts);
        var findingsHash = RowFingerprints.Of(findings);
        var changes = Changes(reading, state);
        var write = new MacWrite
        {
            Row = row,
            IsFirst = before is null,
            RowChanged = before?.RowHash != rowHash,
            FactsRead = reading.Json is not null,
            Document = new MacDocumentRow
            {
                MacKey = key,
                Mac = reading.Json ?? [],
                Counters = reading.Json is null ? [] : JsonSerializer.SerializeToUtf8Bytes(counters, StoreJson.Default.MacCounters),
                State = JsonSerializer.SerializeToUtf8Bytes(state, StoreJson.Default.MacState),
                MacHash = reading.MacHash,
                RowHash = rowHash,
                AccountsHash = accountsHash,
                FindingsHash = findingsHash,
                FirstReadAt = reading.ReadAt,
                ReadAt = reading.ReadAt,
            },
            Accounts = before?.AccountsHash == accountsHash ? null : accounts,
            Findings = before?.FindingsHash == findingsHash ? null : findings,
            Changes = changes.Count == 0 ? [] : [.. changes.Select(change => Row(change, key, now, before?.ReadAt))],
        };
        var known = new KnownMac
        {
            Key = key,
            Id = mac.Id,
            SerialNumber = KnownMac.SerialNumberOf(mac.SerialNumber),
            ReportedAt = mac.ReportedAt,
            MacHash = reading.MacHash,
            RowHash = rowHash,
            AccountsHash = accountsHash,
            FindingsHash = findingsHash,
            NextEdge = evaluation.NextEdge,
            GoneAt = null,
            ReadAt = reading.ReadAt,
        };
        return new Judgement(write, known, changes);
    }

    /// <summary>A change as it is stored.</summary>
    public static ChangeRow Row(MacChange change, int key, DateTimeOffset observedAt, DateTimeOffset? lastConfirmedAt) => new()
    {
        MacKey = key,
        Field = change.Field,
        From = change.From,
        To = change.To,
        ObservedAt = observedAt,
        LastConfirmedAt = lastConfirmedAt,
    };

    private static IReadOnlyList<MacChange> Changes(Reading reading, MacState state)
    {
        if (reading.State is not { } before)
        {
            return [];
        }

        var changes = MacChange.Between(before, state);
        return reading.Before?.GoneAt is { } goneAt ? [new MacChange(GoneAtField, TimeText(goneAt), null), .. changes] : changes;
    }
}
