using Microsoft.Extensions.Options;

namespace FleetToken.Web.Audit;

/// <summary>Registers the audit log.</summary>
public static class AuditServiceCollectionExtensions
{
    /// <summary>Adds the log, its key, its check and what follows it; after the store, whose writer it uses.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<AuditOptions>().BindConfiguration(AuditOptions.Section);
        services.AddSingleton<IValidateOptions<AuditOptions>, AuditOptionsValidator>();
        services.AddSingleton<AuditKey>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditQuery>();
        services.AddSingleton<AuditCheck>();
        services.AddSingleton<AuditStart>();
        services.AddHostedService<AuditTail>();
        return services;
    }
}
