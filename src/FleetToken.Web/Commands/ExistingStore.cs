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

        await using var database = await services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(cancellationToken);
        if (!(await database.Database.GetAppliedMigrationsAsync(cancellationToken)).SequenceEqual(database.Database.GetMigrations()))
        {
            throw new StartRefusedException($"The database {path} was written by another version of FleetToken: start this one once.");
        }
    }
}
