using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FleetToken.Web.Access;

/// <summary>How often one person or program may do what is costly or worth guessing at; beyond it 429 with the seconds to wait.</summary>
public static class RateLimits
{
    /// <summary>Files with lists: so many a minute for one person or token.</summary>
    public const string Exports = nameof(Exports);

    /// <summary>Signing in: so many a minute from one address.</summary>
    public const string SignIn = nameof(SignIn);

    private const int ExportsAMinute = 60;
    private const int SignInsAMinute = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Adds the limits by name; an endpoint takes one with <c>RequireRateLimiting</c>.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.OnRejected = RefuseAsync;
        options.AddPolicy(Exports, context => Per(context.User.Identity?.Name ?? "", ExportsAMinute));
        options.AddPolicy(SignIn, context => Per(context.Connection.RemoteIpAddress?.ToString() ?? "", SignInsAMinute));
    });

    private static RateLimitPartition<string> Per(string who, int often) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = often, Window = Window });

    private static async ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken cancellationToken)
    {
        var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var response = refused.HttpContext.Response;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await refused.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = refused.HttpContext,
            ProblemDetails = new ProblemDetails
            {
                Status = StatusCodes.Status429TooManyRequests,
                Title = "Too often.",
                Detail = $"Wait {seconds} seconds and ask again.",
            },
        });
    }
}
