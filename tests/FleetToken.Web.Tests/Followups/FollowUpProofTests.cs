using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Jamf;
using FleetToken.Web.Audit;
using FleetToken.Web.Features.Followups;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.RecoveryKeys;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.Followups;

/// <summary>What does not prove that a key was replaced, a token taken away or a disk erased, and who does not close a case.</summary>
public sealed class FollowUpProofTests
{
    private const string Reason = "The Mac was returned and wiped by the vendor.";

    [Theory]
    [InlineData("zeroblob(40)")]
    [InlineData("zeroblob(32)")]
    public async Task Signs_WhereTheFingerprintIsOfAnotherSecret_ProveNothingAndReadNoKey(string fingerprint)
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        await house.SqlAsync($"UPDATE follow_ups SET fingerprint = {fingerprint}");
        var asked = house.KeysAsked;

        await house.LiveAsync(300);

        var item = await ItemAsync(house, id);
        Assert.Equal((FollowUpState.ProbablyRotated, false), (item.Standing.State, item.IsOver));
        Assert.Equal(asked, house.KeysAsked);
        Assert.DoesNotContain("keyCompared", await house.EventsAsync());
        Assert.Null(await Cases(house).CloseAsync(id, FollowUpEnd.None, Reason, house.Ben, KeyHouse.Cancel));
    }

    [Fact]
    public async Task Comparison_WhereTheFolderOfKeysIsAnother_IsNotMadeNorMakesASecret()
    {
        await using var house = await KeyHouse.StartAsync();
        await RevealedAsync(house);
        var row = Assert.Single(await house.FollowUpsAsync());
        var empty = Directory.CreateTempSubdirectory("fleettoken-nokeys-");
        var folder = new KeyFolder(Options.Create(new KeyOptions { Folder = empty.FullName }), house.Get<StoreLocation>());
        var compare = new CompareKeys(
            house.Get<Writer>(), house.Get<AuditLog>(), house.Get<JamfClients>(), new FingerprintKey(folder), house.Time, house.Get<ILogger<CompareKeys>>());

        Assert.True(house.Get<CompareKeys>().MayCompare(row));
        Assert.False(compare.MayCompare(row));
        Assert.False(await compare.RunAsync(row, (await DetailAsync(house)).Mac, KeyHouse.Cancel));

        Assert.Null(Assert.Single(await house.FollowUpsAsync()).ClosedAt);
        Assert.Empty(empty.GetFiles());
        empty.Delete();
    }

    [Fact]
    public async Task Rotation_WhileAnotherRevealOfTheMacWaits_IsNotAskedFor()
    {
        await using var house = await KeyHouse.StartAsync();
        var monday = await RevealedAsync(house);
        await house.LiveAsync(70);
        Assert.True((await ItemAsync(house, monday)).Standing.MayRotate);

        var tuesday = await RevealedAsync(house);

        var item = await ItemAsync(house, monday);
        Assert.Equal((FollowUpState.BackIn, false, null), (item.Standing.State, item.Standing.MayRotate, item.Rotation));
        Assert.Contains("read out once more", FollowUpWords.Next(item), StringComparison.Ordinal);
        Assert.Contains("still needs", await Cases(house).AskRotationAsync(monday, house.Ada, KeyHouse.Cancel), StringComparison.Ordinal);
        Assert.All(await house.FollowUpsAsync(), row => Assert.Null(row.RotationAskedAt));

        Assert.Null(await Cases(house).CloseAsync(tuesday, FollowUpEnd.None, Reason, house.Ben, KeyHouse.Cancel));
        Assert.Null(await Cases(house).AskRotationAsync(monday, house.Ada, KeyHouse.Cancel));
    }

    [Fact]
    public async Task Rotation_AfterAReportThatNobodyLookedAtYet_IsAskedForWithBackIn()
    {
        await using var house = await KeyHouse.StartAsync();
        var id = await RevealedAsync(house);
        house.Time.Advance(TimeSpan.FromMinutes(1));
        house.Jamf.Fleet.Restart(house.Mac.Id);
        await house.SweepAsync();
        Assert.Null(Assert.Single(await house.FollowUpsAsync()).BackInSeenAt);

        Assert.Null(await Cases(house).AskRotationAsync(id, house.Ada, KeyHouse.Cancel));

        Assert.NotNull(Assert.Single(await house.FollowUpsAsync()).BackInSeenAt);
    }

    [Fact]
    public async Task AskRotation_WhereTheKeyWasReadAgainMeanwhile_WritesNothing()
    {
        await using var house = await KeyHouse.StartAsync();
        var first = await RevealedAsync(house);
        await house.LiveAsync(70);
        await RevealedAsync(house);

        Assert.False(await house.Get<Writer>().WriteFirstAsync(session => session.FollowUps.AskRotation(first, house.Time.GetUtcNow())));
        await house.SqlAsync("UPDATE follow_ups SET back_in_at = 1");
        Assert.True(await house.Get<Writer>().WriteFirstAsync(session => session.FollowUps.AskRotation(first, house.Time.GetUtcNow())));
    }

    [Fact]
    public async Task WhatAReportShows_OfTheTimeBeforeTheKeyWasReadAgain_IsNotWritten()
    {
        await using var house = await KeyHouse.StartAsync();
        var request = await house.AskAsync();
        await house.ShowAsync(request);
        var before = Assert.Single(await house.FollowUpsAsync());
        house.Time.Advance(TimeSpan.FromMinutes(5));
        await house.ShowAsync(request);
        var after = Assert.Single(await house.FollowUpsAsync());

        Assert.All(await SeeAsync(house, before), Assert.False);
        Assert.Equivalent(after, Assert.Single(await house.FollowUpsAsync()));
        Assert.All(await SeeAsync(house, after), Assert.True);
    }

    [Fact]
    public async Task TemporaryAdmin_OfOneAccount_HasOneOpenCaseThatCountsFromTheLatest()
    {
        await using var house = await KeyHouse.StartAsync();
        var first = await AdminAsync(house, "ladmin", "ada");
        house.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(first, await AdminAsync(house, "LAdmin", "ben"));
        var nameless = await AdminAsync(house, null, "ada");
        Assert.Equal(nameless, await AdminAsync(house, null, "ada"));
        Assert.NotEqual(first, nameless);
        var row = (await house.FollowUpsAsync()).Single(one => one.Id == first);
        Assert.Equal(("ben", house.Time.GetUtcNow()), (row.RevealedBy, row.RevealedAt));
        Assert.Equal(2, (await house.FollowUpsAsync()).Count);

        Assert.Null(await Cases(house).CloseAsync(first, FollowUpEnd.None, Reason, house.Cleo, KeyHouse.Cancel));
        Assert.NotEqual(first, await AdminAsync(house, "ladmin", "ada"));
    }

    [Fact]
    public async Task TemporaryAdmin_IsWithoutTokenOnlyByAReportAndAMeasureOfAfterwards()
    {
        await using var house = await KeyHouse.StartAsync();
        var detail = await DetailAsync(house);
        var account = detail.Evaluation.Verdicts.Accounts[0].Username;
        var opened = house.Time.GetUtcNow();
        var row = AdminOf(house, account, "ada");

        Assert.Equal(Answer.No, FollowUpRows.AdminHoldsToken(row, At(detail, opened.AddMinutes(1), opened.AddMinutes(1))));
        Assert.Equal(Answer.Unknown, FollowUpRows.AdminHoldsToken(row, At(detail, opened.AddMinutes(-1), opened.AddMinutes(40))));
        Assert.Equal(Answer.Unknown, FollowUpRows.AdminHoldsToken(row, At(detail, opened.AddMinutes(1), opened.AddMinutes(-1))));
        Assert.Equal(Answer.Unknown, FollowUpRows.AdminHoldsToken(row, At(detail, opened.AddMinutes(1), opened.AddMinutes(1), "X4")));
        Assert.Equal(Answer.Unknown, FollowUpRows.AdminHoldsToken(AdminOf(house, null, "ada"), At(detail, opened.AddMinutes(1), opened.AddMinutes(1))));
    }

    [Theory]
    [InlineData("ADA")]
    [InlineData("ada@example.org")]
    public async Task FollowUpOfAViewInJamf_IsClosedNeitherByTheViewerNorByWhoOpenedIt(string viewer)
    {
        await using var house = await KeyHouse.StartAsync();
        var detail = await DetailAsync(house);
        Assert.Null(await house.Get<KeyFollowUps>().OpenAsync(detail.Mac, new SeenView(viewer, house.Time.GetUtcNow().AddHours(-1), ViewIs.NotOurs, FollowUp: false), house.Ben));
        var id = Assert.Single(await house.FollowUpsAsync()).Id;

        Assert.Contains("somebody else", await Cases(house).CloseAsync(id, FollowUpEnd.None, Reason, house.Ada, KeyHouse.Cancel), StringComparison.Ordinal);
        Assert.Contains("somebody else", await Cases(house).CloseAsync(id, FollowUpEnd.None, Reason, house.Ben, KeyHouse.Cancel), StringComparison.Ordinal);
        Assert.Null(await Cases(house).CloseAsync(id, FollowUpEnd.None, Reason, house.Cleo, KeyHouse.Cancel));
    }

    [Theory]
    [InlineData(ViewIs.Ours, 60)]
    [InlineData(ViewIs.NotKnown, null)]
    [InlineData(ViewIs.NotOurs, -60)]
    public async Task View_OfOursOrOfNoTimeThatIsOver_OpensNothing(ViewIs whose, int? minutesAgo)
    {
        await using var house = await KeyHouse.StartAsync();
        DateTimeOffset? at = minutesAgo is { } ago ? house.Time.GetUtcNow().AddMinutes(-ago) : null;

        Assert.NotNull(await house.Get<KeyFollowUps>().OpenAsync((await DetailAsync(house)).Mac, new SeenView("anna", at, whose, FollowUp: false), house.Ben));
        Assert.Empty(await house.FollowUpsAsync());
    }

    [Fact]
    public async Task FollowUpOfAViewInJamf_OfAMacThatReports_GoesOnByWord()
    {
        await using var house = await KeyHouse.StartAsync();
        await house.Get<KeyFollowUps>().OpenAsync((await DetailAsync(house)).Mac, new SeenView("anna", house.Time.GetUtcNow().AddHours(-1), ViewIs.NotOurs, FollowUp: false), house.Ben);
        var id = Assert.Single(await house.FollowUpsAsync()).Id;
        Assert.False((await ItemAsync(house, id)).Standing.MayRotate);

        Assert.Null(await Cases(house).BackInAsync(id, house.Ada, KeyHouse.Cancel));

        Assert.Null(await Cases(house).AskRotationAsync(id, house.Ada, KeyHouse.Cancel));
        Assert.Equal(FollowUpState.RotationAsked, (await ItemAsync(house, id)).Standing.State);
    }

    [Fact]
    public async Task Exposure_OfAKeyWithALaterCaseThatWasAFalseAlarm_StaysThatOfTheOpenOne()
    {
        await using var house = await KeyHouse.StartAsync();
        await RevealedAsync(house);
        house.Time.Advance(TimeSpan.FromHours(2));
        await house.Get<KeyFollowUps>().OpenAsync((await DetailAsync(house)).Mac, new SeenView("anna", house.Time.GetUtcNow().AddHours(-1), ViewIs.NotOurs, FollowUp: false), house.Ben);
        Assert.Null(await Cases(house).CloseAsync((await house.FollowUpsAsync())[^1].Id, FollowUpEnd.None, Reason, house.Cleo, KeyHouse.Cancel));

        Assert.Equal(KeyExposure.Disclosed, (await DetailAsync(house)).KeyExposure.Value);
    }

    [Fact]
    public async Task Volume_OfALineFromBeforeTheEnrolment_IsNotKeptSoThatNothingLooksErased()
    {
        await using var house = await KeyHouse.StartAsync();
        house.Time.Advance(TimeSpan.FromMinutes(1));
        house.Jamf.Fleet.Edit(house.Mac.Id, mac => mac with { EnrolledAt = house.Time.GetUtcNow() });
        await house.SweepAsync();

        await RevealedAsync(house);

        Assert.Null(Assert.Single(await house.FollowUpsAsync()).Volume);
    }

    private static FollowUpCases Cases(KeyHouse house) => house.Get<FollowUpCases>();

    private static async Task<FollowUpItem> ItemAsync(KeyHouse house, long id) =>
        (await Cases(house).ListAsync(FleetScope.Everything, KeyHouse.Cancel)).Single(item => item.Row.Id == id);

    private static async Task<MacDetail> DetailAsync(KeyHouse house) =>
        await house.Get<MacsQuery>().FindAsync(house.Id, FleetScope.Everything, KeyHouse.Cancel) ?? throw new InvalidOperationException("Not stored.");

    private static MacDetail At(MacDetail detail, DateTimeOffset reported, DateTimeOffset tokens, params string[] contradictions) => detail with
    {
        Mac = detail.Mac with { ReportedAt = reported, Attributes = detail.Mac.Attributes! with { Ftk1 = detail.Mac.Attributes!.Ftk1! with { At = tokens } } },
        Evaluation = detail.Evaluation with { Verdicts = WithoutTokens(detail.Evaluation.Verdicts) with { TokensAt = tokens, Contradictions = contradictions } },
    };

    private static MacVerdicts WithoutTokens(MacVerdicts verdicts) => verdicts with
    {
        Accounts = [.. verdicts.Accounts.Select(one => one with { Token = TokenState.NotHeld, TokenEvidence = EvidenceKind.Measured })],
    };

    private static async Task<long> RevealedAsync(KeyHouse house)
    {
        var wish = house.Wish() with { Account = house.Mac.Probes!.ConsoleUser, Screen = "fileVault" };
        await house.RevealAsync(wish: wish);
        return (await house.FollowUpsAsync())[^1].Id;
    }

    private static FollowUpRow AdminOf(KeyHouse house, string? account, string by) => new()
    {
        Kind = FollowUpKind.AdminToken,
        Server = "main",
        ComputerId = house.Mac.Id,
        Owner = by,
        RevealedAt = house.Time.GetUtcNow(),
        RevealedBy = by,
        RevealedById = $"sub:sub-{by}",
        Account = account,
    };

    private static Task<long> AdminAsync(KeyHouse house, string? account, string by) =>
        house.Get<Writer>().WriteFirstAsync(session => session.FollowUps.Open(AdminOf(house, account, by)));

    private static Task<bool[]> SeeAsync(KeyHouse house, FollowUpRow row) => house.Get<Writer>().WriteFirstAsync(session =>
    {
        var now = house.Time.GetUtcNow();
        return new[]
        {
            session.FollowUps.SeeBackIn(row.Id, row.RevealedAt, now),
            session.FollowUps.SeeNotValid(row.Id, row.RevealedAt, now),
            session.FollowUps.SeeValidAgain(row.Id, row.RevealedAt, now),
            session.FollowUps.Compare(row.Id, row.RevealedAt, row.Fingerprint!, KeyComparison.Same, now),
            session.FollowUps.CloseProved(row.Id, row.RevealedAt, FollowUpEnd.Erased, "FleetToken", now),
        };
    });
}
