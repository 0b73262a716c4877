using System.CommandLine;

namespace FleetToken.Web.Commands;

/// <summary>What can be typed after the program's name. Without a command it serves.</summary>
internal static class CommandLine
{
    /// <summary>How commands run: a stop waits for what is queued to be written, as long as the host waits, not for two seconds.</summary>
    public static InvocationConfiguration Invocation { get; } = new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };

    /// <summary>Builds the commands.</summary>
    public static RootCommand Build()
    {
        var demo = new Option<bool>("--demo") { Description = "Serve an invented fleet: nothing to set up, nothing kept." };
        var demoMacs = new Option<int>("--demo-macs") { Description = "How many Macs the demo has.", DefaultValueFactory = _ => 1_000 };
        demoMacs.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var macs) && macs is < 1 or > 200_000)
            {
                result.AddError("--demo-macs takes a number from 1 to 200000.");
            }
        });
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, with a semicolon between. Default: http://localhost:5080." };
        var environment = new Option<string?>("--environment") { Description = "Name of the environment. Default: Production." };

        var root = new RootCommand("FleetToken: who can open each Mac of a Jamf Pro fleet, and what to fix before they call.")
        {
            demo, demoMacs, urls, environment,
        };
        root.SetAction((parsed, cancellationToken) => Refusals.SayAsync(parsed, async output =>
        {
            var settings = new ServeSettings
            {
                Urls = parsed.GetValue(urls),
                Environment = parsed.GetValue(environment),
                DemoMacs = parsed.GetValue(demo) ? parsed.GetValue(demoMacs) : null,
            };
            await using var serve = await Serve.StartAsync(settings, cancellationToken);
            await output.WriteLineAsync(settings.DemoMacs is { } macs
                ? $"FleetToken demo with {macs} invented Macs: {serve.Address}"
                : $"FleetToken, for you at this machine: {serve.Address}");
            await serve.WaitAsync(cancellationToken);
            return 0;
        }));
        root.Subcommands.Add(Check.Command());
        root.Subcommands.Add(Export.Command());
        root.Subcommands.Add(VerifyAudit.Command());
        root.Subcommands.Add(Backup.Command());
        return root;
    }
}
