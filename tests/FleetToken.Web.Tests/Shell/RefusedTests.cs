using System.Net;
using FleetToken.Web.Access;
using FleetToken.Web.Features.AuditTrail;
using FleetToken.Web.Features.Configuration;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Features.Overview;
using FleetToken.Web.Shell;
using FleetToken.Web.Tests.Commands;

namespace FleetToken.Web.Tests.Shell;

/// <summary>What somebody sees who asked for a page that is not for them, or that is not there.</summary>
public sealed class RefusedTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private const string LiveScript = "blazor.web";

    [Theory]
    [InlineData(typeof(AuditPage), "It needs the role auditor. Your role is viewer.", Role.Viewer)]
    [InlineData(typeof(JamfPage), "It needs one of the roles auditor or admin. Your roles are viewer and helpdesk.", Role.Helpdesk, Role.Viewer)]
    [InlineData(typeof(HelpdeskPage), "It needs the role helpdesk. Your roles are viewer, auditor and admin.", Role.Admin, Role.Viewer, Role.Auditor)]
    [InlineData(typeof(OverviewPage), "It needs one of the roles viewer, helpdesk, approver, auditor or admin. You have no role.")]
    [InlineData(typeof(AuditPage), "Your role is auditor.", Role.Auditor)]
    public void Missing_OfAPage_NamesTheRolesItNeedsAndThoseThatAreThere(Type page, string expected, params Role[] has) =>
        Assert.Equal(expected, RefusedWords.Missing(page, has.ToHashSet()));

    [Fact]
    public void ToDo_ByMode_SaysWhereRolesComeFrom() =>
        Assert.Equal(3, Enum.GetValues<AccessMode>().Select(RefusedWords.ToDo).Distinct().Count());

    [Theory]
    [InlineData("/audit", "viewer", HttpStatusCode.Forbidden)]
    [InlineData("/helpdesk", "auditor", HttpStatusCode.Forbidden)]
    [InlineData("/no-such-page", "viewer", HttpStatusCode.NotFound)]
    public async Task Page_RefusedOrMissing_IsTheLiveShell(string path, string role, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"fleettoken-demo-role={role}");
        using var client = demo.Client();
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains(LiveScript, body, StringComparison.Ordinal);
    }
}
