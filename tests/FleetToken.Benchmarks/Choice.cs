using System.Globalization;

namespace FleetToken.Benchmarks;

/// <summary>What the command line asks for: a fleet of that many Macs, and all benchmarks or one.</summary>
internal sealed record Choice(int Macs, string? Only)
{
    private static readonly string[] Names = ["sweep", "lists", "csv", "crowd", "lookup", "circuits", "demo"];

    public static Choice Parse(ReadOnlySpan<string> arguments) => Parse(arguments, new Choice(100_000, null));

    public bool Wants(string name) => Only is null || Only == name;

    public Task RunAsync(string name, Func<Task> benchmark) => Wants(name) ? benchmark() : Task.CompletedTask;

    private static Choice Parse(ReadOnlySpan<string> arguments, Choice soFar) => arguments switch
    {
        [] => soFar,
        ["--macs", var count, .. var rest] => Parse(rest, soFar with { Macs = int.Parse(count, CultureInfo.InvariantCulture) }),
        ["--only", var name, .. var rest] when Names.Contains(name) => Parse(rest, soFar with { Only = name }),
        _ => throw new ArgumentException($"Not understood: {string.Join(' ', arguments)}. Known are --macs and a number, and --only and one of {string.Join(", ", Names)}."),
    };
}
