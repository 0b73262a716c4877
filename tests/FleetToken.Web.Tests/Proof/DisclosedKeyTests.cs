using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Simulator;
using FleetToken.Simulator.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.RecoveryKeys;
using FleetToken.Web.Tests.Sync;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Tests.Proof;

/// <summary>FT-PRK-05 from the reveal of a key to the proof that it was replaced, on a simulated Jamf and a clock that the test moves.</summary>
public sealed class DisclosedKeyTests
{
    private const string Code = "FT-PRK-05";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(31);
    private static readonly CurrentUser Person = new("Eva", new HashSet<Role> { Role.Helpdesk }, FleetScope.Everything);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_ThatWasReadOut_IsAFindingFromTheRevealUntilTheProof()
    {
        await using var house = await SyncHouse.StartWithKeysAsync(new SimulatorOptions { Macs = 60 });
        await house.SweepWhollyAsync();
        var (mac, account) = await SomebodyWithAKeyAsync(house);
        Assert.Equal(KeyExposure.NoneRecorded, (await DetailAsync(house, mac)).KeyExposure.Value);

        // A second after the last report, so that no report stands at the moment of the reveal.
        house.Time.Advance(TimeSpan.FromSeconds(1));
        await RevealAsync(house, mac, account);

        await ShowsAsync(house, mac, Severity.Info);
        Assert.Equal(KeyExposure.Disclosed, (await DetailAsync(house, mac)).KeyExposure.Value);

        // The Mac's line is made a little before its report; it must be later than the reveal.
        house.Time.Advance(TimeSpan.FromMinutes(1));
        house.Jamf.Fleet.Restart((int)mac.ComputerId);
        await ShowsAsync(house, mac, Severity.High);

        house.Time.Advance(TimeSpan.FromSeconds(30));
        house.Jamf.Fleet.RenewKey((int)mac.ComputerId);
        for (var reports = 0; reports < 3; reports++)
        {
            house.Time.Advance(TimeSpan.FromSeconds(1));
            house.Jamf.Fleet.Report((int)mac.ComputerId);
        }

        await ShowsAsync(house, mac, severity: null);
        Assert.Equal(KeyExposure.RotatedProven, (await DetailAsync(house, mac)).KeyExposure.Value);
        await using var db = await house.OpenAsync();
        var ended = Assert.Single(await db.FollowUps.AsNoTracking().ToListAsync(Cancel));
        Assert.Equal(KeyComparison.Different, ended.Comparison);
        Assert.Null(ended.Fingerprint);
    }

    [Fact]
    public async Task Key_OfSomebodyWhoIsNotBack_TurnsGraveBy72HoursAlone()
    {
        await using var house = await SyncHouse.StartWithKeysAsync(new SimulatorOptions { Macs = 60 });
        await house.SweepWhollyAsync();
        var (mac, account) = await SomebodyWithAKeyAsync(house);
        await RevealAsync(house, mac, account);
        var revealed = house.Time.GetUtcNow();
        await ShowsAsync(house, mac, Severity.Info);
        var edges = house.Get<ClockEdges>();

        house.Time.Advance(revealed.AddHours(72).AddSeconds(-1) - house.Time.GetUtcNow());
        await edges.PassAsync(Cancel);
        Assert.Equal(Severity.Info, await StoredAsync(house, mac));

        house.Time.Advance(TimeSpan.FromSeconds(1));
        await edges.PassAsync(Cancel);
        Assert.Equal(Severity.High, await StoredAsync(house, mac));
    }

    [Fact]
    public async Task Finding_OfAFollowUpThatEndedWhileTheProgramWasDown_IsGoneAfterTheStart()
    {
        await using var house = await SyncHouse.StartWithKeysAsync(new SimulatorOptions { Macs = 60 });
        await house.SweepWhollyAsync();
        var (mac, account) = await SomebodyWithAKeyAsync(house);
        await RevealAsync(house, mac, account);
        await ShowsAsync(house, mac, Severity.Info);
        await using (var db = await house.OpenAsync())
        {
            // Past the writer, as a program would that was cut off right after it wrote.
            await db.FollowUps.ExecuteUpdateAsync(
                rows => rows.SetProperty(row => row.ClosedAt, house.Time.GetUtcNow()).SetProperty(row => row.ClosedReason, "Seen at the desk."), Cancel);
        }

        await house.RestartAsync();

        await ShowsAsync(house, mac, severity: null);
        Assert.Equal(KeyExposure.ClosedByPerson, (await DetailAsync(house, mac)).KeyExposure.Value);
    }

    private static async Task RevealAsync(SyncHouse house, MacId mac, string account)
    {
        var wish = new RevealWish(mac, RevealPurpose.LockOut, "They forgot their password.", RevealOptions.UsualIdentityChecks[0])
        {
            Screen = "fileVault",
            Account = account,
            CallId = await WrittenCalls.OfAsync(house.Get<IDbContextFactory<FleetDb>>(), house.Get<Writer>(), mac, house.Time.GetUtcNow()),
        };
        var asked = await house.Get<RevealRequests>().AskAsync(wish, Person, Cancel);
        Assert.Null(asked.Fault);
        Assert.IsType<Showing.Shown>(await house.Get<RevealRecoveryKey>().ShowAsync(asked.Id!, Person, Cancel));
    }

    // A person whose token the Mac's own line measures, alone on a Mac with a key that Jamf gives out.
    private static async Task<(MacId Mac, string Account)> SomebodyWithAKeyAsync(SyncHouse house)
    {
        foreach (var simulated in house.Jamf.Fleet.Macs.Where(mac => mac is { PartitionState: "ENCRYPTED", KeyAnswer: SimulatedKeyAnswer.Key, KeyValidity: "VALID", Probes: not null }))
        {
            var detail = await DetailAsync(house, new MacId(SyncHouse.Main, simulated.Id));
            var verdicts = detail.Evaluation.Verdicts;
            var holder = verdicts.Accounts.FirstOrDefault(account => account is { Token: TokenState.Held, TokenEvidence: EvidenceKind.Measured, IsItAccount: false });
            if (holder is not null && verdicts.TokenSource == Domain.Evidence.TokenSource.Ftk1 && verdicts.Contradictions.Count == 0
                && !await house.Get<RevealRequests>().NeedsSerialTailAsync(detail, Cancel))
            {
                return (detail.Mac.Id, holder.Username);
            }
        }

        throw new InvalidOperationException("The simulated fleet has no such Mac.");
    }

    // The page judges at once; the table, lists and counts follow what is stored.
    private static async Task ShowsAsync(SyncHouse house, MacId mac, Severity? severity)
    {
        await house.UntilAsync(async () => await StoredAsync(house, mac) == severity, Step);
        var told = (await DetailAsync(house, mac)).Evaluation.Findings.SingleOrDefault(finding => finding.Code == Code);
        Assert.Equal(severity, told?.Severity);
    }

    private static async Task<Severity?> StoredAsync(SyncHouse house, MacId mac)
    {
        await using var db = await house.OpenAsync();
        var key = (await db.Macs.AsNoTracking().SingleAsync(row => row.Server == mac.Server && row.ComputerId == mac.ComputerId, Cancel)).Key;
        return (await db.Findings.AsNoTracking().SingleOrDefaultAsync(finding => finding.MacKey == key && finding.Code == Code, Cancel))?.Severity;
    }

    private static async Task<MacDetail> DetailAsync(SyncHouse house, MacId mac) =>
        await house.Get<MacsQuery>().FindAsync(mac, FleetScope.Everything, Cancel) ?? throw new InvalidOperationException($"{mac} is not stored.");
}
