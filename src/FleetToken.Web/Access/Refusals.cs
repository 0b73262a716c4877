using System.Security.Claims;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace FleetToken.Web.Access;

/// <summary>Writes down what was refused to people who are known. If that fails the refusal stands, and the log says so.</summary>
public sealed class Refusals(AuditLog audit, ILogger<Refusals> logger) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _answer = new();

    /// <summary>Answers a request that is not allowed, and writes it down.</summary>
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(authorizeResult);
        if (authorizeResult.Forbidden)
        {
            await WriteDownAsync(context.User, $"{context.Request.Method} {context.Request.Path}");
        }

        await _answer.HandleAsync(next, context, policy, authorizeResult);
    }

    /// <summary>Writes down that a person was refused something.</summary>
    public async Task WriteDownAsync(ClaimsPrincipal person, string what)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Identity?.IsAuthenticated != true)
        {
            return;
        }

        try
        {
            await audit.AppendAsync(CurrentUser.Of(person).Entry(AuditEvent.Refused) with { Subject = what }, CancellationToken.None);
        }
        catch (StoreException failure)
        {
            Log.NotWrittenDown(logger, what, failure.Message);
        }
    }
}
