namespace FleetToken.Web.Fleet.Lookup;

/// <summary>How well the words of both kinds fit a query.</summary>
internal readonly record struct LookupFitsOfQuery(LookupFits Names, LookupFits Serials);
