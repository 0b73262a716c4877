using FleetToken.Web.Features.Exports;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.WebUtilities;

namespace FleetToken.Web.Tests.Pages;

public sealed class ExportLinksTests
{
    public static TheoryData<string> Queries => [.. ExportLinks.Evidence.Select(link => link.Query).Where(query => query.Length > 0)];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_OfEachFile_IsOneThatTheListUnderstands(string query)
    {
        var filter = MacFilter.Parse(QueryHelpers.ParseQuery(query), out var problems);

        Assert.Empty(problems);
        Assert.Equal(query.Split('&').Order(), filter.ToQueryString().TrimStart('?').Split('&').Order());
    }
}
