using System.CommandLine;

namespace FleetToken.Web.Commands;

/// <summary>Writes the same CSV as over HTTP to a file.</summary>
internal static class Export
{
    public static Command Command() => new("export", "Write a list to a CSV file.");
}
