using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Fleet;
using FleetToken.Web.Fleet.Lookup;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.Fleet;
using FleetToken.Web.Tests.Fleet.Lookup;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Pages;

/// <summary>The lookup: what is typed stays on the page, what is chosen is written down first.</summary>
public sealed class HelpdeskTests : PageContext
{
    private BunitAuthorizationContext? _person;

    [Fact]
    public async Task Page_Opened_SaysWhatCanBeTyped()
    {
        await using var fleet = await FleetAsync();
        var page = Render<HelpdeskPage>();

        Assert.Contains("Meyer finds Maier", page.Markup, StringComparison.Ordinal);
        Assert.Equal("false", page.Find("#lookup").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Typing_AfterAPause_ListsWhoWasMeantAndPutsNothingIntoTheAddress()
    {
        await using var fleet = await FleetAsync();
        var page = Render<HelpdeskPage>();

        var typed = page.Find("#lookup").InputAsync(new ChangeEventArgs { Value = "Adeymei" });
        Assert.Empty(page.FindAll("[role=option]"));
        Time.Advance(TimeSpan.FromMilliseconds(150));
        await typed;

        var option = page.Find("[role=option]");
        Assert.Equal(option.Id, page.Find("#lookup").GetAttribute("aria-activedescendant"));
        Assert.Equal("true", option.GetAttribute("aria-selected"));
        Assert.Contains("Ngozi Adeyemi", page.Find("[role=group]").TextContent, StringComparison.Ordinal);
        Assert.Equal(PhoneFleet.Serial(13)[^4..], option.QuerySelector("b")!.TextContent);
        Assert.Contains("hit", page.Find("p[role=status].sr").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/helpdesk", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrows_GoThroughAllMacsAndRoundAgain()
    {
        await using var fleet = await FleetAsync();
        var page = await AskedAsync("?q=anna");
        var last = page.FindAll("[role=option]").Count - 1;

        await KeyAsync(page, "ArrowUp");
        Assert.Equal(LookupHits.IdOf(last), page.Find("#lookup").GetAttribute("aria-activedescendant"));
        await KeyAsync(page, "ArrowDown");
        Assert.Equal(LookupHits.IdOf(0), page.Find("#lookup").GetAttribute("aria-activedescendant"));
        await KeyAsync(page, "Escape", TimeSpan.FromMilliseconds(150));
        Assert.Empty(page.FindAll("[role=option]"));
    }

    [Fact]
    public async Task Enter_OnAMac_WritesDownWhoAndWhichMacButNotWhatWasTyped_ThenOpensIt()
    {
        await using var fleet = await FleetAsync();
        var page = await AskedAsync("?q=Adeymei&ticket=INC-4711");

        await KeyAsync(page, "Enter");

        Assert.EndsWith("/helpdesk/call/main/13?ticket=INC-4711", Navigation.Uri, StringComparison.Ordinal);
        var entry = Assert.Single(await AuditAsync(fleet));
        Assert.Equal(("personLookedUp", "Ada", "main", 13L), (entry.Event, entry.By, entry.Server, entry.ComputerId));
        Assert.Equal($"MBP-MUC-0013 ({PhoneFleet.Serial(13)})", entry.Subject);
        Assert.Contains("INC-4711", entry.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("Adeymei", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_WhereItCannotBeWrittenDown_OpensNothingAndSaysSo()
    {
        await using var fleet = await FleetAsync();
        var page = await AskedAsync("?q=adeyemi");
        await fleet.AddAsync(db => db.Database.ExecuteSqlRaw("DROP TABLE audit"));

        await KeyAsync(page, "Enter");

        Assert.Contains("was not opened", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/helpdesk?q=adeyemi", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_BeforeTheAnswer_LooksAndChoosesNothing()
    {
        await using var fleet = await FleetAsync();
        var page = await AskedAsync("?q=meyer");

        _ = page.Find("#lookup").InputAsync(new ChangeEventArgs { Value = "adeyemi" });
        await KeyAsync(page, "Enter");

        Assert.Contains("Ngozi Adeyemi", page.Find("[role=group]").TextContent, StringComparison.Ordinal);
        Assert.Empty(await AuditAsync(fleet));
    }

    [Fact]
    public async Task Page_OfANameNobodyHas_SaysWhatToAskFor()
    {
        await using var fleet = await FleetAsync();
        var page = await AskedAsync("?q=Zzyzx+Qqqqqqq");

        Assert.Contains("underside of the Mac", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Nobody found.", page.Find("p[role=status].sr").TextContent);
    }

    [Theory]
    [InlineData("INC-1", true)]
    [InlineData("ABCD-EFGH-2345-JKLM-NPQR-STUV", false)]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", false)]
    public async Task Ticket_InTheAddress_IsShownUnlessItIsTooLongOrASecret(string ticket, bool isShown)
    {
        await using var fleet = await FleetAsync();
        var page = await AskedAsync($"?ticket={ticket}");

        Assert.Equal(isShown, page.Markup.Contains(ticket, StringComparison.Ordinal));
        Assert.Equal(!isShown, page.Markup.Contains("was left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfAReaderWithASite_ListsNoOtherMacs()
    {
        await using var fleet = await FleetAsync(site: "Berlin");
        var page = await AskedAsync("?q=adeyemi");

        Assert.Empty(page.FindAll("[role=option]"));
    }

    [Fact]
    public async Task Page_OfSomebodyWhoLostTheRole_ListsNothingAndSaysWhy()
    {
        await using var fleet = await FleetAsync();
        _person!.SetPolicies();
        var page = await AskedAsync("?q=adeyemi");

        Assert.Contains("no longer include the helpdesk", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=option]"));
    }

    [Fact]
    public async Task Page_AfterTooManySearches_SaysHowLongToWaitAndIsWrittenDown()
    {
        await using var fleet = await FleetAsync();
        var limits = Services.GetRequiredService<LookupLimits>();
        var ada = new CurrentUser("Ada", new HashSet<Role>(), FleetScope.Everything);
        Assert.All(Enumerable.Range(0, LookupLimits.Searches), number => Assert.Null(limits.Search(ada, $"name {number}")));

        var page = await AskedAsync("?q=adeyemi");

        Assert.Contains("300 times within an hour", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("refused", Assert.Single(await AuditAsync(fleet)).Event);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private async Task<StoredFleet> FleetAsync(string? site = null)
    {
        var fleet = await StoredFleet.OfAsync(PhoneFleet.Rows);
        Services.AddSingleton(new PersonLookup(fleet.Index, fleet.Store));
        Services.AddSingleton(await fleet.AuditAsync());
        Services.AddSingleton(await fleet.CallsAsync());
        Services.AddSingleton<LookupLimits>();
        Services.AddSingleton<Refusals>();
        Services.AddScoped<PersonNow>();
        _person = this.AddAuthorization().SetAuthorized("Ada").SetPolicies(AccessPolicies.HelpCallers);
        _person.SetClaims([.. PersonClaims.Of("Ada", "Test", [Role.Helpdesk], site is null ? null : [site]).Claims.Where(claim => claim.Type != ClaimTypes.Name)]);
        Navigation.NavigateTo("/helpdesk");
        return fleet;
    }

    private Task<IRenderedComponent<HelpdeskPage>> AskedAsync(string query)
    {
        Navigation.NavigateTo("/helpdesk" + query);
        var page = Render<HelpdeskPage>();
        page.WaitForState(() => page.FindAll(".skel").Count == 0);
        return Task.FromResult(page);
    }

    private async Task KeyAsync(IRenderedComponent<HelpdeskPage> page, string key, TimeSpan pause = default)
    {
        var done = page.Find("#lookup").KeyDownAsync(new KeyboardEventArgs { Key = key });
        Time.Advance(pause);
        await done;
    }

    private static async Task<List<AuditRow>> AuditAsync(StoredFleet fleet)
    {
        await using var db = await fleet.Store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.Audit.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }
}
