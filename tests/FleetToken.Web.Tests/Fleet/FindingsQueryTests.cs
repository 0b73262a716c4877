using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.WebUtilities;
using static FleetToken.Web.Tests.Fleet.FoundMacs;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>The fleet by cause and the Macs of one cause.</summary>
public sealed class FindingsQueryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Summarise_CountsMacsThatJamfHas_WorstSeverityFirst()
    {
        var gone = Mac(4, "FT-PRK-02:critical");
        gone.GoneAt = StoredFleet.Now;
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high"), Mac(2, "FT-PRK-02:critical FT-INV-01:low"), Mac(3, ""), gone);

        var overview = await fleet.Findings.SummariseAsync(FindingSince.Month, FleetScope.Everything, Cancel);

        Assert.Equal((3, 3), (overview.Macs, overview.Judged));
        Assert.Equal("FT-PRK-02", overview.Causes[0].Finding.Code);
        Assert.Equal((2, Severity.Critical), (overview.Causes[0].Macs, overview.Causes[0].Severity));
        Assert.Equal(1, overview.Causes.Single(cause => cause.Finding.Code == "FT-INV-01").Macs);
        Assert.Equal(FindingCatalogue.All.Count, overview.Causes.Count);
    }

    [Fact]
    public async Task Summarise_AMacFindingOnMoreThanFourFifths_IsANoticeOfTheFleet()
    {
        var five = Enumerable.Range(1, 5).Select(key => Mac(key, key == 5 ? "" : "FT-PRK-03:medium"));
        await using var atTheEdge = await FleetAsync(five);
        await using var over = await FleetAsync(Enumerable.Range(1, 6).Select(key => Mac(key, key == 6 ? "" : "FT-PRK-03:medium")));

        Assert.False((await CauseAsync(atTheEdge, "FT-PRK-03")).IsFleetNotice);
        Assert.True((await CauseAsync(over, "FT-PRK-03")).IsFleetNotice);
    }

    [Fact]
    public async Task Summarise_AFindingThatAnotherImplies_IsCountedAndSaidToBeInsideIt()
    {
        var implying = FindingCatalogue.OfMacs.First(finding => finding.Implies.Count > 0 && !FindingCatalogue.OfMacs.Any(other => other.Implies.Contains(finding.Code)));
        var implied = implying.Implies[0];
        await using var fleet = await FleetAsync(Mac(1, $"{implying.Code}:high {implied}:medium"), Mac(2, $"{implied}:medium"));

        var cause = await CauseAsync(fleet, implied);

        Assert.Equal((2, 1), (cause.Macs, cause.MacsInside));
        Assert.Equal([new CodeCount(implying.Code, 1)], cause.Inside);
        Assert.False(cause.IsOnlyInside);
    }

    [Fact]
    public async Task Summarise_WhereAnInputIsMissing_SaysHowManyAndWhich()
    {
        await using var fleet = await FleetAsync(
            Mac(1, "FT-TOK-03:high"),
            Mac(2, "", notJudged: "FT-TOK-03:measured token holders\nFT-PRK-02:recovery key validity"),
            Mac(3, "", notJudged: "FT-TOK-03:measured token holders"));

        var cause = await CauseAsync(fleet, "FT-TOK-03");

        Assert.Equal([new MissingInput("measured token holders", 2)], cause.NotJudged);
        Assert.Equal((1, 1), (cause.Macs, cause.Checked));
        Assert.Equal(2, (await CauseAsync(fleet, "FT-PRK-02")).Checked);
    }

    [Fact]
    public async Task Summarise_NewSince_GoesByWhenItWasFirstSeen()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high"), Mac(8, "FT-PRK-02:high"), Mac(40, "FT-PRK-02:high"));

        Assert.Equal(1, (await CauseAsync(fleet, "FT-PRK-02", FindingSince.Day)).New);
        Assert.Equal(1, (await CauseAsync(fleet, "FT-PRK-02", FindingSince.Week)).New);
        Assert.Equal(2, (await CauseAsync(fleet, "FT-PRK-02", FindingSince.Month)).New);
    }

    [Fact]
    public async Task Summarise_SinceTheLastSweep_GoesByEachServersOwnAndIsUnknownBeforeTheFirst()
    {
        await using var fleet = await FleetAsync(Mac(2, "FT-PRK-02:high"), Mac(4, "FT-PRK-02:high", server: "second"), Mac(9, "FT-PRK-02:high"));
        Assert.Null((await CauseAsync(fleet, "FT-PRK-02", FindingSince.LastSweep)).New);

        await fleet.AddAsync(db => db.SyncRuns.AddRange(
            Sweep("main", 3, complete: true), Sweep("main", 20, complete: true), Sweep("main", 1, complete: false), Sweep("second", 5, complete: true)));

        Assert.Equal(2, (await CauseAsync(fleet, "FT-PRK-02", FindingSince.LastSweep)).New);
    }

    [Fact]
    public async Task Summarise_AcceptedOnAMacOrAGroup_CountsAndStaysCounted()
    {
        await using var fleet = await FleetAsync(
            Mac(1, "FT-PRK-02:high", "All\nExam room"),
            Mac(2, "FT-PRK-02:high", "All"),
            Mac(3, "FT-PRK-02:high", null),
            Mac(4, "FT-PRK-02:high", "Exam room", server: "second"),
            Mac(5, "", "Exam room"));
        await fleet.AddAsync(db => db.Acceptances.AddRange(Accepted("FT-PRK-02", group: "Exam room"), Accepted("FT-PRK-02", id: 3), Accepted("FT-INV-01", id: 2)));

        var cause = await CauseAsync(fleet, "FT-PRK-02");

        Assert.Equal((4, 2), (cause.Macs, cause.Accepted));
        Assert.Equal([1, 3], await IdsAsync(fleet, "FT-PRK-02", "?accepted=true"));
        Assert.Equal([2, 4], await IdsAsync(fleet, "FT-PRK-02", "?accepted=false"));
    }

    [Fact]
    public async Task Summarise_OnceAnAcceptanceEnds_CountsItNoMoreByItself()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high"), Mac(2, "FT-PRK-02:high"));
        await fleet.AddAsync(db =>
        {
            db.Acceptances.Add(Accepted("FT-PRK-02", id: 1));
            var withdrawn = Accepted("FT-PRK-02", id: 2);
            withdrawn.WithdrawnAt = StoredFleet.Now;
            db.Acceptances.Add(withdrawn);
        });
        Assert.Equal(1, (await CauseAsync(fleet, "FT-PRK-02")).Accepted);

        fleet.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, (await CauseAsync(fleet, "FT-PRK-02")).Accepted);
        fleet.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await CauseAsync(fleet, "FT-PRK-02")).Accepted);
    }

    [Fact]
    public async Task EveryAnswer_LimitedToASite_TellsNothingOfAnother()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high", "G", "Berlin"), Mac(2, "FT-PRK-02:high", "H", "Lisbon"), Mac(3, "FT-PRK-02:high", "H"));
        var scope = FleetScope.OfSites(["Berlin"]);

        Assert.Equal((1, 1), ((await CauseAsync(fleet, "FT-PRK-02", scope: scope)).Macs, (await CauseAsync(fleet, "FT-PRK-02", scope: scope)).New));
        Assert.Equal([1], await IdsAsync(fleet, "FT-PRK-02", scope: scope));
        Assert.Equal([new GroupCount("main", "G", 1)], fleet.Findings.GroupsOf("FT-PRK-02", scope));
        Assert.Equal(1, (await fleet.Findings.ExportAsync(FindingFilter.None, scope, Cancel)).Total);
    }

    [Fact]
    public async Task List_IsWorstFirstThenByName_AndPaged()
    {
        await using var fleet = await FleetAsync(Mac(3, "FT-PRK-02:high"), Mac(2, "FT-PRK-02:high"), Mac(1, "FT-PRK-02:medium"), Mac(9, "FT-PRK-02:critical"), Mac(5, ""));

        Assert.Equal([9, 2, 3, 1], await IdsAsync(fleet, "FT-PRK-02"));
        Assert.Equal([1], await IdsAsync(fleet, "FT-PRK-02", "?pageSize=3&page=2"));
        Assert.Empty(await IdsAsync(fleet, "FT-PRK-02", "?page=2147483647"));
        Assert.Equal([2, 3, 1], await IdsAsync(fleet, "FT-PRK-02", "?newSince=7d"));
    }

    [Fact]
    public async Task List_OfAnAcceptedMac_SaysWhoUntilWhenAndWhy_ItsOwnBeforeAGroups()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high", "Exam room"));
        await fleet.AddAsync(db => db.Acceptances.AddRange(Accepted("FT-PRK-02", group: "Exam room"), Accepted("FT-PRK-02", id: 1)));

        var item = Assert.Single((await fleet.Findings.ListAsync("FT-PRK-02", FindingFilter.None, FleetScope.Everything, Cancel)).Items);

        Assert.Equal((1L, null, "Ada", "Exam room"), (item.Accepted?.ComputerId, item.Accepted?.GroupName, item.Accepted?.By, item.Accepted?.Reason));
        Assert.Equal(StoredFleet.Now.AddDays(30), item.Accepted?.Until);
        Assert.Equal((Severity.High, EvidenceKind.Measured, StoredFleet.Now.AddDays(-1)), (item.Severity, item.Evidence, item.FirstSeen));
    }

    [Fact]
    public async Task Groups_AreThoseOfTheMacsWithTheFinding_MostFirst()
    {
        await using var fleet = await FleetAsync(
            Mac(1, "FT-PRK-02:high", "All\nExam room"), Mac(2, "FT-PRK-02:high", "All"), Mac(3, "", "All\nOther"), Mac(4, "FT-PRK-02:high", null));

        Assert.Equal([new GroupCount("main", "All", 2), new GroupCount("main", "Exam room", 1)], fleet.Findings.GroupsOf("FT-PRK-02", FleetScope.Everything));
    }

    [Fact]
    public async Task Groups_OfAMacThatIsCommittedAnew_AreTheNewOnes()
    {
        await using var fleet = await FleetAsync(Mac(1, "FT-PRK-02:high", "All"));
        await fleet.AddAsync(db => db.Acceptances.Add(Accepted("FT-PRK-02", group: "Exam room")));
        Assert.Equal(0, (await CauseAsync(fleet, "FT-PRK-02")).Accepted);

        await fleet.CommitAsync([Mac(1, "FT-PRK-02:high", "All\nExam room")]);

        Assert.Equal(1, (await CauseAsync(fleet, "FT-PRK-02")).Accepted);
    }

    [Theory]
    [InlineData("?finding=FT-PRK-02&site=Berlin&newSince=7d&accepted=false")]
    [InlineData("?newSince=lastSweep")]
    [InlineData("?accepted=true")]
    [InlineData("")]
    public void Filter_RoundTrips(string query) => Assert.Equal(query, Filter(query).ToQueryString());

    [Fact]
    public void Filter_UnknownWords_AreNamed()
    {
        FindingFilter.Parse(QueryHelpers.ParseQuery("?newSince=yesterday&accepted=perhaps&colour=red"), out var problems);

        Assert.Equal(["accepted", "colour", "newSince"], problems.Select(problem => problem.Name).Order(StringComparer.Ordinal));
    }

    private static SyncRunRow Sweep(string server, int daysAgo, bool complete) => new()
    {
        Server = server,
        Kind = SyncRunKind.Sweep,
        StartedAt = StoredFleet.Now.AddDays(-daysAgo),
        Complete = complete,
    };
}
