using FleetToken.Web.Access;
using FleetToken.Web.Commands.Configuration;
using FleetToken.Web.Demo;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Commands;

/// <summary>Builds the one host that every command uses, and refuses with all faults of the configuration at once.</summary>
internal static class ProductHost
{
    // The longest request is a pasted list of 20,000 names.
    private const long MostBytesOfARequest = 2 * 1024 * 1024;

    /// <summary>Builds the host; nothing runs yet.</summary>
    /// <exception cref="StartRefusedException">The configuration has faults.</exception>
    public static WebApplication Build(ConfigurationReading reading, AccessMode mode, string? environment, IReadOnlyList<string> addresses, DemoMode? demo)
    {
        // The host gets no arguments: a word of the command line would become a setting that nobody checks.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Not the entry assembly, which is the test program where a test starts us: our static files are listed under our name.
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(reading.Values);

        // The switch would take X-Forwarded-* off a request before the loopback wall sees them.
        // And files of the build output are served as those of a published program are, without a route of their own that nobody may use.
        builder.Configuration.AddInMemoryCollection([new("ForwardedHeaders_Enabled", "false"), new("ReloadStaticAssetsAtRuntime", "false")]);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. addresses]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytesOfARequest;
        });
        Program.AddRooms(builder, mode);
        if (demo is not null)
        {
            builder.Services.AddSingleton(demo);
        }

        var app = builder.Build();
        var faults = reading.Faults.Select(fault => fault.ToString()).Concat(FaultsOf(app)).Distinct().ToList();
        if (faults.Count > 0)
        {
            throw new StartRefusedException(
                [$"FleetToken does not start: the configuration has {(faults.Count == 1 ? "a fault" : $"{faults.Count} faults")}.", .. faults.Select(fault => $"  {fault}")]);
        }

        return app;
    }

    /// <summary>Builds the host for a command that answers and ends: it serves nobody, and its output is its answer, not a log.</summary>
    /// <exception cref="StartRefusedException">The configuration has faults.</exception>
    public static WebApplication BuildForCommand(ConfigurationReading reading) =>
        Build(reading.WithDefault("Serilog:MinimumLevel:Default", "Error"), AccessMode.Loopback, environment: null, addresses: [], demo: null);

    private static IEnumerable<string> FaultsOf(WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException failure)
        {
            return failure.Failures;
        }
        catch (AggregateException several)
        {
            return several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(failure => failure.Failures);
        }
    }
}
