using System.Globalization;

namespace FleetToken.Simulator.Rendering;

/// <summary>The version of the simulated Jamf Pro and what it can do.</summary>
/// <param name="Text">The version as the server writes it.</param>
/// <param name="Major">Major version.</param>
/// <param name="Minor">Minor version.</param>
internal sealed record ServerVersion(string Text, int Major, int Minor)
{
    /// <summary>Reads a version such as <c>11.30.1-t1784555528405</c>.</summary>
    public static ServerVersion Parse(string text)
    {
        var parts = text.Split('.', '-');
        return new ServerVersion(
            text,
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
    }

    /// <summary>Whether the server is of that release or newer.</summary>
    public bool Has(int major, int minor) => Major > major || (Major == major && Minor >= minor);

    /// <summary>Whether that version of the computer inventory exists; where version 2 came is not known, 11.16 stands for it.</summary>
    public bool HasInventory(int version) => version switch
    {
        1 => true,
        2 => Has(11, 16),
        3 => Has(11, 23),
        4 => Has(11, 30),
        _ => false,
    };
}
