using FleetToken.Web.Features.RecoveryKeys;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Registers the helpdesk.</summary>
public static class HelpdeskServiceCollectionExtensions
{
    /// <summary>Adds calls and the runbook over them.</summary>
    public static IServiceCollection AddHelpdesk(this IServiceCollection services) => services
        .AddSingleton<RunbookViews>()
        .AddSingleton<Calls>()
        .AddSingleton<JudgeCall>(provider => provider.GetRequiredService<RunbookViews>().JudgeAsync);
}
