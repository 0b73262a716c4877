using System.Globalization;
using System.Text.Json;

namespace FleetToken.Simulator;

/// <summary>Runs the simulator as a process of its own, for measurements.</summary>
internal static class SimulatorProcess
{
    /// <summary>Reads <c>--macs --seed --port --version --token-lifetime --live --client-id --client-secret
    /// --reveal-client-id --reveal-client-secret</c> and runs until it is told to stop.</summary>
    public static async Task RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        await using var simulator = await JamfSimulator.StartAsync(Read(arguments), cancellationToken);
        await output.WriteLineAsync(JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["url"] = simulator.Url.ToString().TrimEnd('/'),
            ["clientId"] = simulator.PollClient.ClientId,
            ["clientSecret"] = simulator.PollClient.ClientSecret,
            ["revealClientId"] = simulator.RevealClient.ClientId,
            ["revealClientSecret"] = simulator.RevealClient.ClientSecret,
        }));
        await output.FlushAsync(cancellationToken);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    private static SimulatorOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new SimulatorOptions { Macs = 1_000, TokenLifetimeSeconds = 600, RenderAtStart = true };
        for (var i = 0; i < arguments.Count; i++)
        {
            string Next() => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]} needs a value.", nameof(arguments));
            int Number() => int.Parse(Next(), CultureInfo.InvariantCulture);
            options = arguments[i] switch
            {
                "--macs" => options with { Macs = Number() },
                "--seed" => options with { Seed = Number() },
                "--port" => options with { Port = Number() },
                "--version" => options with { JamfVersion = Next() },
                "--token-lifetime" => options with { TokenLifetimeSeconds = Number() },
                "--live" => options with { LivesOn = true },
                "--client-id" => options with { PollClient = new ClientCredentials(Next(), options.PollClient?.ClientSecret ?? "") },
                "--client-secret" => options with { PollClient = new ClientCredentials(options.PollClient?.ClientId ?? "", Next()) },
                "--reveal-client-id" => options with { RevealClient = new ClientCredentials(Next(), options.RevealClient?.ClientSecret ?? "") },
                "--reveal-client-secret" => options with { RevealClient = new ClientCredentials(options.RevealClient?.ClientId ?? "", Next()) },
                _ => throw new ArgumentException($"{arguments[i]} is not an option of the simulator.", nameof(arguments)),
            };
        }

        return options;
    }
}
