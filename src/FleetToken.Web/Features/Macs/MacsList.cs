using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Macs;

/// <summary>What one question brought.</summary>
/// <param name="Page">The rows and the total.</param>
/// <param name="Fleet">How many Macs there are in scope without any filter.</param>
/// <param name="Advice">For an empty list: the one filter whose removal helps most; null where none does.</param>
public sealed record MacsList(MacPage Page, int Fleet, FilterAdvice? Advice);

/// <summary>The filter that, taken away, brings back the most Macs.</summary>
/// <param name="Part">The filter.</param>
/// <param name="Macs">How many Macs fit without it.</param>
public sealed record FilterAdvice(FilterPart Part, int Macs);
