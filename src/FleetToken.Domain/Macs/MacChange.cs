namespace FleetToken.Domain.Macs;

/// <summary>One value of a Mac that is no longer what it was.</summary>
/// <param name="Field">Which value: a name of the REST item in camelCase, such as <c>recoveryKey</c>.</param>
/// <param name="From">What it was, as REST prints it; null where it had no value.</param>
/// <param name="To">What it is; null where it has none.</param>
public sealed record MacChange(string Field, string? From, string? To)
{
    /// <summary>The values that differ, in the order of <see cref="MacState"/>; empty where nothing changed.</summary>
    public static IReadOnlyList<MacChange> Between(MacState before, MacState after) => throw new NotImplementedException();
}
