using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FleetToken.Browser.Tests;

public sealed class MacsTests(Chromium chromium, HostileFleet fleet)
{
    [Fact]
    public async Task SearchField_Typed_NarrowsTheListAndTheAddress()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs");

        await open.Page.GetByLabel("Search in these Macs").PressSequentiallyAsync("mba-sao-0053");

        await Expect(open.Page).ToHaveURLAsync(new Regex("\\?search=mba-sao-0053$"));
        await Expect(open.Rows).ToHaveCountAsync(1);
        await Expect(open.Page.GetByLabel("Search in these Macs")).ToHaveValueAsync("mba-sao-0053");
    }

    [Fact]
    public async Task FilterChip_AddedAndRemoved_IsInTheAddressAndOutAgain()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?bootstrapToken=escrowed");
        await Menu(open, "Recovery key").ClickAsync();
        await open.Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Invalid" }).ClickAsync();
        await Expect(open.Page).ToHaveURLAsync(new Regex("recoveryKey=invalid"));
        await Expect(open.Page).ToHaveURLAsync(new Regex("bootstrapToken=escrowed"));
        await open.Page.Keyboard.PressAsync("Escape");
        await Expect(open.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);

        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Remove filter Recovery key" }).ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new Regex("/macs\\?bootstrapToken=escrowed$"));
        await Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Remove filter Recovery key" })).ToHaveCountAsync(0);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task FilterMenu_OpenedByEnter_IsAMenuThatEscapeCloses()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?pageSize=25");
        await Menu(open, "Severity").FocusAsync();

        await open.Page.Keyboard.PressAsync("Enter");

        await Expect(open.Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Critical" })).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(open.Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "High" })).ToBeFocusedAsync();
        Assert.Empty(await Axe.ViolationsAsync(open.Page, "[popover]:popover-open"));
        await open.Page.Keyboard.PressAsync("Escape");
        await Expect(open.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await Expect(Menu(open, "Severity")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task FilterMenu_OpenedByMouse_ClosesOnEscape()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?pageSize=25");
        await Menu(open, "Severity").ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();

        await open.Page.Keyboard.PressAsync("Escape");

        await Expect(open.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ColumnHead_ClickedTwice_SortsThenTurnsTheOrder()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?search=mba-&pageSize=25");
        var head = open.Page.Locator("th").Filter(new() { HasTextRegex = new Regex("^Mac$") });
        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        var first = await open.Rows.First.Locator("a[data-row]").InnerTextAsync();

        await head.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(open.Rows.First.Locator("a[data-row]")).Not.ToHaveTextAsync(first);
        var names = await open.Rows.Locator("a[data-row]").AllInnerTextsAsync();
        Assert.Equal(names.OrderDescending(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task Pager_NextThenBackButton_ShowsTheFirstPageAgain()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?sort=name&pageSize=25");
        var first = await open.Rows.First.Locator("a[data-row]").GetAttributeAsync("href");

        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await Expect(open.Page.GetByText("26–50 of 160")).ToBeVisibleAsync();
        await Expect(open.Rows.First.Locator("a[data-row]")).Not.ToHaveAttributeAsync("href", first!);

        await open.Page.GoBackAsync();
        await Expect(open.Page.GetByText("1–25 of 160")).ToBeVisibleAsync();
        await Expect(open.Rows.First.Locator("a[data-row]")).ToHaveAttributeAsync("href", first!);
    }

    [Fact]
    public async Task PastedList_WithOneKnownAndOneUnknown_TellsBoth()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?search=mba-sao-0053");
        var serial = await open.Rows.First.Locator("td.mac .b").InnerTextAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Paste a list" }).ClickAsync();
        await open.Page.Locator("#pasted").FillAsync($"{serial}\nNOSUCHMAC1");
        await Expect(open.Page.GetByText("2 lines", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(await Axe.ViolationsAsync(open.Page));

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Find these Macs" }).ClickAsync();

        var result = open.Page.GetByRole(AriaRole.Region, new() { Name = "Pasted list" });
        await Expect(result).ToContainTextAsync("1 found");
        await Expect(result).ToContainTextAsync("1 not in Jamf");
        await Expect(result).ToContainTextAsync("NOSUCHMAC1");
        await Expect(open.Rows).ToHaveCountAsync(1);
        await Expect(open.Page).ToHaveURLAsync(new Regex("list="));
        Assert.DoesNotContain(serial, open.Page.Url, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task AllFilters_ChosenInTheDialog_ListWhatWasChosen()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "All filters" }).ClickAsync();
        var dialog = open.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Key only").CheckAsync();
        Assert.Empty(await Axe.ViolationsAsync(open.Page));

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show these Macs" }).ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new Regex("recoverability=keyOnly"));
        await Expect(open.Rows.First).ToContainTextAsync("Key only");
        await Expect(open.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task CsvLink_Clicked_BringsAsManyRecordsAsItPromises()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?fileVault=on");
        var link = open.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^CSV of these \\d+$") });
        var promised = int.Parse(Regex.Match(await link.InnerTextAsync(), "\\d+").Value, System.Globalization.CultureInfo.InvariantCulture);

        var download = await open.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.InRange(promised, 1, 159);
        Assert.Equal(promised + 1, RecordsIn(await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Row_ReachedByArrowsAndEnter_OpensItsMac()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?sort=name");
        var second = open.Rows.Nth(1).Locator("a[data-row]");
        var href = await second.GetAttributeAsync("href");
        await open.Page.GetByRole(AriaRole.Region, new() { Name = "Macs", Exact = true }).FocusAsync();

        await open.Page.Keyboard.PressAsync("ArrowDown");
        await open.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(second).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("Enter");

        await Expect(open.Page).ToHaveURLAsync(new Regex(Regex.Escape(href!) + "$"));
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Read again now" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task NoHit_WithTwoFilters_OffersToRemoveTheOneThatHelps()
    {
        await using var open = await chromium.OpenAsync(fleet, "/macs?fileVault=on&search=nobody-has-this-name");
        await Expect(open.Page.GetByText("No Mac matches these filters")).ToBeVisibleAsync();

        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Remove the filter Search" }).ClickAsync();

        await Expect(open.Page).ToHaveURLAsync(new Regex("/macs\\?fileVault=on$"));
        await Expect(open.Rows.First).ToBeVisibleAsync();
        await Expect(open.Page.GetByLabel("Search in these Macs")).ToHaveValueAsync("");
    }

    private static ILocator Menu(OpenPage open, string filter) =>
        open.Page.GetByRole(AriaRole.Group, new() { Name = "Filters" }).GetByRole(AriaRole.Button, new() { Name = filter, Exact = true });

    // A line break inside quotes belongs to a name.
    private static int RecordsIn(string csv) => Regex.Replace(csv, "\"[^\"]*\"", "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
}
