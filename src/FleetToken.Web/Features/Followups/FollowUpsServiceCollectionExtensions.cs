namespace FleetToken.Web.Features.Followups;

/// <summary>Registers follow-ups.</summary>
public static class FollowUpsServiceCollectionExtensions
{
    /// <summary>Adds what people do about them.</summary>
    public static IServiceCollection AddFollowUps(this IServiceCollection services) => services.AddSingleton<FollowUpCases>();
}
