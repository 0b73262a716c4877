using System.Text;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Features.Findings;
using FleetToken.Web.Features.Macs;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.Fleet;
using static FleetToken.Web.Tests.Fleet.FoundMacs;

namespace FleetToken.Web.Tests.Csv;

public sealed class FindingsCsvTests
{
    private const string FindingsHeader =
        "server,id,name,serial_number,site,phase,assigned_username,assigned_full_name,assigned_email,code,title,subject,severity,evidence,shown_inside," +
        "first_seen,accepted_until,accepted_by,accepted_group,accepted_reason,object,object_name,macs,macs_maybe,inventory_at,last_contact_at,gone_at,exported_at";

    private const string HoldersHeader =
        "server,id,name,serial_number,site,phase,assigned_username,username,full_name,uid,admin,kind,also_kind,token,evidence,at,source,should_not_hold," +
        "token_verdict,recovery_key,inventory_at,gone_at,exported_at";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Findings_EachOnEachMac_IsARowByServerIdAndCatalogue()
    {
        await using var fleet = await FleetAsync(Mac(2, "FT-PRK-02:high"), Mac(1, "FT-INV-01:low FT-PRK-02:critical"), Mac(3, ""));
        await fleet.AddAsync(db => db.Acceptances.Add(Accepted("FT-PRK-02", id: 2)));
        var title = FindingCatalogue.Find("FT-PRK-02")!.Title;

        var lines = await FindingsAsync(fleet, "");

        Assert.Equal(FindingsHeader, lines[0]);
        Assert.Equal(3, lines.Count - 1);
        Assert.StartsWith($"main,1,mac 1,C1,,inUse,,,,FT-PRK-02,{title},mac,critical,measured,,2026-11-23T09:00:00Z,,,,,,,,,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",FT-INV-01,", lines[2], StringComparison.Ordinal);
        Assert.Equal(
            $"main,2,mac 2,C2,,inUse,,,,FT-PRK-02,{title},mac,high,measured,,2026-11-22T09:00:00Z,2026-12-24T09:00:00Z,Ada,,Exam room,,,,,,,,2026-11-24T09:00:00Z", lines[3]);
    }

    [Theory]
    [InlineData("?finding=FT-PRK-02", 2)]
    [InlineData("?finding=FT-PRK-02&finding=FT-INV-01", 3)]
    [InlineData("?accepted=true", 1)]
    [InlineData("?accepted=false", 2)]
    [InlineData("?newSince=24h", 2)]
    [InlineData("?newSince=24h&accepted=true", 0)]
    [InlineData("?severity=critical", 0)]
    public async Task Findings_Filtered_AreAsManyAsWasSaidBefore(string query, int rows)
    {
        await using var fleet = await FleetAsync(Mac(2, "FT-PRK-02:high"), Mac(1, "FT-INV-01:low FT-PRK-02:critical"));
        await fleet.AddAsync(db => db.Acceptances.Add(Accepted("FT-PRK-02", id: 2)));

        Assert.Equal(rows, (await fleet.Findings.ExportAsync(Filter(query), FleetScope.Everything, Cancel)).Total);
        Assert.Equal(rows, (await FindingsAsync(fleet, query)).Count - 1);
    }

    [Fact]
    public async Task Findings_OfObjects_AreRowsOfTheirOwn()
    {
        await using var fleet = await ObjectFindingTests.FleetAsync();

        var lines = await FindingsAsync(fleet, "?finding=FT-CFG-01");

        Assert.Equal(
            [FindingsHeader, "main,,,,,,,,,FT-CFG-01,Policy resets a tokenised account,object,medium,measured,,2026-11-21T09:00:00Z,,,,,policy-12,Reset local admin,1,1,,,,2026-11-24T09:00:00Z"], lines);
    }

    [Fact]
    public async Task Findings_HostileNamesAndReasons_RunNothing()
    {
        var mac = Mac(1, "FT-PRK-02:high", "=HYPERLINK(1)");
        mac.Name = "=cmd|'x'!A1";
        await using var fleet = await FleetAsync(mac);
        var accepted = Accepted("FT-PRK-02", group: "=HYPERLINK(1)");
        (accepted.By, accepted.Reason) = ("@by", "+1+1");
        await fleet.AddAsync(db => db.Acceptances.Add(accepted));

        var row = (await FindingsAsync(fleet, ""))[1];

        Assert.All(["'=cmd", "'=HYPERLINK(1)", "'@by", "'+1+1"], cell => Assert.Contains(cell, row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Holders_EachOnEachMac_IsARow_AndAMacWithUnknownHoldersHasNone()
    {
        var mac = Mac(1, "", site: "Berlin");
        (mac.TokensAt, mac.TokensSource, mac.TokenVerdict) = (StoredFleet.Now.AddHours(-1), Domain.Evidence.TokenSource.Ftk1, TokenVerdict.ExtraAdmins);
        await using var fleet = await StoredFleet.OfAsync(mac, Mac(2, ""));
        await fleet.AddAsync(db => db.Accounts.AddRange(
            new AccountRow
            {
                MacKey = 1, Position = 0, Username = "=itadmin", FullName = "IT", Uid = 501, Admin = true, Kind = AccountKind.ManagedAdministrator,
                Token = TokenState.Held, TokenEvidence = EvidenceKind.Measured, ShouldNotHold = true,
            },
            new AccountRow { MacKey = 1, Position = 1, Username = "anna", Token = TokenState.Suspect, TokenEvidence = EvidenceKind.Estimated },
            new AccountRow { MacKey = 1, Position = 2, Username = "guest", Token = TokenState.NotHeld, TokenEvidence = EvidenceKind.Measured },
            new AccountRow { MacKey = 2, Position = 0, Username = "ben", Token = TokenState.Unknown }));

        var export = await fleet.Findings.ExportHoldersAsync(MacFilter.None, FleetScope.Everything, Cancel);
        var lines = await LinesAsync(stream => TokenHoldersCsv.WriteAsync(stream, export, StoredFleet.Now, Cancel));

        Assert.Equal(2, export.Total);
        Assert.Equal(
            [
                HoldersHeader,
                "main,1,mac 1,C1,Berlin,inUse,,'=itadmin,IT,501,true,managedAdministrator,,held,measured,2026-11-24T08:00:00Z,ftk1,true,extraAdmins,unknown,,,2026-11-24T09:00:00Z",
                "main,1,mac 1,C1,Berlin,inUse,,anna,,,,unknown,,suspect,estimated,2026-11-24T08:00:00Z,ftk1,false,extraAdmins,unknown,,,2026-11-24T09:00:00Z",
            ],
            lines);
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(StoredFleet fleet, string query)
    {
        var export = await fleet.Findings.ExportAsync(Filter(query), FleetScope.Everything, Cancel);
        var objects = await fleet.Configuration.ListAsync(Filter(query), FleetScope.Everything, Cancel);
        return await LinesAsync(stream => FindingsCsv.WriteAsync(stream, export, objects, StoredFleet.Now, Cancel));
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(Func<Stream, Task> write)
    {
        using var stream = new MemoryStream();
        await write(stream);
        Assert.Equal([0xEF, 0xBB, 0xBF], stream.ToArray()[..3]);
        return Encoding.UTF8.GetString(stream.ToArray()[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
