using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>Reads the computer id of a path.</summary>
internal static class ComputerId
{
    /// <summary>The record with that id; null when there is none.</summary>
    public static Slot? Of(HttpContext context, SimulatedFleet fleet) =>
        int.TryParse(context.Request.RouteValues["id"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? fleet.SlotOf(id) : null;
}
