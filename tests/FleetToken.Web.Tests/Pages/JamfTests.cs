using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using FleetToken.Domain.Configuration;
using FleetToken.Jamf;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Configuration;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.Fleet;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static FleetToken.Web.Tests.Fleet.FoundMacs;

namespace FleetToken.Web.Tests.Pages;

/// <summary>The page of Jamf's configuration in every state.</summary>
public sealed class JamfTests : PageContext
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_NothingReadYet_SaysSo()
    {
        await using var fleet = await FleetAsync(Mac(1, ""));
        Use(fleet);

        Assert.Contains("is not read yet", Render<JamfPage>().Find(".blank h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_StoreDoesNotAnswer_SaysSo()
    {
        await using var fleet = await FleetAsync(Mac(1, ""));
        Use(fleet);
        await using var db = await fleet.Store.CreateDbContextAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync("DROP TABLE server_facts", Cancel);

        Assert.Contains("cannot be read", Render<JamfPage>().Find("[role=alert] h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithFindings_ShowsObjectsWorstFirstWithMaskedLinesAndTheirMacs()
    {
        await using var fleet = await ConcernedAsync();
        await fleet.StoreAsync(StoredConfiguration.Faulty);
        Use(fleet);

        var page = Render<JamfPage>();

        Assert.Equal("1 Mac can read a password that Jamf sends it.", Text(page.Find(".verdict h2").TextContent));
        Assert.StartsWith("In Grant <b>token</b>. Everything", Text(page.Find(".verdict p").TextContent), StringComparison.Ordinal);
        Assert.Equal("/macs?finding=FT-SEC-01", page.Find(".verdict a").GetAttribute("href"));
        Assert.Equal(["script-3", "policy-12"], page.FindAll("details.object").Select(one => one.Id).Where(id => id != "server"));
        var script = page.Find("#script-3");
        Assert.Equal("Grant <b>token</b>", script.QuerySelector(".name")!.TextContent);
        Assert.Equal(StoredConfiguration.LongLine, script.QuerySelector(".hit-line > bdi")!.TextContent);
        Assert.Contains(script.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/macs?object=script-3");
        Assert.Contains("Concerns 1 Mac, may concern 1 more", Text(page.Find("#policy-12 .said").TextContent), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("details.object[open]"));
    }

    [Theory]
    [InlineData("policy-12", "policy-12")]
    [InlineData("FT-SEC-01", "script-3")]
    public async Task Page_AddressNamesAnObjectOrACode_OpensIt(string target, string opened)
    {
        await using var fleet = await ConcernedAsync();
        await fleet.StoreAsync(StoredConfiguration.Faulty);
        Use(fleet);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/jamf#{target}");

        Assert.Equal(opened, Assert.Single(Render<JamfPage>().FindAll("details.object[open]")).Id);
    }

    [Fact]
    public async Task Page_ListsThatCouldNotBeRead_AreNamedWithThePrivilege()
    {
        await using var fleet = await FleetAsync(Mac(1, ""));
        await fleet.StoreAsync(StoredConfiguration.Faulty with { Policies = null, Unread = [new UnreadObject(ObjectKind.Profile, 4, "Wi-<i>Fi", "it has no payload")] });
        Use(fleet);

        var text = Text(Render<JamfPage>().Find("section[aria-label='Not known of main']").TextContent);

        Assert.Contains("Policies could not be read.", text, StringComparison.Ordinal);
        Assert.Contains("Privilege: Read Policies", text, StringComparison.Ordinal);
        Assert.Contains("Wi-<i>Fi was set aside.", text, StringComparison.Ordinal);
        Assert.Contains("profile 4: it has no payload", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_AreFineNotFineOrNotKnown_WithReasonAndWhatToDo()
    {
        await using var fleet = await FleetAsync(Mac(1, ""));
        await fleet.StoreAsync(StoredConfiguration.Faulty);
        await fleet.StoreAsync(StoredConfiguration.Faulty with { Policies = null }, "other");
        Use(fleet);

        var page = Render<JamfPage>();

        var known = page.Find("section[aria-label='Credential checks of main']");
        Assert.Equal(12, known.QuerySelectorAll("[data-check]").Length);
        Assert.Contains("1 not fine, 11 fine", known.TextContent, StringComparison.Ordinal);
        var found = Text(known.QuerySelector("[data-check='C1']")!.TextContent);
        Assert.All(["Not fine", "In Grant <b>token</b>.", "Put - in the place of the password"], words => Assert.Contains(words, found, StringComparison.Ordinal));
        Assert.Contains("Fine", Text(known.QuerySelector("[data-check='C9']")!.TextContent), StringComparison.Ordinal);
        var unknown = page.Find("section[aria-label='Credential checks of other']");
        Assert.Contains("1 not fine, 11 not known", unknown.TextContent, StringComparison.Ordinal);
        Assert.Contains("There may be more: policies could not be read.", Text(unknown.QuerySelector("[data-check='C1']")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("Give the API role of FleetToken Read Policies.", Text(unknown.QuerySelector("[data-check='C9']")!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ASweepEnds_ShowsWhatIsNewByItself()
    {
        await using var fleet = await ConcernedAsync();
        Use(fleet);
        var page = Render<JamfPage>();
        Assert.Empty(page.FindAll("details.object"));
        await fleet.StoreAsync(StoredConfiguration.Faulty);

        var run = new Web.Store.SyncRunRow { Server = "main", StartedAt = StoredFleet.Now, FinishedAt = StoredFleet.Now.AddMinutes(1), Complete = true };
        Services.GetRequiredService<SyncStatus>().Change("main", sync => sync with { LastComplete = SyncRuns.SweepOf(run) });
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("details.object").Count));
    }

    [Fact]
    public async Task Page_NothingAllowed_DoesNotSayThatAllIsWell()
    {
        await using var fleet = await FleetAsync(Mac(1, ""));
        await fleet.StoreAsync(ServerConfiguration.NotRead);
        Use(fleet);

        var page = Render<JamfPage>();

        Assert.Contains("nothing can be said", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".verdict"));
    }

    private static Task<StoredFleet> ConcernedAsync()
    {
        var (surely, maybe) = (Mac(1, ""), Mac(2, ""));
        surely.Concerns = "FT-CFG-01:policy-12 FT-SEC-01:script-3";
        maybe.Concerns = "FT-CFG-01:policy-12?";
        return FleetAsync(surely, maybe);
    }

    private void Use(StoredFleet fleet)
    {
        var person = AddAuthorization();
        person.SetAuthorized("Ada");
        person.SetClaims(new Claim("fleettoken:every-mac", "true"));
        person.SetPolicies(AccessPolicies.ViewFleet, AccessPolicies.ViewConfiguration);
        Services.AddSingleton(fleet.Configuration);
        Services.AddSingleton(new SyncStatus(
            Options.Create(new JamfOptions { Servers = { ["main"] = new JamfServerOptions { Url = "https://jamf.example.org" } } }), Options.Create(new SyncOptions()), Time, NullLogger<SyncStatus>.Instance));
    }
}
