using FleetToken.Domain.Verdicts;
using FleetToken.Web.Fleet;
using FsCheck.Xunit;
using Microsoft.AspNetCore.WebUtilities;

namespace FleetToken.Web.Tests.Fleet;

public sealed class MacFilterTests
{
    [Property(MaxTest = 200)]
    public void Filter_WrittenAndRead_IsTheSame(int seed, string search)
    {
        var filter = new RandomFilters(seed).Next() with { Search = string.IsNullOrWhiteSpace(search) ? null : WellFormed(search) };

        var read = StoredFleet.Filter(filter.ToQueryString());

        Assert.Equal(filter, read);
        Assert.Equal(filter.Search?.Trim(), read.Search);
        Assert.Equal(filter.Sort, read.Sort);
        Assert.Equal(filter.FileVault.Order(), read.FileVault);
        Assert.Equal(filter.Site.Order(StringComparer.Ordinal), read.Site);
        Assert.Equal((filter.Page, filter.PageSize, filter.Gone, filter.Stale), (read.Page, read.PageSize, read.Gone, read.Stale));
        Assert.Equal(filter.ToQueryString(), read.ToQueryString());
    }

    [Fact]
    public void None_Written_IsEmpty() => Assert.Equal("", MacFilter.None.ToQueryString());

    [Fact]
    public void Filter_SameQuestionInAnotherOrder_IsSpelledTheSame()
    {
        var one = StoredFleet.Filter("?site=Oslo&site=Berlin&fileVault=off&fileVault=on&sort=name");
        var other = StoredFleet.Filter("?sort=name&fileVault=on&fileVault=off&site=Berlin&site=Oslo&site=Oslo");

        Assert.Equal(one, other);
        Assert.Equal("?fileVault=on&fileVault=off&site=Berlin&site=Oslo&sort=name", one.ToQueryString());
    }

    [Fact]
    public void Parse_EveryFilterOfTheDesign_IsKnown()
    {
        var filter = StoredFleet.Filter(
            "?search=a&fileVault=encrypting&recoveryKey=notApplicable&bootstrapToken=notSupported&tokenVerdict=endUsersOnly&recoverability=keyOnly" +
            "&finding=FT-INV-02&object=policy-12&severity=critical&phase=inUse&server=main&site=None&os=15&stale=true&inventory=veryOld&serialNumber=C02&list=abc&gone=true" +
            "&sort=-lastContactAt&page=2&pageSize=1000");

        Assert.Equal([FileVaultState.Encrypting], filter.FileVault);
        Assert.Equal([InventoryAge.VeryOld], filter.Inventory);
        Assert.Equal(["policy-12"], filter.Objects);
        Assert.Equal(new MacSort(MacSortField.LastContactAt, Descending: true), filter.Sort);
        Assert.True(filter.Gone);
        Assert.Equal(1000, filter.PageSize);
    }

    [Theory]
    [InlineData("fileVault", "maybe")]
    [InlineData("fileVault", "On")]
    [InlineData("severity", "3")]
    [InlineData("finding", "FT-XXX-99")]
    [InlineData("object", "policy-0")]
    [InlineData("object", "policy-12?")]
    [InlineData("object", "Policy-12")]
    [InlineData("object", "group-3")]
    [InlineData("os", "15.")]
    [InlineData("os", "15.6.1.2")]
    [InlineData("os", "Sequoia")]
    [InlineData("stale", "yes")]
    [InlineData("gone", "1")]
    [InlineData("sort", "serial_number")]
    [InlineData("sort", "--name")]
    [InlineData("page", "0")]
    [InlineData("page", "-1")]
    [InlineData("page", "1.5")]
    [InlineData("pageSize", "1001")]
    [InlineData("colour", "red")]
    [InlineData("SEARCH", "x")]
    public void Parse_UnknownNameOrValue_IsNamedAndLeftOut(string name, string value)
    {
        var filter = MacFilter.Parse([new(name, value)], out var problems);

        var problem = Assert.Single(problems);
        Assert.Equal(name, problem.Name);
        Assert.Contains(name is "colour" or "SEARCH" ? name : value, problem.Message, StringComparison.Ordinal);
        Assert.Equal(MacFilter.None, filter);
    }

    [Fact]
    public void Parse_SeveralFaults_NamesThemAll()
    {
        var query = QueryHelpers.ParseQuery("?fileVault=on&fileVault=sometimes&colour=red&page=1&page=2");

        var filter = MacFilter.Parse(query, out var problems);

        Assert.Equal(["fileVault", "page", "colour"], problems.Select(problem => problem.Name));
        Assert.Equal([FileVaultState.On], filter.FileVault);
    }

    [Fact]
    public void Parse_EmptyValues_AreNotGiven() => Assert.Equal(MacFilter.None, StoredFleet.Filter("?search=&fileVault=&page=&sort=&os=%20"));

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());
}
