namespace FleetToken.Domain.Macs;

/// <summary>One computer record: the name of the Jamf server in our configuration and the computer's id there.</summary>
/// <param name="Server">The configured server name, <c>[a-z0-9-]+</c>.</param>
/// <param name="ComputerId">Jamf's computer id, 1 or more. One physical Mac can have several records (API 11).</param>
public readonly record struct MacId(string Server, long ComputerId) : IComparable<MacId>
{
    /// <summary>Orders by server name, then by id.</summary>
    public int CompareTo(MacId other)
    {
        var byServer = string.CompareOrdinal(Server, other.Server);
        return byServer != 0 ? byServer : ComputerId.CompareTo(other.ComputerId);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Server}/{ComputerId}";

    /// <summary>Whether the left id sorts before the right one.</summary>
    public static bool operator <(MacId left, MacId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left id sorts before the right one or is the same.</summary>
    public static bool operator <=(MacId left, MacId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left id sorts after the right one.</summary>
    public static bool operator >(MacId left, MacId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left id sorts after the right one or is the same.</summary>
    public static bool operator >=(MacId left, MacId right) => left.CompareTo(right) >= 0;
}
