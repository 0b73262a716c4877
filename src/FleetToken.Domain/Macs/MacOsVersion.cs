using System.Globalization;

namespace FleetToken.Domain.Macs;

/// <summary>A macOS version such as 10.15.7 or 26.6, compared number by number.</summary>
/// <param name="Major">First number: 10 to 27 at the time of writing.</param>
/// <param name="Minor">Second number; 0 where absent.</param>
/// <param name="Patch">Third number; 0 where absent.</param>
public readonly record struct MacOsVersion(int Major, int Minor, int Patch) : IComparable<MacOsVersion>
{
    /// <summary>Reads up to three leading numbers; null for anything else, never a guess.</summary>
    public static MacOsVersion? Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split(' ')[0].Split('.');
        if (parts.Length > 4 || !TryNumber(parts[0], out var major))
        {
            return null;
        }

        var minor = 0;
        var patch = 0;
        var readable = (parts.Length < 2 || TryNumber(parts[1], out minor)) && (parts.Length < 3 || TryNumber(parts[2], out patch));
        return readable ? new MacOsVersion(major, minor, patch) : null;
    }

    /// <inheritdoc/>
    public int CompareTo(MacOsVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary>Whether this version is <paramref name="major"/>.<paramref name="minor"/> or later.</summary>
    public bool IsAtLeast(int major, int minor = 0) => CompareTo(new MacOsVersion(major, minor, 0)) >= 0;

    /// <summary>As macOS shows it: the third number only when it is not 0.</summary>
    public override string ToString() => Patch == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}")
        : string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    /// <summary>Whether the left version is older.</summary>
    public static bool operator <(MacOsVersion left, MacOsVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version is older or the same.</summary>
    public static bool operator <=(MacOsVersion left, MacOsVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version is newer.</summary>
    public static bool operator >(MacOsVersion left, MacOsVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version is newer or the same.</summary>
    public static bool operator >=(MacOsVersion left, MacOsVersion right) => left.CompareTo(right) >= 0;

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
