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

    /// <summary>Rules not judged as rows hold them: few, as only some inputs can be missing.</summary>
    public CodeTable NotJudgedSets { get; } = new();

    /// <summary>Findings of objects that concern a Mac, as rows hold them: few, as scopes follow computer groups.</summary>
    public CodeTable ConcernSets { get; } = new();

    /// <summary>Which computer groups a Mac is in.</summary>
    public GroupTable Groups { get; } = new();
}
