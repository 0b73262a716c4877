using System.Net;
using System.Net.Sockets;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Commands.Configuration;
using FleetToken.Web.Demo;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Commands;

/// <summary>The product while it serves: started, with a known address, until it is stopped. Tests start the same.</summary>
public sealed class Serve : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DemoMode? _demo;

    private Serve(WebApplication app, DemoMode? demo, IReadOnlyList<Uri> addresses)
    {
        _app = app;
        _demo = demo;
        Addresses = addresses;
    }

    /// <summary>The addresses that are really bound.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>An address a browser on this machine can open.</summary>
    public Uri Address => Reachable(Addresses[0]);

    /// <summary>One line for whoever started it: what it is, for whom, and where.</summary>
    public string Greeting => Services.GetRequiredService<AccessState>().Mode switch
    {
        AccessMode.Demo => $"FleetToken demo with {_demo?.Simulator.Fleet.Macs.Count} invented Macs: {Address}",
        AccessMode.SignIn => $"FleetToken, for whoever signs in with a role: {Services.GetRequiredService<IOptions<AccessOptions>>().Value.PublicUrl} (listening on {string.Join(", ", Addresses.Select(address => address.Authority))})",
        _ => $"FleetToken, for you at this machine: {Address}",
    };

    /// <summary>The services of the running product.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts and returns when requests are answered.</summary>
    /// <exception cref="StartRefusedException">Something the person who started it can change.</exception>
    public static async Task<Serve> StartAsync(ServeSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var given = settings.Configuration is { } values ? ConfigurationReading.Of(values) : ConfigurationReading.Read(settings.Places);
        var wanted = Commands.Addresses.Choose(settings.Urls, settings.Places.Variables, given.Values.GetValueOrDefault("Urls"));
        var mode = settings.DemoMacs is not null ? AccessMode.Demo : HasSignIn(given) ? AccessMode.SignIn : AccessMode.Loopback;
        AddressCheck.Check(wanted, mode);
        var demo = settings.DemoMacs is { } macs ? await DemoMode.StartAsync(macs, cancellationToken) : null;
        try
        {
            var (app, addresses) = await StartAsync(settings, given, mode, wanted, demo, cancellationToken);
            demo?.SendWebhooksTo(Reachable(addresses[0]));
            return new Serve(app, demo, addresses);
        }
        catch
        {
            await DisposeAsync(demo);
            throw;
        }
    }

    /// <summary>Returns when the process is told to stop.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops serving; the demo's data go with it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await DisposeAsync(_demo);
    }

    private static async Task<(WebApplication App, IReadOnlyList<Uri> Addresses)> StartAsync(
        ServeSettings settings, ConfigurationReading given, AccessMode mode, IReadOnlyList<string> wanted, DemoMode? demo, CancellationToken cancellationToken)
    {
        var reading = demo is null ? given : ConfigurationReading.Of(demo.ConfigurationWith(given.Values));
        var app = ProductHost.Build(reading, mode, settings.Environment, wanted, demo);
        try
        {
            Program.MapRooms(app);
            await StartAsync(app, wanted, cancellationToken);
            var bound = Bound(app);
            if (mode == AccessMode.Loopback && bound.FirstOrDefault(address => !LoopbackOnly.IsLoopback(address)) is { } open)
            {
                throw AddressCheck.OpenToOthers(open.Authority);
            }

            await app.Services.GetRequiredService<AuditStart>().TellAsync(ConfigurationInForce.Of(reading, mode.ToString()), cancellationToken);
            return (app, bound);
        }
        catch
        {
            // What already runs in the background must hear of the end, or it takes it for a fault and logs one.
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            throw;
        }
    }

    // Half of it is enough to leave loopback mode, and then stops the start as a fault.
    private static bool HasSignIn(ConfigurationReading reading) =>
        new ConfigurationBuilder().AddInMemoryCollection(reading.Values).Build().GetSection(AccessOptions.Section).Get<AccessOptions>()?.Oidc.IsSet == true;

    private static async Task StartAsync(WebApplication app, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new StartRefusedException($"Another program already listens on {string.Join(", ", wanted)}: choose another address with --urls, such as --urls http://localhost:5081.");
        }
        catch (StoreException failure)
        {
            throw new StartRefusedException(failure.Message);
        }
        catch (Exception failure) when (failure is SocketException or FormatException or UriFormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            throw new StartRefusedException($"FleetToken cannot listen on {string.Join(", ", wanted)} ({failure.Message.TrimEnd('.')}): choose another address with --urls, such as --urls http://localhost:5081.");
        }
    }

    private static IReadOnlyList<Uri> Bound(WebApplication app) =>
        [.. app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(address => new Uri(address))];

    private static Uri Reachable(Uri bound) =>
        IPAddress.TryParse(bound.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(bound) { Host = "localhost" }.Uri
            : bound;

    private static ValueTask DisposeAsync(DemoMode? demo) => demo?.DisposeAsync() ?? ValueTask.CompletedTask;
}
