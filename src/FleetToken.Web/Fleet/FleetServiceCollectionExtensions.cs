namespace FleetToken.Web.Fleet;

/// <summary>Registers the index and the query.</summary>
public static class FleetServiceCollectionExtensions
{
    /// <summary>The index, pasted lists, the queries, accepted findings, and how answers are spelled. <see cref="FleetIndex.LoadAsync"/> is for the host to call before sync starts.</summary>
    public static IServiceCollection AddFleet(this IServiceCollection services)
    {
        services.AddSingleton<FleetIndex>();
        services.AddSingleton<MacLists>();
        services.AddSingleton<StoredFacts>();
        services.AddSingleton<MacsQuery>();
        services.AddSingleton<FindingsQuery>();
        services.AddSingleton<ConfigurationQuery>();
        services.AddSingleton<Acceptances>();
        services.AddSingleton<WhatIfQuery>();
        services.AddSingleton<Lookup.PersonLookup>();
        services.ConfigureHttpJsonOptions(options => FleetWords.Configure(options.SerializerOptions));
        return services;
    }
}
