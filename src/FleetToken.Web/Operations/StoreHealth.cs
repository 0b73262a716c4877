using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FleetToken.Web.Operations;

/// <summary>Ready means: the database answers and holds Macs to show. Whether Jamf answers plays no part.</summary>
internal sealed class StoreHealth(IDbContextFactory<FleetDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Macs.AnyAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database holds no Macs yet; the first sweep has not come that far.");
    }
}
