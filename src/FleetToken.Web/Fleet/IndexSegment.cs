namespace FleetToken.Web.Fleet;

/// <summary>Up to 256 Macs and their folded text in one piece: small enough to copy when one of them changes, never changed once published.</summary>
internal sealed class IndexSegment(IndexEntry[] entries, char[] text)
{
    /// <summary>Macs in a full segment: with usual names its text stays below the size at which arrays are no longer cheap to throw away.</summary>
    public const int Size = 256;

    /// <summary>The Macs.</summary>
    public IndexEntry[] Entries { get; } = entries;

    /// <summary>All folded text, in the order of the Macs.</summary>
    public char[] Text { get; } = text;

    /// <summary>Folded name.</summary>
    public ReadOnlySpan<char> Name(in IndexEntry mac) => Text.AsSpan(mac.TextStart..mac.NameEnd);

    /// <summary>Folded serial number.</summary>
    public ReadOnlySpan<char> SerialNumber(in IndexEntry mac) => Text.AsSpan((mac.NameEnd + 1)..mac.SerialNumberEnd);

    /// <summary>Folded asset tag.</summary>
    public ReadOnlySpan<char> AssetTag(in IndexEntry mac) => Text.AsSpan((mac.SerialNumberEnd + 1)..mac.AssetTagEnd);

    /// <summary>Folded user name.</summary>
    public ReadOnlySpan<char> User(in IndexEntry mac) => Text.AsSpan((mac.AssetTagEnd + 1)..mac.UserEnd);

    /// <summary>All folded text of a Mac.</summary>
    public ReadOnlySpan<char> AllText(in IndexEntry mac) => Text.AsSpan(mac.TextStart..mac.TextEnd);
}
