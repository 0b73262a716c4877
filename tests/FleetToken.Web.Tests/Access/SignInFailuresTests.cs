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
    public async Task Failures_OfStrangersForADay_AreTwoHundredEntriesAndThenOneAnHour()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        var failures = new SignInFailures(product.Serve.Services.GetRequiredService<AuditLog>(), time, NullLogger<SignInFailures>.Instance);
        Task FailAsync(string? person = null) => failures.WriteDownAsync(new DefaultHttpContext(), new SignInProblem(SignInProblemKind.TryAgain, "one of many") { Person = person }, "x");
        var before = (await product.AuditAsync()).Count;

        // Two hundred within ten minutes; what follows in that day is one an hour, with the number of the others.
        for (var minute = 0; minute < 24 * 60; minute += minute < 20 ? 1 : 20)
        {
            for (var times = 0; times < 20; times++)
            {
                await FailAsync();
            }

            time.Advance(minute < 20 ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(20));
        }

        var written = (await product.AuditAsync()).Count - before;
        Assert.InRange(written, 200 + 20, 200 + 24);
        Assert.Contains("more before", (await product.AuditAsync())[0].Details, StringComparison.Ordinal);

        // Somebody the provider knows is no stranger.
        await FailAsync("Grace");
        Assert.Equal("Grace", (await product.AuditAsync())[0].By);
    }
}
