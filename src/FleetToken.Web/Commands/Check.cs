using System.CommandLine;

namespace FleetToken.Web.Commands;

/// <summary>Asks each Jamf server everything FleetToken needs, proves that secrets are out of reach, and prints the answers.</summary>
internal static class Check
{
    public static Command Command() => new("check", "Try each Jamf server and its privileges.");
}
