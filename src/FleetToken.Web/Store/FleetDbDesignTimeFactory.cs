using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FleetToken.Web.Store;

/// <summary>Gives dotnet-ef a context, so that making a migration does not start the program.</summary>
internal sealed class FleetDbDesignTimeFactory : IDesignTimeDbContextFactory<FleetDb>
{
    public FleetDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<FleetDb>().UseSqlite("Data Source=design-time.db").Options);
}
