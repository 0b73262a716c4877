using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Commands;

/// <summary>For commands that work on a database that the product has made: they never change its schema.</summary>
internal static class ExistingStore
{
    /// <summary>Goes on only where there is a database of this version.</summary>
    /// <exception cref="StartRefusedException">There is none, or one of another version.</exception>
    public static async Task RefuseOthersAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var path = services.GetRequiredService<StoreLocation>().Path;
        if (!File.Exists(path))
        {
            throw new StartRefusedException($"There is no database at {path} yet: start FleetToken once, or set Store:ConnectionString.");
        }

        StoreCopy.RefuseForeignLog(services.GetRequiredService<StoreLocation>());
        await using var database = await services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(cancellationToken);
        if (!(await database.Database.GetAppliedMigrationsAsync(cancellationToken)).SequenceEqual(database.Database.GetMigrations()))
        {
            throw new StartRefusedException($"The database {path} was written by another version of FleetToken: start this one once.");
        }

        // A command that made a new key would hide that the old one is gone.
        if (!services.GetRequiredService<AuditKey>().Exists && await database.Audit.AnyAsync(cancellationToken))
        {
            throw new StartRefusedException("The audit key is not in Keys:Folder. Put it back; or start FleetToken once, which makes a new one and writes that down.");
        }
    }
}
