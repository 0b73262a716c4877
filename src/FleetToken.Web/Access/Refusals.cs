using System.Security.Claims;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace FleetToken.Web.Access;

/// <summary>Writes down what was refused to people who are known. If that fails the refusal stands, and the log says so.</summary>
public sealed class Refusals(AuditLog audit, TimeProvider time, ILogger<Refusals> logger) : IAuthorizationMiddlewareResultHandler
{
    // So many of one person in a minute; a script that goes on asking must not fill a log from which nothing is deleted.
    private const int MostInAMinute = 20;

    private readonly AuthorizationMiddlewareResultHandler _answer = new();
    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _written = [];
    private long _minute;

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
        if (person.Identity?.IsAuthenticated != true || !IsToBeWritten(person.Identity.Name ?? ""))
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

    private bool IsToBeWritten(string who)
    {
        lock (_counting)
        {
            var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
            if (minute != _minute)
            {
                _minute = minute;
                _written.Clear();
            }

            var written = _written.GetValueOrDefault(who) + 1;
            _written[who] = written;
            return written <= MostInAMinute;
        }
    }
}
