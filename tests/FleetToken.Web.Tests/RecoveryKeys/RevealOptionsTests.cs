using FleetToken.Web.Commands;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>The section <c>Reveal</c> as the product reads it at its start.</summary>
public sealed class RevealOptionsTests
{
    [Theory]
    [InlineData("Reveal:Approvers", "6", "Reveal:Approvers must be from 0 to 5")]
    [InlineData("Reveal:Approvers", "-1", "Reveal:Approvers must be from 0 to 5")]
    [InlineData("Reveal:Ticket:Pattern", "INC-[", "Reveal:Ticket:Pattern is no regular expression")]
    [InlineData("Reveal:Ticket:Pattern", @"(a)\1", "Reveal:Ticket:Pattern is no regular expression")]
    [InlineData("Reveal:Ticket:UrlTemplate", "https://tickets.example.org/", "Reveal:Ticket:UrlTemplate must be a web address")]
    [InlineData("Reveal:Ticket:UrlTemplate", "javascript:alert({ticket})", "Reveal:Ticket:UrlTemplate must be a web address")]
    [InlineData("Reveal:Rules:0:Approvers", "2", "Reveal:Rules:0 must name one of Site, Group and Account")]
    [InlineData("Reveal:Rules:0:Site", " ", "Reveal:Rules:0 must name one of Site, Group and Account")]
    [InlineData("Reveal:IdentityChecks:0", " ", "Reveal:IdentityChecks:0 says nothing")]
    [InlineData("Reveal:PerPersonPerHour", "0", "Reveal:PerPersonPerHour must be from 1 to 1000")]
    [InlineData("Reveal:PerPersonPerDay", "1001", "Reveal:PerPersonPerDay must be from 1 to 1000")]
    [InlineData("Reveal:PerMacPerDay", "0", "Reveal:PerMacPerDay must be from 1 to 1000")]
    [InlineData("Reveal:ShowFor", "00:00:29", "Reveal:ShowFor must be from 00:00:30 to 00:20:00")]
    [InlineData("Reveal:ShowFor", "00:20:01", "Reveal:ShowFor must be from 00:00:30 to 00:20:00")]
    [InlineData("Reveal:FreshSignIn", "00:04:59", "Reveal:FreshSignIn must be from 00:05:00 to 7.00:00:00")]
    [InlineData("Reveal:FreshSignIn", "8.00:00:00", "Reveal:FreshSignIn must be from 00:05:00 to 7.00:00:00")]
    [InlineData("Reveal:SpellingAlphabet", "klingon", "Reveal:SpellingAlphabet")]
    [InlineData("Reveal:Aprovers", "1", "Reveal:Aprovers")]
    public async Task Start_WithAFault_IsRefusedByItsKey(string key, string value, string told)
    {
        using var folder = new TemporaryFolder();
        var values = RunningProduct.Configuration(folder.Path);
        values[key] = value;

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = values }, TestContext.Current.CancellationToken));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithEverythingSet_ReadsIt()
    {
        using var folder = new TemporaryFolder();
        var values = RunningProduct.Configuration(folder.Path);
        values["Reveal:SpellingAlphabet"] = "german";
        values["Reveal:Rules:0:Group"] = "Executives";
        values["Reveal:IdentityChecks:0"] = "Our own way";
        values["Reveal:Ticket:Pattern"] = "INC-[0-9]+";
        await using var product = await Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = values }, TestContext.Current.CancellationToken);

        var options = product.Services.GetRequiredService<IOptions<RevealOptions>>().Value;

        Assert.Equal(SpellingAlphabet.German, options.SpellingAlphabet);
        Assert.Equal(new RevealRuleOptions { Group = "Executives", Approvers = 1 }, Assert.Single(options.Rules));
        Assert.Equal(["Our own way"], options.IdentityChecksInForce);
    }

    [Fact]
    public void Defaults_AreThoseOfTheDesign()
    {
        var options = new RevealOptions();

        Assert.Equal((false, 0, 10, 25, 2), (options.TicketRequired, options.Approvers, options.PerPersonPerHour, options.PerPersonPerDay, options.PerMacPerDay));
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromHours(1)), (options.ShowFor, options.FreshSignIn));
        Assert.Equal(RevealOptions.UsualIdentityChecks, options.IdentityChecksInForce);
    }
}
