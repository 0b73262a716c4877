using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Fleet;

/// <summary>Compares Macs of one snapshot by one field; missing values last, ties by name, server, id.</summary>
internal sealed class SortKeys
{
    /// <summary>Key of a missing value: after every other.</summary>
    public const ulong Missing = ulong.MaxValue;

    private readonly FleetSnapshot _fleet;
    private readonly MacSortField _field;
    private readonly ulong[] _codeRanks;

    /// <summary>Keys of a snapshot by a field.</summary>
    public SortKeys(FleetSnapshot fleet, MacSortField field)
    {
        _fleet = fleet;
        _field = field;
        _codeRanks = field switch
        {
            MacSortField.Site => SiteRanks(fleet.Sites.Span),
            MacSortField.Os => VersionRanks(fleet.Versions.Span),
            _ => [],
        };
    }

    /// <summary>Whether the key alone may not tell two values apart: it holds the first letters of a text.</summary>
    public bool IsText => _field is MacSortField.Name or MacSortField.SerialNumber or MacSortField.User;

    /// <summary>A number that sorts like the value, or like its first four letters.</summary>
    public ulong Of(int slot)
    {
        ref readonly var mac = ref _fleet[slot];
        return _field switch
        {
            MacSortField.Severity => (ulong)mac.Severity,
            MacSortField.TokenVerdict => Rank(mac.TokenVerdict),
            MacSortField.RecoveryKey => Rank(mac.RecoveryKey),
            MacSortField.BootstrapToken => Rank(mac.BootstrapToken),
            MacSortField.Recoverability => Rank(mac.Recoverability),
            MacSortField.InventoryAt => Time(mac.InventoryAt),
            MacSortField.LastContactAt => Time(mac.LastContactAt),
            MacSortField.Site => _codeRanks[mac.Site],
            MacSortField.Os => _codeRanks[mac.Os],
            _ => FirstLetters(Text(slot)),
        };
    }

    /// <summary>Compares the values alone.</summary>
    public int CompareValues(int left, int right)
    {
        var byKey = Of(left).CompareTo(Of(right));
        return byKey != 0 || !IsText ? byKey : CompareText(left, right);
    }

    /// <summary>Compares two texts whose first letters are the same.</summary>
    public int CompareText(int left, int right) => Text(left).SequenceCompareTo(Text(right));

    /// <summary>Compares values, then name, server, id: no two Macs are the same.</summary>
    public int Compare(int left, int right)
    {
        var order = CompareValues(left, right);
        if (order != 0)
        {
            return order;
        }

        return _field == MacSortField.Name ? CompareIds(left, right) : CompareNames(left, right);
    }

    private int CompareNames(int left, int right)
    {
        var leftName = _fleet.SegmentOf(left).Name(_fleet[left]);
        var rightName = _fleet.SegmentOf(right).Name(_fleet[right]);
        if (leftName.IsEmpty != rightName.IsEmpty)
        {
            return leftName.IsEmpty ? 1 : -1;
        }

        var byName = leftName.SequenceCompareTo(rightName);
        return byName != 0 ? byName : CompareIds(left, right);
    }

    /// <summary>Compares server name, then id.</summary>
    public int CompareIds(int left, int right)
    {
        ref readonly var first = ref _fleet[left];
        ref readonly var second = ref _fleet[right];
        var byServer = first.Server == second.Server
            ? 0
            : string.CompareOrdinal(_fleet.Servers.Span[first.Server], _fleet.Servers.Span[second.Server]);
        return byServer != 0 ? byServer : first.ComputerId.CompareTo(second.ComputerId);
    }

    private ReadOnlySpan<char> Text(int slot)
    {
        ref readonly var mac = ref _fleet[slot];
        var segment = _fleet.SegmentOf(slot);
        return _field switch
        {
            MacSortField.SerialNumber => segment.SerialNumber(mac),
            MacSortField.User => segment.User(mac),
            _ => segment.Name(mac),
        };
    }

    private static ulong FirstLetters(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return Missing;
        }

        ulong letters = 0;
        for (var position = 0; position < 4; position++)
        {
            letters = (letters << 16) | (position < text.Length ? text[position] : '\0');
        }

        return letters;
    }

    private static ulong Time(long milliseconds) => milliseconds == IndexEntry.NoTime ? Missing : (ulong)milliseconds ^ (1UL << 63);

    // States go from good to bad. Unknown is a value, not a missing one: worse than good, better than bad.
    private static ulong Rank(TokenVerdict verdict) => verdict switch
    {
        TokenVerdict.EndUsersOnly => 0,
        TokenVerdict.Unknown => 1,
        TokenVerdict.ExtraAdmins => 2,
        TokenVerdict.AdminsOnly => 3,
        _ => 4,
    };

    private static ulong Rank(KeyValidity validity) => validity switch
    {
        KeyValidity.Valid => 0,
        KeyValidity.NotApplicable => 1,
        KeyValidity.Unknown => 2,
        _ => 3,
    };

    private static ulong Rank(BootstrapTokenStatus status) => status switch
    {
        BootstrapTokenStatus.Escrowed => 0,
        BootstrapTokenStatus.Unknown => 1,
        BootstrapTokenStatus.NotSupported => 2,
        _ => 3,
    };

    private static ulong Rank(Recoverability recoverability) => recoverability switch
    {
        Recoverability.Strong => 0,
        Recoverability.KeyOnly => 1,
        Recoverability.Unknown => 2,
        Recoverability.NotEncrypted => 3,
        Recoverability.Fragile => 4,
        _ => 5,
    };

    private static ulong[] SiteRanks(ReadOnlySpan<string> sites)
    {
        var folded = sites.ToArray().Select(SearchFold.Fold).ToArray();
        var sorted = folded.Where(site => site.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
        var rankOf = sorted.Index().ToDictionary(pair => pair.Item, pair => (ulong)pair.Index);
        return [.. folded.Select(site => rankOf.GetValueOrDefault(site, Missing))];
    }

    private static ulong[] VersionRanks(ReadOnlySpan<string> versions) =>
        [.. versions.ToArray().Select(text => MacOsVersion.Parse(text) is { } version
            ? ((ulong)version.Major << 42) | ((ulong)version.Minor << 21) | (uint)version.Patch
            : Missing)];
}
