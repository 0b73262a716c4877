using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Store;

/// <summary>Where the local database is. Bound from the configuration section <c>Store</c>.</summary>
public sealed record StoreOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Store";

    /// <summary>Connection string of a SQLite file; a relative path counts from the folder the command was given in. Default <c>Data Source=data/fleettoken.db</c>.</summary>
    public string ConnectionString { get; init; } = "Data Source=data/fleettoken.db";
}

/// <summary>Says what is wrong with <see cref="StoreOptions"/>, by key.</summary>
public sealed class StoreOptionsValidator : IValidateOptions<StoreOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StoreOptions options)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder(options.ConnectionString);
            var isFile = source.DataSource.Length > 0
                && source.Mode is not SqliteOpenMode.Memory
                && !source.DataSource.StartsWith(':')
                && !source.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
            return isFile
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Store:ConnectionString must name a file, such as \"Data Source=data/fleettoken.db\".");
        }
        catch (ArgumentException)
        {
            return ValidateOptionsResult.Fail(
                "Store:ConnectionString is not a SQLite connection string; write \"Data Source=data/fleettoken.db\".");
        }
    }
}
