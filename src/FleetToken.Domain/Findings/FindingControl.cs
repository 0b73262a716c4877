namespace FleetToken.Domain.Findings;

/// <summary>A control of a standard that a finding bears on.</summary>
/// <param name="Framework">The standard, such as <c>NIST 800-53</c>.</param>
/// <param name="Id">The control in it.</param>
/// <param name="OurMapping">Whether the mapping is our own and in no published baseline.</param>
public sealed record FindingControl(string Framework, string Id, bool OurMapping)
{
    private const string Nist53 = "NIST 800-53";

    /// <summary>A control of NIST 800-53 by a published mapping.</summary>
    internal static FindingControl Nist(string id) => new(Nist53, id, OurMapping: false);

    /// <summary>A control of NIST 800-53 by our own mapping.</summary>
    internal static FindingControl OursNist(string id) => new(Nist53, id, OurMapping: true);

    /// <summary>A safeguard of the CIS Controls, version 8, by a published mapping.</summary>
    internal static FindingControl CisControls(string id) => new("CIS Controls v8", id, OurMapping: false);

    /// <summary>A safeguard of the CIS Controls, version 8, by our own mapping.</summary>
    internal static FindingControl OursCisControls(string id) => new("CIS Controls v8", id, OurMapping: true);

    /// <summary>A recommendation of the CIS macOS Benchmark.</summary>
    internal static FindingControl CisBenchmark(string id) => new("CIS macOS Benchmark", id, OurMapping: false);

    /// <summary>A requirement of a STIG for macOS.</summary>
    internal static FindingControl Stig(string id) => new("DISA STIG", id, OurMapping: false);

    /// <summary>A rule of the macOS Security Compliance Project.</summary>
    internal static FindingControl Mscp(string rule) => new("mSCP rule", rule, OurMapping: false);

    /// <summary>A requirement of another published standard.</summary>
    internal static FindingControl Of(string framework, string id) => new(framework, id, OurMapping: false);
}
