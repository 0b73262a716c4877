using System.Buffers;
using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>Writes one segment: Macs from rows, or taken over from an earlier segment.</summary>
internal sealed class IndexSegmentBuilder(IndexTables tables)
{
    private readonly List<IndexEntry> _entries = new(IndexSegment.Size);
    private readonly ArrayBufferWriter<char> _text = new(IndexSegment.Size * 128);

    /// <summary>Whether no further Mac fits.</summary>
    public bool IsFull => _entries.Count == IndexSegment.Size;

    /// <summary>Whether no Mac was added.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Adds a Mac as it was.</summary>
    public void Add(IndexSegment from, in IndexEntry mac)
    {
        var moved = mac;
        var shift = _text.WrittenCount - mac.TextStart;
        moved.TextStart += shift;
        moved.NameEnd += shift;
        moved.SerialNumberEnd += shift;
        moved.AssetTagEnd += shift;
        moved.UserEnd += shift;
        moved.TextEnd += shift;
        _text.Write(from.AllText(mac));
        _entries.Add(moved);
    }

    /// <summary>Adds a Mac from its row.</summary>
    public void Add(MacRow row)
    {
        var mac = new IndexEntry
        {
            Key = row.Key,
            Server = tables.Servers.Of(row.Server),
            Site = tables.Sites.Of(row.Site),
            Os = tables.Versions.Of(row.OsVersion),
            Findings = tables.FindingSets.Of(row.AllFindings),
            NotJudged = tables.NotJudgedSets.Of(row.NotJudged),
            Concerns = tables.ConcernSets.Of(row.Concerns),
            Groups = tables.Groups.Of(row.Groups),
            ComputerId = row.ComputerId,
            InventoryAt = Milliseconds(row.InventoryAt),
            LastContactAt = Milliseconds(row.LastContactAt),
            FileVault = row.FileVault,
            RecoveryKey = row.RecoveryKey,
            KeyEscrowed = row.KeyEscrowed,
            BootstrapToken = row.BootstrapToken,
            TokenVerdict = row.TokenVerdict,
            Recoverability = row.Recoverability,
            Severity = row.Severity,
            Phase = row.Phase,
            TokensEvidence = row.TokensEvidence,
            UsableHolders = row.UsableHolders,
            Stale = row.Stale,
            Gone = row.GoneAt is not null,
            TextStart = _text.WrittenCount,
        };
        mac.NameEnd = Write(row.Name);
        mac.SerialNumberEnd = Write(row.SerialNumber);
        mac.AssetTagEnd = Write(row.AssetTag);
        mac.UserEnd = Write(row.AssignedUsername);
        Write(row.AssignedFullName);
        Write(row.AssignedEmail);
        Write(row.AssignedAccount);
        foreach (var account in row.AccountNames.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Write(account);
        }

        mac.TextEnd = _text.WrittenCount;
        _entries.Add(mac);
    }

    /// <summary>The segment; the builder starts anew.</summary>
    public IndexSegment Build()
    {
        var segment = new IndexSegment([.. _entries], _text.WrittenSpan.ToArray());
        _entries.Clear();
        _text.ResetWrittenCount();
        return segment;
    }

    private static long Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds() ?? IndexEntry.NoTime;

    /// <summary>Where the text ends. A line feed follows: folding leaves none in a text, so no term finds across two fields.</summary>
    private int Write(string? text)
    {
        _text.Write(SearchFold.Fold(text));
        var end = _text.WrittenCount;
        _text.Write("\n");
        return end;
    }
}
