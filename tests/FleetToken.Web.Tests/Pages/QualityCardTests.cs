using Bunit;
using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Features.Overview;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Tests.Pages;

/// <summary>What keeps verdicts from resting on facts, until nothing does.</summary>
public sealed class QualityCardTests : PageContext
{
    private static readonly ServerSync Good = Samples.Server with { CollectsAccounts = true, CollectsHiddenAccounts = true, KnowsPreStages = true };

    [Theory]
    [InlineData(1178, true)]
    [InlineData(1177, false)]
    public void Card_OfAGoodServer_GoesOnceNineteenInTwentyAreMeasured(int measured, bool gone)
    {
        var summary = Samples.Summary with { TokenEvidence = new Dictionary<EvidenceKind, int> { [EvidenceKind.Measured] = measured, [EvidenceKind.Unknown] = 1240 - measured } };

        Assert.Equal(gone, Card(summary, Good).FindAll("section").Count == 0);
    }

    [Fact]
    public void Card_OfLowCoverage_SaysTheShareAndNamesTheRollOut()
    {
        var card = Card(Samples.Summary, Good);

        Assert.Contains("88.7 % of judged Macs say themselves who holds a token.", Text(card.Markup.Replace("</b>", "", StringComparison.Ordinal).Replace("<b class=\"strong\">", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("deploy/jamf/extension-attributes/README.md", card.Find(".mono").TextContent);
        Assert.NotNull(card.Find("a[href='/macs?finding=FT-INV-02']"));
    }

    [Fact]
    public void Card_OfACollectionThatIsOff_SaysWhereToSwitchItOn()
    {
        var note = Note(Good with { CollectsAccounts = false, CollectsHiddenAccounts = false });

        Assert.Contains("Inventory does not collect local accounts.", note, StringComparison.Ordinal);
        Assert.Contains("Next: Switch on the collection of local accounts", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_OfHiddenAccountsThatAreNotCollected_SaysSo() =>
        Assert.Contains("does not collect hidden accounts", Note(Good with { CollectsHiddenAccounts = false }), StringComparison.Ordinal);

    [Fact]
    public void Card_OfPreStagesThatAreNotKnown_SaysWhatToDoMeanwhile() =>
        Assert.Contains("Fleet:AdminAccounts", Note(Good with { KnowsPreStages = false }), StringComparison.Ordinal);

    [Fact]
    public void Card_OfAMissingPrivilege_NamesItOnce()
    {
        var server = Good with
        {
            KnowsPreStages = false,
            Problems = [new SyncProblem("PreStages", "Read Computer PreStage Enrollments", "Jamf answered 403.", IsAlarm: false)],
        };

        var note = Note(server);

        Assert.Contains("Not read: PreStages.", note, StringComparison.Ordinal);
        Assert.Contains("Give the API role the privilege “Read Computer PreStage Enrollments”; deploy/jamf/api-roles.md", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_OfFactsThatNobodyReadYet_ClaimsNothing() => Assert.Empty(Card(Covered, Samples.Server).FindAll("section"));

    [Fact]
    public void Card_OfManyOldReports_CountsThemAndLeadsToTheFinding()
    {
        var summary = Covered with { Findings = [new FindingCount(FindingCatalogue.Find("FT-INV-02")!, Severity.Info, 63)] };

        var card = Card(summary, Good);

        Assert.Contains("63 Macs have no report of their own, or one older than", Text(card.Find(".note").TextContent), StringComparison.Ordinal);
        Assert.NotNull(card.Find("a[href='/findings/FT-INV-02']"));
        Assert.Empty(Card(Covered with { Findings = [new FindingCount(FindingCatalogue.Find("FT-INV-02")!, Severity.Info, 62)] }, Good).FindAll("section"));
    }

    [Fact]
    public void Card_OfAnAlarm_SaysItFirst()
    {
        var server = Good with
        {
            Problems = [new SyncProblem("scripts", null, "Jamf answered 503.", IsAlarm: false), new SyncProblem("The client may read recovery keys", null, "View Disk Encryption Recovery Key", IsAlarm: true)],
        };

        Assert.Contains("The client may read recovery keys.", Card(Covered, server).FindAll(".note")[0].TextContent, StringComparison.Ordinal);
    }

    private static FleetSummary Covered => Samples.Summary with { TokenEvidence = new Dictionary<EvidenceKind, int> { [EvidenceKind.Measured] = 1240 } };

    private string Note(ServerSync server) => Text(Card(Covered, server).FindAll(".note").Single().TextContent);

    private IRenderedComponent<QualityCard> Card(FleetSummary summary, params ServerSync[] servers) => Render<QualityCard>(parameters => parameters
        .Add(card => card.Summary, summary)
        .Add(card => card.Servers, servers)
        .Add(card => card.Settings, new FleetSettings()));
}
