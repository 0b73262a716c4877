namespace FleetToken.Web.Fleet;

/// <summary>The texts that many Macs share, by number.</summary>
internal sealed class IndexTables
{
    /// <summary>Server names.</summary>
    public CodeTable Servers { get; } = new();

    /// <summary>Site names.</summary>
    public CodeTable Sites { get; } = new();

    /// <summary>macOS versions as printed.</summary>
    public CodeTable Versions { get; } = new();

    /// <summary>Sets of findings as rows hold them: a fleet of any size has a few hundred.</summary>
    public CodeTable FindingSets { get; } = new();
}
