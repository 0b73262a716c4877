using System.Text;

namespace FleetToken.Simulator.Rendering;

/// <summary>The sections of a computer record, in the order in which they are written.</summary>
internal enum Section
{
    General,
    DiskEncryption,
    Purchasing,
    Applications,
    Storage,
    UserAndLocation,
    ConfigurationProfiles,
    Printers,
    Services,
    Hardware,
    LocalUserAccounts,
    Certificates,
    Attachments,
    Plugins,
    PackageReceipts,
    Fonts,
    Security,
    OperatingSystem,
    LicensedSoftware,
    Ibeacons,
    SoftwareUpdates,
    ExtensionAttributes,
    ContentCaching,
    GroupMemberships,
}

/// <summary>Names of the sections in queries and in answers.</summary>
internal static class Sections
{
    /// <summary>Number of sections.</summary>
    public const int Count = (int)Section.GroupMemberships + 1;

    /// <summary>Every section as a mask.</summary>
    public const int All = (1 << Count) - 1;

    /// <summary>Section of a list or a record when none is asked for.</summary>
    public const int Default = 1 << (int)Section.General;

    private const int OnlyInFirst = (1 << (int)Section.Plugins) | (1 << (int)Section.Fonts);

    /// <summary>Sections a poller asks for again and again; they are kept rendered.</summary>
    public static readonly int Kept = Mask(
        Section.General, Section.DiskEncryption, Section.Purchasing, Section.UserAndLocation, Section.ConfigurationProfiles, Section.Hardware,
        Section.LocalUserAccounts, Section.Security, Section.OperatingSystem, Section.ExtensionAttributes, Section.GroupMemberships);

    private static readonly string[] Keys = [.. Enum.GetNames<Section>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    private static readonly byte[][] Names = [.. Keys.Select(k => Encoding.UTF8.GetBytes($",\"{k}\":"))];

    private static readonly byte[][] Nulls = [.. Keys.Select(k => Encoding.UTF8.GetBytes($",\"{k}\":null"))];

    private static readonly Dictionary<string, Section> ByQuery = Enum.GetValues<Section>().ToDictionary(s => QueryName(Keys[(int)s]));

    /// <summary>The key of a section with the comma before it and the colon behind it.</summary>
    public static ReadOnlySpan<byte> Name(int section) => Names[section];

    /// <summary>The section as it is written when it was not asked for.</summary>
    public static ReadOnlySpan<byte> Null(int section) => Nulls[section];

    /// <summary>The sections that exist in that version of the inventory.</summary>
    public static int In(int version) => version == 1 ? All : All & ~OnlyInFirst;

    /// <summary>Reads a section of a query, such as <c>LOCAL_USER_ACCOUNTS</c>.</summary>
    public static bool TryRead(string name, int version, out int mask)
    {
        mask = ByQuery.TryGetValue(name, out var section) ? (1 << (int)section) & In(version) : 0;
        return mask != 0;
    }

    private static int Mask(params ReadOnlySpan<Section> sections)
    {
        var mask = 0;
        foreach (var section in sections)
        {
            mask |= 1 << (int)section;
        }

        return mask;
    }

    private static string QueryName(string key)
    {
        var text = new StringBuilder(key.Length + 4);
        foreach (var c in key)
        {
            if (char.IsAsciiLetterUpper(c))
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(c));
        }

        return text.ToString();
    }
}
