using System.Security.Claims;
using FleetToken.Web.Access;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.Access;

/// <summary>When a person last gave their password: the provider says so, or it was asked for; coming in without one is no proof of who sits there.</summary>
public sealed class FreshSignInTests(SignInProduct product) : IClassFixture<SignInProduct>
{
    [Theory]
    [InlineData(-7200, -7200)]
    [InlineData(+7200, 0)]
    [InlineData(null, null)]
    public async Task SignIn_WithAuthTime_KnowsWhenThePasswordWasGiven(int? authTime, int? passwordAt)
    {
        var person = await SignInAsync("/access/sign-in?returnUrl=%2Fhealth%2Flive", authTime);

        AssertClose(passwordAt, person.PasswordAt);
        Assert.Contains("ada@example.org", person.Accounts);
    }

    [Theory]
    [InlineData(-7200, -7200)]
    [InlineData(null, 0)]
    public async Task SignInAgain_CountsAsNowUnlessTheProviderSaysOtherwise(int? authTime, int? passwordAt)
    {
        var person = await SignInAsync(AccessEndpoints.SignInAgainWith("/health/live"), authTime);

        AssertClose(passwordAt, person.PasswordAt);
    }

    [Fact]
    public async Task SignInAgain_OfSomebodySignedIn_SendsThemToGiveTheirPassword()
    {
        using var visitor = await product.SignedInAsync("ada", "can-helpdesk");

        using var again = await visitor.SendAsync(HttpMethod.Get, AccessEndpoints.SignInAgainWith("/helpdesk"));
        using var plain = await visitor.SendAsync(HttpMethod.Get, "/access/sign-in?returnUrl=%2Fhelpdesk");

        var query = QueryHelpers.ParseQuery(again.Headers.Location!.Query);
        Assert.Equal(("login", "0"), (query["prompt"].ToString(), query["max_age"].ToString()));
        Assert.Equal("/helpdesk", plain.Headers.Location!.OriginalString);
    }

    private async Task<CurrentUser> SignInAsync(string path, int? authTime)
    {
        product.Provider.Seat("ada", new[] { "can-helpdesk" });
        product.Provider.Tamper = token => product.Provider.Sign(token, claims =>
        {
            claims.Remove("auth_time");
            if (authTime is { } seconds)
            {
                claims["auth_time"] = TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
            }
        });
        using var visitor = product.Visitor();
        using var page = await visitor.OpenAsync(path);
        Assert.Equal("/health/live", visitor.At.PathAndQuery);
        var cookie = product.Serve.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.SchemeName);
        var ticket = cookie.TicketDataFormat.Unprotect(visitor.Cookies["__Host-fleettoken"]);
        return CurrentUser.Of(new ClaimsPrincipal(ticket!.Principal.Identities));
    }

    private static void AssertClose(int? seconds, DateTimeOffset? at)
    {
        if (seconds is not { } some)
        {
            Assert.Null(at);
            return;
        }

        Assert.NotNull(at);
        Assert.InRange((at.Value - TimeProvider.System.GetUtcNow()).TotalSeconds, some - 30, some + 2);
    }
}
