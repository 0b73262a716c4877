using FleetToken.Domain;

namespace FleetToken.Web.Fleet;

/// <summary>Everything that decides whether a Mac is listed: the filter, the reader's scope, the moment, the thresholds, the pasted list.</summary>
/// <param name="Filter">What is asked for.</param>
/// <param name="Scope">What the reader may see.</param>
/// <param name="Now">UTC time that ages are measured at.</param>
/// <param name="Settings">Thresholds of age.</param>
/// <param name="Pasted">Folded lines of the pasted list that the filter names; null where it names none.</param>
public sealed record MacQuestion(MacFilter Filter, FleetScope Scope, DateTimeOffset Now, FleetSettings Settings, IReadOnlySet<string>? Pasted = null);
