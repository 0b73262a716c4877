namespace FleetToken.Web.Store;

/// <summary>Since when a finding of an object of Jamf's configuration has held without a break. What the finding says is made anew from the facts each time.</summary>
public sealed class ObjectFindingRow
{
    /// <summary>Configured server name.</summary>
    public required string Server { get; set; }

    /// <summary>The object as <see cref="ConcernSet"/> names it: <c>policy-12</c>, or <see cref="ConcernSet.WholeServer"/>.</summary>
    public required string ObjectName { get; set; }

    /// <summary>Catalogue code.</summary>
    public required string Code { get; set; }

    /// <summary>UTC time it was first seen.</summary>
    public DateTimeOffset FirstSeen { get; set; }
}

/// <summary>The findings of one server's objects as a sweep found them.</summary>
/// <param name="Server">Configured server name.</param>
/// <param name="Holding">Those that hold: the object and the catalogue code.</param>
/// <param name="UnknownCodes">Codes that could not be judged everywhere: that one of them is missing says nothing.</param>
/// <param name="UnknownObjects">Objects that could not be read, likewise.</param>
/// <param name="At">UTC time of the sweep's end.</param>
public sealed record ObjectFindingsWrite(
    string Server, IReadOnlyList<(string Name, string Code)> Holding, IReadOnlyList<string> UnknownCodes, IReadOnlyList<string> UnknownObjects, DateTimeOffset At);
