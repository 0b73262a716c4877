namespace FleetToken.Simulator.Macs;

/// <summary>What decides where the keys of a Mac live.</summary>
public enum SimulatedArchitecture
{
    /// <summary>Intel without a security chip.</summary>
    Intel,

    /// <summary>Intel with a T2 chip.</summary>
    IntelT2,

    /// <summary>Apple silicon.</summary>
    AppleSilicon,
}

/// <summary>A model of Mac and the macOS releases it can run.</summary>
/// <param name="Name">Marketing name, as Jamf shows it.</param>
/// <param name="Identifier">Apple's model identifier; virtual machines start with <c>VirtualMac</c>.</param>
/// <param name="Architecture">Where the keys live.</param>
/// <param name="Processor">Name of the processor.</param>
/// <param name="Prefix">Start of the computer name by the fleet's naming rule.</param>
/// <param name="Portable">Whether it has a battery.</param>
/// <param name="OldestOs">Oldest major macOS version it runs; 10 stands for 10.15.</param>
/// <param name="NewestOs">Newest major macOS version it runs.</param>
/// <param name="Weight">How common it is in the fleet, relative to the others.</param>
public sealed record SimulatedModel(
    string Name,
    string Identifier,
    SimulatedArchitecture Architecture,
    string Processor,
    string Prefix,
    bool Portable,
    int OldestOs,
    int NewestOs,
    int Weight)
{
    /// <summary>Whether the Mac is Apple silicon.</summary>
    public bool AppleSilicon => Architecture == SimulatedArchitecture.AppleSilicon;
}

/// <summary>A macOS release.</summary>
/// <param name="Version">Version as Jamf writes it, for example <c>15.6.1</c>.</param>
/// <param name="Build">Build number.</param>
/// <param name="Major">Major version; 10 stands for 10.15.</param>
/// <param name="Weight">How common it is, relative to the others.</param>
public sealed record SimulatedOs(string Version, string Build, int Major, int Weight);
