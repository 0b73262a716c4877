using Microsoft.AspNetCore.Components.Server;
using OpenTelemetry.Metrics;

namespace FleetToken.Web.Operations;

/// <summary>Registers what an operator watches: metrics, health, failures, circuits.</summary>
public static class OperationsServiceCollectionExtensions
{
    /// <summary>Adds metrics, health checks, problem details, the OpenAPI document and the limits of circuits.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<StoreFailures>();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "FleetToken";
            return Task.CompletedTask;
        }));
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: [HealthEndpoints.Ready]);
        services.AddSingleton<SyncMetrics>();
        services.AddHostedService<MetricsStart>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(SyncMetrics.MeterName, "Microsoft.AspNetCore.Components.Server.Circuits")
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()

            // Room for that many label sets is taken for every instrument at once: with the usual 2000, eight megabytes for a few hundred figures.
            .AddView(_ => new MetricStreamConfiguration { CardinalityLimit = 500 })
            .AddPrometheusExporter());

        services.Configure<CircuitOptions>(CircuitLimits.Set);
        return services;
    }
}
