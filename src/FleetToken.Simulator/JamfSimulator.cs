using System.Net;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Rendering;
using FleetToken.Simulator.Routes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FleetToken.Simulator;

/// <summary>A Jamf Pro server that lives in memory and listens on a port of 127.0.0.1.</summary>
public sealed class JamfSimulator : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Clients _clients;
    private readonly CancellationTokenSource _life = new();
    private readonly Task _living;
    private WebhookSender? _webhooks;

    private JamfSimulator(WebApplication application, Server server, Faults faults, Traffic traffic)
    {
        _application = application;
        _clients = server.Clients;
        Fleet = server.Fleet;
        Faults = faults;
        Traffic = traffic;
        Life = new FleetLife(server.Fleet, server.Options.TimeProvider, server.Options.Seed);
        _living = server.Options.LivesOn ? Life.RunAsync(_life.Token) : Task.CompletedTask;
        Url = new Uri(application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    /// <summary>Base address, without a path.</summary>
    public Uri Url { get; }

    /// <summary>The computer records.</summary>
    public SimulatedFleet Fleet { get; }

    /// <summary>What goes wrong, by order.</summary>
    public Faults Faults { get; }

    /// <summary>What was asked so far.</summary>
    public Traffic Traffic { get; }

    /// <summary>The client that may read inventory and no secrets.</summary>
    public ClientCredentials PollClient => _clients.Poll.Credentials;

    /// <summary>The client that may read recovery keys and nothing else.</summary>
    public ClientCredentials RevealClient => _clients.Reveal.Credentials;

    internal FleetLife Life { get; }

    /// <summary>Starts a server; it answers when this returns.</summary>
    public static async Task<JamfSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var server = new Server(new SimulatedFleet(options), new Clients(options), options, ServerVersion.Parse(options.JamfVersion));
        var faults = new Faults(options.TimeProvider);
        var traffic = new Traffic();
        var application = Build(options.Port);
        application.UseRouting();
        application.Use(new Reception(server, faults, traffic).AnswerAsync);
        var inventory = Map(new RouteTable(application), server);
        if (options.RenderAtStart)
        {
            inventory.Render();
        }

        await application.StartAsync(cancellationToken);
        return new JamfSimulator(application, server, faults, traffic);
    }

    /// <summary>Runs a server as a process of its own until it is told to stop; its address and clients are the first line of output.</summary>
    public static Task RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken) =>
        SimulatorProcess.RunAsync(arguments, output, cancellationToken);

    /// <summary>Sends a webhook for each report, enrolment and contact from now on, with the secret in that header.</summary>
    public void SendWebhooksTo(Uri url, string header, string secret)
    {
        _webhooks = new WebhookSender(url, header, secret, Fleet.Time);
        Fleet.Happened += _webhooks.Tell;
    }

    /// <summary>Ends every access token that is out: the next request with one is answered with 401.</summary>
    public void EndAllTokens() => _clients.EndAllTokens();

    /// <summary>Lets so many things happen to the fleet now, one after the other.</summary>
    public void LetHappen(int events)
    {
        for (var i = 0; i < events; i++)
        {
            Life.Next();
        }
    }

    /// <summary>Does what is due by now on Macs whose keys were looked at: a restart, a new key, reports. Where the fleet lives on, it happens by itself.</summary>
    public void FollowUpOnViews() => Life.DoWhatIsDue();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Faults.Clear();
        await _life.CancelAsync();
        await _living;
        if (_webhooks is not null)
        {
            await _webhooks.DisposeAsync();
        }

        await _application.DisposeAsync();
        _life.Dispose();
    }

    // An empty builder reads no files, no variables, no arguments of the program it lives in, and logs nothing.
    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private static InventoryRoutes Map(RouteTable routes, Server server)
    {
        new TokenRoutes(server).Map(routes);
        new ServerRoutes(server).Map(routes);
        new SecretRoutes(server).Map(routes);
        new LocalAdminPasswordRoutes(server).Map(routes);
        new PreStageRoutes(server).Map(routes);
        new SettingsRoutes(server).Map(routes);
        new ExtensionAttributeRoutes(server).Map(routes);
        new PlaceRoutes(server).Map(routes);
        ScriptRoutes.Map(routes);
        ClassicRoutes.Map(routes);
        new HistoryRoutes(server).Map(routes);
        var inventory = new InventoryRoutes(server);
        inventory.Map(routes);
        return inventory;
    }

    /// <summary>Leaves the signals of the process to the program the simulator lives in.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
