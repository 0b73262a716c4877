using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Web.Tests.Access;

public sealed class SignInFailuresTests(SignInProduct product) : IClassFixture<SignInProduct>
{
    [Fact]
    public async Task Failures_ThatAreMany_AreCountedAndDoNotFillTheLog()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var failures = new SignInFailures(product.Serve.Services.GetRequiredService<AuditLog>(), time, NullLogger<SignInFailures>.Instance);
        Task FailAsync(string reference) => failures.WriteDownAsync(new DefaultHttpContext(), new SignInProblem(SignInProblemKind.TryAgain, reference), "x");
        var before = (await product.AuditAsync()).Count;

        for (var times = 0; times < 27; times++)
        {
            await FailAsync("one of many");
        }

        Assert.Equal(before + 20, (await product.AuditAsync()).Count);
        time.Advance(TimeSpan.FromMinutes(1));
        await FailAsync("the next");
        Assert.Contains("\"more before\":\"7\"", (await product.AuditAsync())[0].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_ForDays_AreTwoHundredEntriesADayAtMost()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        var failures = new SignInFailures(product.Serve.Services.GetRequiredService<AuditLog>(), time, NullLogger<SignInFailures>.Instance);
        var before = (await product.AuditAsync()).Count;

        for (var hour = 0; hour < 48; hour++)
        {
            for (var times = 0; times < 15; times++)
            {
                await failures.WriteDownAsync(new DefaultHttpContext(), new SignInProblem(SignInProblemKind.TryAgain, "one of many"), "x");
            }

            time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(before + 400, (await product.AuditAsync()).Count);
    }
}
