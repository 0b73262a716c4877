using System.Net;
using FleetToken.Domain;
using FleetToken.Jamf.Http;
using FleetToken.Jamf.Pro.Contracts;
using FleetToken.Jamf.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FleetToken.Jamf;

/// <summary>The room's one door for registration.</summary>
public static class JamfServiceCollectionExtensions
{
    private const string ClientName = "FleetToken.Jamf";

    /// <summary>
    /// Registers <see cref="JamfClients"/>, bound to the configuration section <c>Jamf</c> and checked at start. Attributes that may be
    /// read come from <see cref="IOptions{TOptions}"/> of <see cref="FleetSettings"/>, the clock from <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddJamf(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<JamfOptions>().BindConfiguration(JamfOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JamfOptions>, JamfOptionsValidator>());
        services.AddOptions<FleetSettings>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(ClientName)
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton(NewClients);
        return services;
    }

    // Cookies off: a poller should not stick to one node of a cluster (API 10). Redirects off: a token goes nowhere else.
    // Pooled connections end now and then, so that a change of address is noticed.
    internal static SocketsHttpHandler NewHandler() => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    };

    private static JamfClients NewClients(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<JamfOptions>>().Value;
        var settings = services.GetRequiredService<IOptions<FleetSettings>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger<JamfClient>();
        var handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(ClientName);
        return new JamfClients(options.Servers.Select(server => NewClient(server.Key, server.Value, options, settings, handler, time, logger)));
    }

    internal static JamfClient NewClient(
        string server, JamfServerOptions serverOptions, JamfOptions options, FleetSettings settings, HttpMessageHandler handler, TimeProvider time, ILogger logger)
    {
        var connection = new JamfConnection(server, serverOptions, options.RequestTimeout, handler, time, logger);
        var json = JamfJson.For(new AttributeChoice(settings.TokenHolderAttributes));
        return new JamfClient(connection, options.PageSize, new MacReader(server, json, new KnownWords(server, logger)));
    }
}
