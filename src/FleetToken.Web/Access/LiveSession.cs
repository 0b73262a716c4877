using Microsoft.AspNetCore.Authorization;

namespace FleetToken.Web.Access;

/// <summary>Part of every policy: the person's session still lives. So each page, call and act of a live page asks anew.</summary>
internal sealed class LiveSession : IAuthorizationRequirement;

/// <summary>Looks the session up.</summary>
internal sealed class LiveSessionHandler(Sessions sessions) : AuthorizationHandler<LiveSession>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, LiveSession requirement)
    {
        if (sessions.IsLive(context.User))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
