using FleetToken.Domain;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Overview;

/// <summary>Everything the overview shows, read at one moment.</summary>
/// <param name="Summary">The counts.</param>
/// <param name="FixFirst">Macs to fix before their users call.</param>
/// <param name="Trend">One point per UTC day, oldest first.</param>
/// <param name="Settings">Thresholds in force.</param>
public sealed record OverviewView(
    FleetSummary Summary, IReadOnlyList<FixFirst> FixFirst, IReadOnlyList<FleetDay> Trend, FleetSettings Settings);
