using System.Globalization;
using Serilog;
using Serilog.Events;

namespace FleetToken.Web.Operations;

/// <summary>Logging: to the console, one line per event, told by <c>Serilog:MinimumLevel:Default</c> what to leave out.</summary>
public static class LoggingHostExtensions
{
    // Strings are printed as JSON (:j), so that a line break in a name cannot forge a line of the log.
    private const string Line = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext} {TraceId} {Message:j}{NewLine}{Exception}";

    /// <summary>Replaces the framework's loggers by Serilog.</summary>
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();

        // Two hosts in one process (tests) keep a logger each: the shared one would go to whoever started last.
        builder.Services.AddSerilog(logger =>
        {
            logger
                .MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)

                // It warns that keys are written unencrypted; ours lie in a folder that is closed to other accounts, or a certificate protects them.
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)

                // Each sign-in that fails is logged by us in one line; anybody can make one fail.
                .MinimumLevel.Override("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogEventLevel.Fatal)

                // A probe that finds the product not ready yet is answered; it is no error of ours.
                .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                .MinimumLevel.Override("Polly", LogEventLevel.Warning)
                .Filter.ByExcluding(IsFailedStart)
                .Enrich.FromLogContext()
                .ReadFrom.Configuration(builder.Configuration);
            if (!builder.Configuration.GetSection("Serilog:WriteTo").Exists())
            {
                logger.WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture);
            }
        }, preserveStaticLogger: true);
    }

    // The command says in a sentence why it could not start; the framework would say it again with a stack trace.
    private static bool IsFailedStart(LogEvent entry) => entry.MessageTemplate.Text is "Hosting failed to start" or "Unable to start Kestrel.";
}
