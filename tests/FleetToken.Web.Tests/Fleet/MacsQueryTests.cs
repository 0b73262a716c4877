using System.Text.Json;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Fleet;

public sealed class MacsQueryTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Summarise_JudgedAndOther_CountsAsTheDesignSays()
    {
        await using var fleet = await StoredFleet.OfAsync(
            Row(1, row => (row.RecoveryKey, row.AllFindings) = (KeyValidity.Valid, "FT-TOK-01:critical")),
            Row(2, row => (row.Phase, row.AllFindings) = (MacPhase.Lab, "FT-TOK-09:critical FT-PRK-02:critical")),
            Row(3, row => (row.Phase, row.AllFindings) = (MacPhase.Leaver, "FT-TOK-09:high")),
            Row(4, row => (row.Phase, row.AllFindings) = (MacPhase.Stock, "FT-TOK-01:critical")),
            Row(5, row => (row.GoneAt, row.AllFindings) = (StoredFleet.Now, "FT-TOK-01:critical")));

        var summary = fleet.Macs.Summarise(FleetScope.Everything);

        Assert.Equal((4, 3, 2), (summary.Macs, summary.Judged, summary.CanLoseData));
        Assert.Equal(1, summary.NotJudgedByPhase[MacPhase.Stock]);
        Assert.DoesNotContain(MacPhase.Lab, summary.NotJudgedByPhase.Keys);
        Assert.Equal(1, summary.RecoveryKey[KeyValidity.Valid]);
        Assert.Equal(2, summary.RecoveryKey[KeyValidity.Unknown]);
        Assert.Equal(3, summary.Inventory[InventoryAge.Never]);
        Assert.Equal(FindingCatalogue.All.Count, summary.Findings.Count);
        Assert.Equal((2, Severity.Critical), Count(summary, "FT-TOK-09"));
        Assert.Equal(2, Count(summary, "FT-TOK-01").Macs);
        Assert.Equal(2, fleet.Macs.Count(StoredFleet.Filter("?finding=FT-TOK-01"), FleetScope.Everything));
    }

    [Theory]
    [InlineData("O\u2019Connor", "o'connor")]
    [InlineData("O'Connor", "o\u2019connor")]
    [InlineData("O'Connor", "O`Connor")]
    [InlineData("Anna\u2011Lena", "anna-lena")]
    [InlineData("Anna-Lena", "anna\u2013lena")]
    public async Task Count_SearchWithAnotherApostropheOrDash_FindsTheName(string name, string typed)
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, row => row.AssignedFullName = $"Sinéad {name}"), Row(2, row => row.AssignedFullName = "Sinéad Connor"));

        Assert.Equal(1, fleet.Macs.Count(StoredFleet.Filter($"?search={Uri.EscapeDataString(typed)}"), FleetScope.Everything));
    }

    [Fact]
    public async Task Summarise_LimitedScope_SeesOnlyItsSites()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, row => row.Site = "Berlin"), Row(2, row => row.Site = "Lisbon"), Row(3));

        Assert.Equal(1, fleet.Macs.Summarise(FleetScope.OfSites(["Berlin"])).Macs);
        Assert.Equal(0, fleet.Macs.Summarise(FleetScope.OfSites([])).Macs);
    }

    [Fact]
    public async Task Stream_ManyMacs_AreAllThereByServerAndId()
    {
        var rows = Enumerable.Range(1, 2500).Select(key => new MacRow { Key = key, Server = key % 2 == 0 ? "a" : "b", ComputerId = 5000 - key });
        await using var fleet = await StoredFleet.OfAsync(rows);

        var ids = new List<MacId>();
        await foreach (var item in fleet.Macs.StreamAsync(MacFilter.None, FleetScope.Everything, Cancel))
        {
            ids.Add(new MacId(item.Server, item.Id));
        }

        Assert.Equal(2500, ids.Count);
        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public async Task Find_StoredMac_IsJudgedNowWithTwinsInScopeAndHistory()
    {
        var mac = new Mac
        {
            Id = new MacId("main", 7),
            Name = "Anna",
            SerialNumber = "C02A",
            FileVault = new FileVault { Partition = PartitionState.Encrypted },
            RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Invalid, null),
            ReportedAt = StoredFleet.Now.AddHours(-1),
            EnrolledAt = StoredFleet.Now.AddDays(-100),
        };
        await using var fleet = await StoredFleet.OfAsync(
            Row(1, row => (row.ComputerId, row.SerialNumber, row.Site) = (7, "C02A", "Berlin")),
            Row(2, row => (row.SerialNumber, row.Site) = ("C02A", "Berlin")),
            Row(3, row => (row.SerialNumber, row.Site) = ("C02A", "Lisbon")));
        await fleet.AddAsync(db =>
        {
            db.MacDocuments.Add(Document(1, mac));
            db.Findings.Add(new FindingRow { MacKey = 1, Code = "FT-PRK-02", FirstSeen = StoredFleet.Now.AddDays(-3) });
            db.Changes.Add(new ChangeRow { MacKey = 1, Field = "recoveryKey", From = "valid", To = "unknown", ObservedAt = StoredFleet.Now.AddDays(-9) });
            db.Changes.Add(new ChangeRow { MacKey = 1, Field = "recoveryKey", From = "unknown", To = "invalid", ObservedAt = StoredFleet.Now.AddDays(-3) });
        });

        var detail = await fleet.Macs.FindAsync(mac.Id, FleetScope.OfSites(["Berlin"]), Cancel);

        Assert.NotNull(detail);
        Assert.Equal(FileVaultState.On, detail.Evaluation.Verdicts.FileVault.Value);
        Assert.Contains(detail.Evaluation.Findings, finding => finding.Code == "FT-PRK-02");
        Assert.Equal(StoredFleet.Now.AddDays(-3), detail.FirstSeen["FT-PRK-02"]);
        Assert.Equal(["invalid", "unknown"], detail.History.Select(change => change.To));
        Assert.Equal([2], detail.Twins.Select(twin => twin.Id));
    }

    [Fact]
    public async Task Find_OutOfScopeOrUnknown_IsNull()
    {
        await using var fleet = await StoredFleet.OfAsync(Row(1, row => row.Site = "Lisbon"));
        await fleet.AddAsync(db => db.MacDocuments.Add(Document(1, new Mac { Id = new MacId("main", 1) })));

        Assert.Null(await fleet.Macs.FindAsync(new MacId("main", 1), FleetScope.OfSites(["Berlin"]), Cancel));
        Assert.Null(await fleet.Macs.HistoryAsync(new MacId("main", 1), FleetScope.OfSites(["Berlin"]), Cancel));
        Assert.Null(await fleet.Macs.FindAsync(new MacId("main", 2), FleetScope.Everything, Cancel));
        Assert.NotNull(await fleet.Macs.FindAsync(new MacId("main", 1), FleetScope.Everything, Cancel));
    }

    [Fact]
    public async Task FixBeforeTheyCall_EveryKind_FollowsTheRanking()
    {
        // In the wanted order: key state, usable holders, phase, age.
        (KeyValidity Key, bool Stale, UsableHolders Holders, MacPhase Phase, int Days)[] order =
        [
            (KeyValidity.Invalid, false, UsableHolders.None, MacPhase.InUse, 1),
            (KeyValidity.Invalid, false, UsableHolders.One, MacPhase.InUse, 5),
            (KeyValidity.Invalid, false, UsableHolders.One, MacPhase.InUse, 2),
            (KeyValidity.Invalid, false, UsableHolders.One, MacPhase.Leaver, 9),
            (KeyValidity.Invalid, false, UsableHolders.Several, MacPhase.InUse, 1),
            (KeyValidity.Unknown, false, UsableHolders.None, MacPhase.InUse, 1),
            (KeyValidity.Valid, true, UsableHolders.None, MacPhase.InUse, 40),
        ];
        var rows = order.Select((one, place) => Row(100 - place, row =>
        {
            (row.FileVault, row.RecoveryKey, row.Stale, row.UsableHolders, row.Phase) = (FileVaultState.On, one.Key, one.Stale, one.Holders, one.Phase);
            row.InventoryAt = StoredFleet.Now.AddDays(-one.Days);
            row.Severity = Severity.Medium;
            row.AllFindings = one.Key == KeyValidity.Unknown ? "FT-PRK-03:medium" : "FT-PRK-02:critical";
        }));
        await using var fleet = await StoredFleet.OfAsync(
            [.. rows, Row(1, row => (row.Severity, row.Phase, row.RecoveryKey) = (Severity.Critical, MacPhase.Stock, KeyValidity.Invalid)), Row(2)]);
        await fleet.AddAsync(db => db.MacDocuments.AddRange(Enumerable.Range(1, 100).Select(key => Document(key, Broken(key)))));

        var list = await fleet.Macs.FixBeforeTheyCallAsync(20, FleetScope.Everything, Cancel);

        Assert.Equal(Enumerable.Range(0, order.Length).Select(place => 100L - place), list.Select(one => one.Item.Id));
        Assert.Equal("No usable holder, key invalid", list[0].Why);
        Assert.Equal("One holder, key invalid", list[1].Why);
        Assert.Equal("No usable holder, key not checked", list[5].Why);
        Assert.All(list, one => Assert.NotEmpty(one.NextStep));
        Assert.Equal(3, (await fleet.Macs.FixBeforeTheyCallAsync(3, FleetScope.Everything, Cancel)).Count);
        Assert.Empty(await fleet.Macs.FixBeforeTheyCallAsync(3, FleetScope.OfSites(["Berlin"]), Cancel));
    }

    [Fact]
    public async Task Trend_DaysWithAndWithoutSweeps_HasOnlyWholeDays()
    {
        await using var fleet = await StoredFleet.OfAsync();
        var today = DateOnly.FromDateTime(StoredFleet.Now.UtcDateTime);
        await fleet.AddAsync(db =>
        {
            AddDay(db, today.AddDays(-3), "main", "Berlin", valid: 7, unknown: 3);
            AddDay(db, today.AddDays(-1), "main", "Berlin", valid: 9, unknown: 1);
            AddDay(db, today, "main", "Berlin", valid: 10, unknown: 0);

            // The second server has no sweep on the middle day; that day would look like a loss.
            AddDay(db, today.AddDays(-3), "second", "", valid: 1, unknown: 0);
            AddDay(db, today, "second", "", valid: 1, unknown: 0);
            AddDay(db, today.AddDays(-40), "main", "Berlin", valid: 1, unknown: 0);
        });

        var all = await fleet.Macs.TrendAsync(30, FleetScope.Everything, Cancel);
        var berlin = await fleet.Macs.TrendAsync(30, FleetScope.OfSites(["Berlin"]), Cancel);

        Assert.Equal([today.AddDays(-3), today], all.Select(day => day.Day));
        Assert.Equal([(11, 8), (11, 11)], all.Select(day => (day.Judged, day.KeyValid)));
        Assert.Equal([10, 10], berlin.Select(day => day.Judged));
    }

    private static (int Macs, Severity Severity) Count(FleetSummary summary, string code)
    {
        var count = summary.Findings.Single(one => one.Finding.Code == code);
        return (count.Macs, count.Severity);
    }

    private static void AddDay(FleetDb db, DateOnly day, string server, string site, int valid, int unknown)
    {
        db.FleetDays.Add(new FleetDayRow { Day = day, Server = server, Site = site, Verdict = FleetDayVerdict.RecoveryKey, Value = "valid", Count = valid });
        db.FleetDays.Add(new FleetDayRow { Day = day, Server = server, Site = site, Verdict = FleetDayVerdict.RecoveryKey, Value = "unknown", Count = unknown });
    }

    private static Mac Broken(int key) => new()
    {
        Id = new MacId("main", key),
        FileVault = new FileVault { Partition = PartitionState.Encrypted },
        RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Invalid, null),
        ReportedAt = StoredFleet.Now,
        EnrolledAt = StoredFleet.Now.AddDays(-100),
    };

    private static MacDocumentRow Document(int key, Mac mac) => new()
    {
        MacKey = key,
        Mac = JsonSerializer.SerializeToUtf8Bytes(mac, MacJson.Default.Mac),
        Counters = JsonSerializer.SerializeToUtf8Bytes(MacCounters.None, StoreJson.Default.MacCounters),
        FirstReadAt = StoredFleet.Now.AddDays(-10),
        ReadAt = StoredFleet.Now,
    };

    private static MacRow Row(int key, Action<MacRow>? set = null)
    {
        var row = new MacRow { Key = key, Server = "main", ComputerId = key, Name = $"mac {key}" };
        set?.Invoke(row);
        return row;
    }
}
