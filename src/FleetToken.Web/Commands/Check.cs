using System.CommandLine;
using FleetToken.Jamf;
using FleetToken.Web.Commands.Configuration;

namespace FleetToken.Web.Commands;

/// <summary>Asks each Jamf server everything FleetToken needs, proves that secrets are out of reach, and prints the answers.</summary>
internal static class Check
{
    /// <summary>The command as it is typed.</summary>
    public static Command Command()
    {
        var command = new Command("check", "Try each Jamf server: version, privileges, and that secrets are out of reach.");
        command.SetAction((parsed, cancellationToken) => Refusals.SayAsync(parsed, output => RunAsync(ConfigurationReading.Read(ConfigurationPlaces.OfThisProcess()), output, cancellationToken)));
        return command;
    }

    /// <summary>Checks every server side by side; the status is not 0 when something is wrong.</summary>
    public static async Task<int> RunAsync(ConfigurationReading reading, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = ProductHost.BuildForCommand(reading);
        var checks = await Task.WhenAll(app.Services.GetRequiredService<JamfClients>().All.Select(client => client.CheckAsync(cancellationToken)));
        foreach (var check in checks)
        {
            await output.WriteLineAsync(CheckTable.Of(check));
        }

        return checks.All(check => check.IsGood) ? 0 : Refusals.Failed;
    }
}
