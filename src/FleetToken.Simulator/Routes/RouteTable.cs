using FleetToken.Simulator.Access;
using FleetToken.Simulator.Rendering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FleetToken.Simulator.Routes;

/// <summary>What the server has to know about a call before it answers it.</summary>
/// <param name="Route">The call.</param>
/// <param name="Anonymous">Whether it needs no token.</param>
/// <param name="Privileges">Names of the privileges it needs, all of them.</param>
internal sealed record Call(SimulatorRoute Route, bool Anonymous, string[] Privileges);

/// <summary>Everything the routes work with.</summary>
/// <param name="Fleet">The computer records.</param>
/// <param name="Clients">API clients and tokens.</param>
/// <param name="Options">Options of the server.</param>
/// <param name="Version">Version of the server.</param>
internal sealed record Server(SimulatedFleet Fleet, Clients Clients, SimulatorOptions Options, ServerVersion Version);

/// <summary>Maps calls together with what they need.</summary>
internal sealed class RouteTable(IEndpointRouteBuilder endpoints)
{
    /// <summary>A call that needs those privileges; none means any valid token will do.</summary>
    public void Get(SimulatorRoute route, string pattern, RequestDelegate answer, params string[] privileges) =>
        endpoints.MapGet(pattern, answer).WithMetadata(new Call(route, false, privileges));

    /// <summary>A call without a token.</summary>
    public void Open(SimulatorRoute route, string method, string pattern, RequestDelegate answer) =>
        endpoints.MapMethods(pattern, [method], answer).WithMetadata(new Call(route, true, []));
}
