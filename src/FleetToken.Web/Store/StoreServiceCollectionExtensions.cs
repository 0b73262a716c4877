using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Store;

/// <summary>Registers the store.</summary>
public static class StoreServiceCollectionExtensions
{
    /// <summary>Adds the database, its reading contexts and its one writer; the schema is made at start.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidator>();

        // Not the content root: that can be the program's own folder.
        var folder = Environment.CurrentDirectory;
        services.AddSingleton(provider => new StoreLocation(provider.GetRequiredService<IOptions<StoreOptions>>().Value, folder));
        services.AddOptions<KeyOptions>().BindConfiguration(KeyOptions.Section);
        services.AddSingleton<KeyFolder>();
        services.AddPooledDbContextFactory<FleetDb>((provider, options) =>
            options.UseSqlite(provider.GetRequiredService<StoreLocation>().ConnectionString));
        services.AddSingleton<Writer>();
        services.AddHostedService<StoreStart>();
        services.AddHostedService(provider => provider.GetRequiredService<Writer>());
        return services;
    }
}
