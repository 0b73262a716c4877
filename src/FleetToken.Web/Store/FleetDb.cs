using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Store;

/// <summary>The local database. Read through short-lived contexts; written only by <c>Writer</c>.</summary>
public sealed class FleetDb(DbContextOptions<FleetDb> options) : DbContext(options)
{
    /// <summary>One row per computer record.</summary>
    public DbSet<MacRow> Macs => Set<MacRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MacRow>(mac =>
        {
            mac.ToTable("macs");
            mac.HasKey(row => row.Key);
            mac.Ignore(row => row.Id);
        });
    }
}
