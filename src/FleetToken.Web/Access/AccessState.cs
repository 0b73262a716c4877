namespace FleetToken.Web.Access;

/// <summary>How people become known in this process; fixed at start.</summary>
/// <param name="Mode">The mode.</param>
public sealed record AccessState(AccessMode Mode);
