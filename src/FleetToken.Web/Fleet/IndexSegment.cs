namespace FleetToken.Web.Fleet;

/// <summary>Up to 128 Macs and their folded text in one piece: small enough to copy when one of them changes, never changed once published.</summary>
internal sealed class IndexSegment(IndexEntry[] entries, char[] text)
{
    /// <summary>Macs in a full segment: its text (some 250 letters a Mac) stays below the 85 kB from which on arrays are kept until the whole heap is collected.</summary>
    public const int Size = 128;

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
