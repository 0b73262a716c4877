namespace FleetToken.Web.Fleet.Lookup;

/// <summary>A Mac of a hit.</summary>
/// <param name="Mac">Its row.</param>
/// <param name="IsTwin">Whether another record in scope has the same serial number.</param>
public sealed record LookupMac(MacItem Mac, bool IsTwin);
