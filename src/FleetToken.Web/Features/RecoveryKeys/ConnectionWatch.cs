using Microsoft.AspNetCore.Components.Server.Circuits;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Says when the browser of a circuit is no longer connected: a key must not wait there. One per circuit.</summary>
public sealed class ConnectionWatch : CircuitHandler
{
    /// <summary>The connection was lost.</summary>
    public event EventHandler? Lost;

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Lost?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }
}
