using System.Net;
using FleetToken.Web.Access;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.Access;

/// <summary>The product in sign-in mode with a re-check of roles by a clock of the test. The product's own looks at the real clock, and so not within a test.</summary>
internal sealed class Rechecked : IAsyncLifetime
{
    /// <summary>Within which what is taken away must count.</summary>
    public static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    /// <summary>How long a test waits for what must happen.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private LoggerFactory? _loggers;
    private RoleRecheck? _recheck;

    public SignInProduct Product { get; } = new();

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public KeptLog Log { get; } = new();

    public RoleRecheck Recheck => _recheck ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync()
    {
        await Product.InitializeAsync();
        _loggers = new LoggerFactory([Log]);
        var services = Product.Serve.Services;
        var question = new ProviderQuestion(services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>(), services.GetRequiredService<Grants>(), Time);
        _recheck = new RoleRecheck(services.GetRequiredService<Sessions>(), question, Time, _loggers.CreateLogger<RoleRecheck>());
    }

    public async ValueTask DisposeAsync()
    {
        _recheck?.Dispose();
        _loggers?.Dispose();
        await Product.DisposeAsync();
    }

    /// <summary>One look, so much later.</summary>
    public async Task LookAsync(TimeSpan later)
    {
        Time.Advance(later);
        await Recheck.LookAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Answers in the provider's place.</summary>
    public static async Task<bool> AnswerAsync(HttpContext context, int status, object answer)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(answer, answer.GetType());
        return true;
    }

    /// <summary>What a signed-in person's call is answered with.</summary>
    public static async Task<HttpStatusCode> StatusAsync(Visitor visitor)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Get, "/api/v1/summary");
        return answer.StatusCode;
    }
}
