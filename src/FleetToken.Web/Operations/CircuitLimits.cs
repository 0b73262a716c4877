using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;

namespace FleetToken.Web.Operations;

/// <summary>What one browser may cost: message sizes and lost circuits.</summary>
internal static class CircuitLimits
{
    // A pasted list of 20,000 serial numbers comes as one message; the framework's 32 kB would end the circuit.
    private const long MostBytesOfAMessage = 2 * 1024 * 1024;

    /// <summary>Sets the limits of messages.</summary>
    public static void Set(HubOptions options)
    {
        options.MaximumReceiveMessageSize = MostBytesOfAMessage;
        options.EnableDetailedErrors = false;
    }

    /// <summary>Sets the limits of circuits. A page's state is its address, so a lost circuit costs a reload; keeping many would cost memory.</summary>
    public static void Set(CircuitOptions options)
    {
        options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
        options.DisconnectedCircuitMaxRetained = 50;
        options.DetailedErrors = false;
    }

    /// <summary>Sets how the live pages are served: in no other site's frame, and without compression, whose lengths can tell what was secret beside what a stranger chose.</summary>
    public static void Set(ServerComponentsEndpointOptions options)
    {
        options.ContentSecurityFrameAncestorsPolicy = "'none'";
        options.DisableWebSocketCompression = true;
    }
}
