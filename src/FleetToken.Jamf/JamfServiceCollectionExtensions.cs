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
    private const string RevealClientName = "FleetToken.Jamf.Reveal";

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
        services.AddHttpClient(RevealClientName)
            .ConfigurePrimaryHttpMessageHandler(NewRevealHandler)
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

    // Connections of its own, soon closed; no decompression, which would hold the body in one more buffer that nobody clears.
    internal static SocketsHttpHandler NewRevealHandler()
    {
        var handler = NewHandler();
        handler.AutomaticDecompression = DecompressionMethods.None;
        handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10);
        return handler;
    }

    private static JamfClients NewClients(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<JamfOptions>>().Value;
        var settings = services.GetRequiredService<IOptions<FleetSettings>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger<JamfClient>();
        var handlers = services.GetRequiredService<IHttpMessageHandlerFactory>();
        var (handler, revealHandler) = (handlers.CreateHandler(ClientName), handlers.CreateHandler(RevealClientName));
        return new JamfClients(options.Servers.Select(server => NewClient(server.Key, server.Value, options, settings, handler, revealHandler, time, logger)));
    }

    internal static JamfClient NewClient(
        string server, JamfServerOptions serverOptions, JamfOptions options, FleetSettings settings, HttpMessageHandler handler, HttpMessageHandler revealHandler, TimeProvider time, ILogger logger)
    {
        var connection = new JamfConnection(server, serverOptions.Url, ApiClient.Polling(server, serverOptions), null, options.RequestTimeout, handler, time, logger);
        var calls = new InventoryCalls(server, connection.Api, connection.Resilience, logger);
        var json = JamfJson.For(new AttributeChoice(settings.TokenHolderAttributes));
        var macs = new MacReader(server, json, new KnownWords(server, logger));
        var keys = serverOptions.Reveal.IsSet
            ? new RecoveryKeyClient(
                new JamfConnection(server, serverOptions.Url, ApiClient.Revealing(server, serverOptions), connection.Budget, options.RequestTimeout, revealHandler, time, logger), calls, macs)
            : null;
        return new JamfClient(connection, calls, options.PageSize, macs, keys);
    }
}
