using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Findings;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.Fleet;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor;
using static FleetToken.Web.Tests.Fleet.FoundMacs;

namespace FleetToken.Web.Tests.Pages;

/// <summary>The findings pages over a stored fleet, in each of their states.</summary>
public sealed class FindingsTests : PageContext
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Findings_WithoutMacs_SaysThatThereAreNoneYet()
    {
        await using var fleet = await FleetAsync();
        await UseAsync(fleet);

        Assert.Contains("No Macs yet", Render<FindingsPage>().Find(".blank h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_WhereNothingWasFound_SaysWhatWasNotJudged()
    {
        await using var fleet = await FleetAsync(Mac(1, "", notJudged: "FT-TOK-03:measured token holders"));
        await UseAsync(fleet);

        var page = Render<FindingsPage>();

        Assert.Contains("Nothing was found on any Mac", page.Find(".blank h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 rule could not be judged", Text(page.Find(".blank").TextContent), StringComparison.Ordinal);
        Assert.Contains("not judged for 1 Mac, not known there: measured token holders", Text(page.Find(".absent").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_OfAFleet_AreNoticesThenMacs_EachWithItsNumbers()
    {
        await using var fleet = await FleetAsync([.. Enumerable.Range(1, 9).Select(key => Mac(key, key == 1 ? "FT-PRK-02:critical FT-PRK-03:medium" : "FT-PRK-03:medium"))]);
        await fleet.AddAsync(db => db.Acceptances.Add(Accepted("FT-PRK-02", id: 1)));
        await UseAsync(fleet);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/findings?newSince=7d");

        var page = Render<FindingsPage>();

        Assert.Equal(["Of the whole fleet", "On Macs"], page.FindAll("section.card h2").Select(head => head.TextContent));
        var row = page.Find("[aria-label='Table: On Macs'] tbody tr");
        Assert.Equal("/findings/FT-PRK-02", row.QuerySelector("a[data-row]")!.GetAttribute("href"));
        var text = Text(row.TextContent);
        Assert.All(["Critical", "FT-PRK-02", "1 of 9 Macs", "+1"], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Equal("1", row.QuerySelector("[data-l='Accepted']")!.TextContent);
        Assert.Equal("/findings?newSince=7d", page.Find(".seg [aria-current]").GetAttribute("href"));
    }

    [Fact]
    public async Task Findings_SharedByFewMacs_ShowMacsBeforeNoticesOfTheFleet()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:critical FT-INV-02:info"), Mac(2, ""), Mac(3, ""));
        await UseAsync(fleet);

        var page = Render<FindingsPage>();

        Assert.Equal(["On Macs", "Of the whole fleet"], page.FindAll("section.card h2").Select(head => head.TextContent));
    }

    [Fact]
    public async Task Findings_BeforeTheFirstSweepIsComplete_CallNothingNew()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:critical"), Mac(2, ""), Mac(3, ""));
        await UseAsync(fleet);

        var page = Render<FindingsPage>();

        Assert.Contains("No sweep is complete yet", Text(page.Find(".since").TextContent), StringComparison.Ordinal);
        Assert.Equal("–", page.Find("td[data-l^='New']").TextContent);
    }

    [Theory]
    [InlineData(-2, "Counted since 22 Nov 2026: what changed in a week is shown from 29 Nov 2026 on.", null)]
    [InlineData(-8, "“A week” compares with 16 Nov 2026.", "−2")]
    public async Task Findings_AgainstAWeekAgo_SayWhatChangedOrSinceWhenTheyCount(int counted, string note, string? change)
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:critical"), Mac(2, ""));
        await fleet.AddAsync(db => db.FleetDays.Add(new FleetDayRow { Day = new DateOnly(2026, 11, 24).AddDays(counted), Server = "main", Site = "", Verdict = FleetDayVerdict.Finding, Value = "FT-PRK-02", Count = 3 }));
        await UseAsync(fleet);

        var page = Render<FindingsPage>();

        Assert.Equal(note, Text(page.Find(".week").TextContent));
        Assert.Equal(change, page.FindAll("[data-l='In a week']").SingleOrDefault()?.TextContent);
    }

    [Fact]
    public async Task Findings_WhereTheStoreDoesNotAnswer_SaySo()
    {
        await using var fleet = await FleetAsync(Mac(1, ""));
        await UseAsync(fleet);
        await BreakAsync(fleet);

        Assert.Contains("The findings cannot be read", Render<FindingsPage>().Find("[role=alert] h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finding_UnknownCode_SaysThatThereIsNone()
    {
        await using var fleet = await FleetAsync(Mac(1, ""));
        await UseAsync(fleet);

        var page = Page("FT-XXX-99");

        Assert.Contains("There is no such finding", page.Find(".blank h2").TextContent, StringComparison.Ordinal);
        Assert.Equal("/findings", page.Find(".blank a").GetAttribute("href"));
    }

    [Fact]
    public async Task Finding_WhereTheStoreDoesNotAnswer_SaysSo()
    {
        await using var fleet = await FleetAsync(Mac(1, ""));
        await UseAsync(fleet);
        await BreakAsync(fleet);

        Assert.Contains("This finding cannot be read", Page("FT-PRK-02").Find("[role=alert] h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFindingOfTheCatalogue_HasStepsForAnyMac()
    {
        foreach (var finding in Domain.Findings.FindingCatalogue.All)
        {
            Assert.NotEmpty(AnyMac.Advice(finding, new Domain.FleetSettings(), Samples.Now).Steps);
        }
    }

    [Fact]
    public async Task Finding_OfMacs_ShowsMeaningStepsSourcesAndItsMacs()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:critical"), Mac(2, "FT-PRK-02:high"), Mac(3, ""));
        await UseAsync(fleet);

        var page = Page("FT-PRK-02");

        Assert.NotEmpty(page.FindAll("ol.steps > li"));
        Assert.All(["meaning", "steps", "controls", "sources", "criteria", "affected"], id => Assert.Single(page.FindAll($"h2#{id}")));
        Assert.Equal(["mac 1", "mac 2"], page.FindAll("table.affected a[data-row]").Select(link => link.TextContent));
        Assert.Contains("2 of 3 Macs", Text(page.Find(".head .sub").TextContent), StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".head .acts a"), link => link.GetAttribute("href") == "/macs?finding=FT-PRK-02");
        Assert.Contains(page.FindAll(".head .acts a"), link => link.GetAttribute("href") == "/api/v1/findings.csv?finding=FT-PRK-02");
        Assert.Empty(page.FindAll("button[aria-label^='Accept on']"));
    }

    [Fact]
    public async Task Finding_Narrowed_SaysOfHowManyAndExportsThatView()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:critical"), Mac(20, "FT-PRK-02:high"));
        await UseAsync(fleet);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/findings/FT-PRK-02?newSince=7d&accepted=false");

        var page = Page("FT-PRK-02");

        Assert.Contains("1 of 2, worst first", Text(page.Find("#affected").ParentElement!.TextContent), StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".head .acts a"), link => link.GetAttribute("href") == "/api/v1/findings.csv?finding=FT-PRK-02&newSince=7d&accepted=false");
        Assert.Equal(["/findings/FT-PRK-02?newSince=7d&accepted=false", "/findings/FT-PRK-02?newSince=7d&accepted=false"], page.FindAll(".narrowing [aria-current]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Finding_AcceptedByAnAdmin_AsksWhyAndShowsItAsAccepted()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:critical"), Mac(2, "FT-PRK-02:high"));
        await UseAsync(fleet, Role.Admin);
        var dialogs = Render<MudDialogProvider>();
        var page = Page("FT-PRK-02");

        page.Find("button[aria-label='Accept on mac 1']").Click();
        await dialogs.WaitForElement("#accept-reason").InputAsync("password: hunter2");
        await dialogs.Find("button.primary").ClickAsync();
        Assert.Contains("looks like a recovery key or a password", dialogs.Find(".note").TextContent, StringComparison.Ordinal);
        await dialogs.Find("#accept-reason").InputAsync("Exam room");
        await dialogs.Find("button.primary").ClickAsync();

        page.WaitForElement(".accepted");
        var row = Text(page.Find("table.affected tbody tr").TextContent);
        Assert.Contains("until 22 Feb 2027 by Ada", row, StringComparison.Ordinal);
        Assert.Contains("Exam room", row, StringComparison.Ordinal);
        await page.Find("button[aria-label='Take back the acceptance on mac 1']").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".accepted")));
        await using var db = await fleet.Store.CreateDbContextAsync(Cancel);
        Assert.Equal("Ada", (await db.Acceptances.SingleAsync(Cancel)).WithdrawnBy);
    }

    [Fact]
    public async Task Finding_OfObjects_ShowsThemAboveTheStepsAndIsAcceptedOnOne()
    {
        await using var fleet = await ObjectFindingTests.FleetAsync();
        await UseAsync(fleet, Role.Admin);
        var dialogs = Render<MudDialogProvider>();
        var page = Page("FT-CFG-01");
        Assert.True(page.Markup.IndexOf("id=\"objects\"", StringComparison.Ordinal) < page.Markup.IndexOf("id=\"steps\"", StringComparison.Ordinal));
        Assert.Contains("policy 12, concerns 1 Mac, may concern 1 more, first seen 3 d ago", Text(page.Find(".objects").TextContent), StringComparison.Ordinal);

        page.Find("button[aria-label='Accept on Reset local admin']").Click();
        await dialogs.WaitForElement("#accept-reason").InputAsync("Goes with the old Macs");
        await dialogs.Find("button.primary").ClickAsync();

        page.WaitForElement(".objects .accepted");
        Assert.Contains("Goes with the old Macs", Text(page.Find(".objects .accepted").TextContent), StringComparison.Ordinal);
        Assert.Contains("2 accepted", Text(page.Find(".head .sub").TextContent), StringComparison.Ordinal);
        await page.Find("button[aria-label='Take back the acceptance on Reset local admin']").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".objects .accepted")));
    }

    [Fact]
    public async Task Finding_OfObjects_NamesNoneToAReaderWhoMayNotViewThem()
    {
        await using var fleet = await ObjectFindingTests.FleetAsync();
        await UseAsync(fleet);

        var page = Page("FT-CFG-01");

        Assert.Empty(page.FindAll(".objects"));
        Assert.DoesNotContain("Reset local admin", page.Markup, StringComparison.Ordinal);
    }

    private async Task UseAsync(StoredFleet fleet, params Role[] roles)
    {
        var person = AddAuthorization();
        person.SetAuthorized("Ada");
        person.SetClaims(new Claim("fleettoken:every-mac", "true"));
        person.SetPolicies([.. roles.Contains(Role.Admin) ? [AccessPolicies.ViewFleet, AccessPolicies.AcceptFindings, AccessPolicies.ViewConfiguration] : new[] { AccessPolicies.ViewFleet }]);
        Services.AddSingleton(fleet.Findings);
        Services.AddSingleton(fleet.Configuration);
        Services.AddSingleton(await fleet.AcceptancesAsync());
        Services.AddSingleton(await fleet.AuditAsync());
        Services.AddSingleton<Refusals>();
        Services.AddScoped<PersonNow>();
        Services.AddSingleton(new FleetChanges(NullLogger<FleetChanges>.Instance));
        Time.SetUtcNow(Samples.Now);
    }

    private static async Task BreakAsync(StoredFleet fleet)
    {
        await using var db = await fleet.Store.CreateDbContextAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync("DROP TABLE fleet_days", Cancel);
    }

    private IRenderedComponent<FindingPage> Page(string code) => Render<FindingPage>(parameters => parameters.Add(page => page.Code, code));
}
