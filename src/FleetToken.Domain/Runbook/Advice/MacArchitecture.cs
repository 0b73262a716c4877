using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Runbook;

/// <summary>What decides how a key is typed and how many tries there are (domain D.4, O2; D.7).</summary>
public enum MacArchitecture
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>Apple silicon.</summary>
    AppleSilicon,

    /// <summary>Intel with the T2 chip, or Intel where that is not known: the careful reading.</summary>
    IntelT2,

    /// <summary>Intel without it.</summary>
    IntelWithoutT2,
}

/// <summary>Tells it from a record.</summary>
public static class MacArchitectures
{
    /// <summary>By Jamf, and for the T2 chip by the Mac's own line (<c>arch</c>).</summary>
    public static MacArchitecture Of(Mac mac)
    {
        ArgumentNullException.ThrowIfNull(mac);
        return (mac.AppleSilicon, mac.Attributes?.Ftk1?.Architecture) switch
        {
            (true, _) or (null, "arm64") => MacArchitecture.AppleSilicon,
            (false, "x86") => MacArchitecture.IntelWithoutT2,
            (false, _) or (null, "t2" or "x86") => MacArchitecture.IntelT2,
            _ => MacArchitecture.Unknown,
        };
    }
}
