using System.Text.Json;
using System.Text.RegularExpressions;
using FleetToken.Simulator;
using FleetToken.Simulator.Macs;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Jamf.Tests.Simulator;

public sealed partial class FleetTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fleet_OfTheSameSeed_IsTheSameAndOfAnotherSeedIsNot()
    {
        var first = await InventoryAsync(new SimulatorOptions { Macs = 150, Seed = 7 });
        var second = await InventoryAsync(new SimulatorOptions { Macs = 150, Seed = 7 });
        var other = await InventoryAsync(new SimulatorOptions { Macs = 150, Seed = 8 });

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task Fleet_OfTwoHundred_HasEveryPhaseArchitectureAndOddity()
    {
        var macs = await MacsAsync(200);

        Assert.Equal(Enum.GetValues<SimulatedPhase>(), macs.Select(m => m.Phase).Distinct().Order());
        Assert.Equal(Enum.GetValues<SimulatedArchitecture>(), macs.Select(m => m.Model.Architecture).Distinct().Order());
        Assert.Equal(Enum.GetValues<Ftk1Flaw>(), macs.Where(m => m.Probes is not null).Select(m => m.Probes!.Flaw).Distinct().Order());
        Assert.Contains(macs, m => m.Model.Identifier.StartsWith("VirtualMac", StringComparison.Ordinal));
        Assert.Contains(macs, m => m.Os.Version.StartsWith("10.15", StringComparison.Ordinal));
        Assert.Contains(macs, m => m.Os.Version.StartsWith("27", StringComparison.Ordinal));
        Assert.Contains(macs, m => m.Site.Name == "None");
        Assert.Contains(macs.GroupBy(m => m.SerialNumber), g => g.Count() == 2);
    }

    [Fact]
    public async Task Fleet_OfTwoHundred_HasTheFactsBehindEveryFinding()
    {
        var macs = await MacsAsync(200);
        var inUse = macs.Where(m => m is { Phase: SimulatedPhase.InUse, Probes.Flaw: Ftk1Flaw.None }).ToList();

        Assert.Contains(inUse, m => m.Accounts!.Count > 0 && m.Accounts.All(a => !a.Token));
        Assert.Contains(inUse, m => m.Accounts!.Any(a => a is { Uid: 501, Token: false }) && m.Accounts!.Any(a => a is { Uid: 505, Token: true }));
        Assert.Contains(inUse, m => m.Accounts!.Any(a => a is { Username: "itadmin", Token: true }) && m.Accounts!.Any(a => a is { Uid: 501, Token: true }));
        Assert.Contains(inUse, m => m.Accounts!.Any(a => a is { Username: "itadmin", Token: true }) && m.Accounts!.All(a => a.Username == "itadmin" || !a.Token));
        Assert.Contains(inUse, m => m.Accounts!.Any(a => a is { Token: true, FileVault: false }) && m.PartitionState == "ENCRYPTED");
        Assert.Contains(inUse, m => m.KeyValidity == "INVALID" && m.Accounts!.Count(a => a.Token) == 1);
        Assert.Contains(inUse, m => m.KeyValidity == "UNKNOWN" && m.Probes!.KeyMadeAt is null);
        Assert.Contains(inUse, m => m.KeyValidity == "UNKNOWN" && m.Probes!.KeyMadeAt is not null);
        Assert.Contains(inUse, m => m is { KeyValidity: "NOT_APPLICABLE", PartitionState: "ENCRYPTED" });
        Assert.Contains(inUse, m => m.PartitionState is "UNENCRYPTED" or "DECRYPTED");
        Assert.Contains(inUse, m => m.BootstrapStatus == "NOT_ESCROWED" && m.Model.AppleSilicon);
        Assert.Contains(inUse, m => m.BootstrapStatus == "NOT_SUPPORTED" && m.Os.Major >= 11);
        Assert.Contains(inUse, m => m.InstitutionalKey == true && m.Model.AppleSilicon);
        Assert.Contains(inUse, m => m.User is { Username: var u } && u is not null && u.All(char.IsAsciiDigit));
        Assert.Contains(inUse, m => Now - m.ReportedAt > TimeSpan.FromDays(15) && Now - m.ReportedAt < TimeSpan.FromDays(30));
        Assert.Contains(inUse, m => Now - m.ReportedAt > TimeSpan.FromDays(31));
        Assert.Contains(macs, m => m is { Phase: SimulatedPhase.InUse, Ftk1: null });
        Assert.Contains(macs, m => m.ReportedAt is null);
    }

    [Fact]
    public async Task Fleet_OfFourThousand_HasRealisticProportions()
    {
        var judged = (await MacsAsync(4_000)).Where(m => m.Phase is SimulatedPhase.InUse or SimulatedPhase.Lab or SimulatedPhase.Leaver).ToList();

        Assert.InRange(Share(judged, m => m.KeyValidity == "VALID"), 0.82, 0.90);
        Assert.InRange(Share(judged, m => m.KeyValidity == "INVALID"), 0.02, 0.06);
        Assert.InRange(Share(judged, m => m.BootstrapStatus == "ESCROWED"), 0.87, 0.95);
        Assert.InRange(Share(judged, m => Now - m.ReportedAt <= TimeSpan.FromDays(14)), 0.89, 0.95);
        Assert.InRange(Share(judged, OnlyEndUsersHold), 0.63, 0.76);
        Assert.InRange(Share(judged, m => m.Accounts!.Any(a => a is { Token: true, Username: "itadmin" })), 0.06, 0.16);
    }

    [Fact]
    public async Task Ftk1_OfEveryMac_IsOneShortLineOfPrintableAscii()
    {
        var lines = (await MacsAsync(new SimulatorOptions { Macs = 1_500, HostileNames = true })).Select(m => (m.Ftk1, m.Probes?.Flaw)).Where(l => l.Ftk1 is not null).ToList();

        Assert.InRange(lines.Count, 1_200, 1_500);
        Assert.All(lines, l =>
        {
            Assert.InRange(l.Ftk1!.Length, 100, 900);
            Assert.DoesNotContain(l.Ftk1, c => c is < '!' or > '~');
            Assert.Matches(l.Flaw == Ftk1Flaw.CutOff ? Beginning() : Line(), l.Ftk1);
        });
    }

    [Fact]
    public async Task Ftk1_WithManyAccountsOfLongNames_LeavesOutTheLastAndSaysSo()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        var people = Enumerable.Range(0, 40).Select(i => new SimulatedAccount { Username = $"müller.{new string('ö', 20 + i)}", FullName = "Müller", Uid = 501 + i, Token = i < 20 });

        var line = jamf.Simulator.Fleet.Report(1, m => m with { Accounts = [.. people], Probes = Plain(m) }).Ftk1!;

        Assert.InRange(line.Length, 700, 900);
        Assert.Matches(@",\+\d+;k=", line);
        Assert.Contains(";n=9;", line, StringComparison.Ordinal);
        Assert.Contains("m%C3%BCller.", line, StringComparison.Ordinal);
        Assert.Contains("~/5", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ftk1_WithoutFlaw_AgreesWithTheRecord()
    {
        var macs = (await MacsAsync(1_000)).Where(m => m.Probes is { Flaw: Ftk1Flaw.None, Failed: null });

        Assert.All(macs, m =>
        {
            var line = m.Ftk1!;
            var holders = m.Accounts!.Count(a => a is { Token: true, Uid: >= 500 });
            Assert.Contains($";n={holders};", line, StringComparison.Ordinal);
            Assert.Contains($";os={m.Os.Version};", line, StringComparison.Ordinal);
            Assert.Contains(m.PartitionState is "ENCRYPTED" or "UNKNOWN" or null ? ";fv=on;" : ";fv=", line, StringComparison.Ordinal);
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Field(line, "ts"), System.Globalization.CultureInfo.InvariantCulture));
            Assert.InRange(at, m.ReportedAt!.Value.AddMinutes(-5), m.ReportedAt.Value);
            Assert.True(long.Parse(Field(line, "boot"), System.Globalization.CultureInfo.InvariantCulture) < at.ToUnixTimeSeconds());
        });
    }

    [Fact]
    public async Task Records_HaveTimesInOrder()
    {
        var macs = (await MacsAsync(2_000)).Where(m => m.ReportedAt is not null);

        Assert.All(macs, m =>
        {
            Assert.True(m.ReportedAt <= Now && m.ContactAt <= Now, $"{m.Id} is in the future");
            Assert.True(m.ReportedAt <= m.ContactAt && m.ReportedAt <= m.CheckedInAt, $"{m.Id} reports after its contact");
            Assert.True(m.EnrolledAt is null || m.EnrolledAt < m.ReportedAt, $"{m.Id} reports before its enrolment");
        });
    }

    [Fact]
    public async Task DemoNames_BelongToMacsOfTheFleet()
    {
        await using var jamf = await StartAsync(new SimulatorOptions { Macs = 400 });
        var fleet = jamf.Simulator.Fleet;

        Assert.NotEmpty(fleet.LeaverUserNames);
        Assert.All(fleet.LeaverUserNames, n => Assert.Contains(fleet.Macs, m => m.User?.Username == n && m.Phase == SimulatedPhase.Leaver));
        Assert.All(fleet.Macs.Where(m => m.Phase == SimulatedPhase.Lab), m => Assert.Contains(m.Groups!, g => fleet.SharedGroups.Contains(g.Name)));
        Assert.All(fleet.Macs.Where(m => m.Phase == SimulatedPhase.Headless), m => Assert.Contains(m.Groups!, g => fleet.HeadlessGroups.Contains(g.Name)));
        Assert.Contains(fleet.Macs, m => m.Accounts!.Any(a => fleet.OtherAdminAccounts.Contains(a.Username)));
        Assert.Contains(fleet.Macs, m => m.Attributes.Any(a => fleet.ForeignAttributeNames.Contains(a.Definition.Name)));
    }

    [Fact]
    public async Task HostileNames_AppearOnlyWhenAskedFor()
    {
        var tame = await MacsAsync(400);
        var hostile = await MacsAsync(new SimulatorOptions { Macs = 400, HostileNames = true });

        Assert.DoesNotContain(tame, m => m.Name.Contains('<', StringComparison.Ordinal));
        Assert.Contains(hostile, m => m.Name.StartsWith("<script>", StringComparison.Ordinal));
        Assert.Contains(hostile, m => m.Name.StartsWith('='));
        Assert.Contains(hostile, m => m.Name.Contains('\u202E', StringComparison.Ordinal));
        Assert.Contains(hostile, m => m.Name.Contains('\n', StringComparison.Ordinal));
        Assert.Contains(hostile, m => m.Name.Length >= 5_000);
    }

    [Fact]
    public async Task LivesOn_OneEventInThreeSecondsForAThousandMacs()
    {
        var time = new FakeTimeProvider(Now);
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 1_000, TimeProvider = time, LivesOn = true });
        var before = jamf.Simulator.Fleet.Macs.ToDictionary(m => m.Id);

        for (var i = 0; i < 40; i++)
        {
            time.Advance(TimeSpan.FromSeconds(3));
            while (Changed(jamf.Simulator.Fleet, before) <= i / 2)
            {
                await Task.Yield();
                Cancel.ThrowIfCancellationRequested();
            }
        }

        Assert.InRange(Changed(jamf.Simulator.Fleet, before), 20, 41);
    }

    [Fact]
    public async Task LetHappen_ReportsEnrolsAndRenewsKeys()
    {
        await using var jamf = await StartAsync(new SimulatorOptions { Macs = 300 });
        var fleet = jamf.Simulator.Fleet;
        var tokens = fleet.Macs.Sum(m => m.Accounts!.Count(a => a.Token));

        jamf.Simulator.LetHappen(3_000);

        Assert.Contains(fleet.Macs, m => m.ReportedAt == Now);
        Assert.Contains(fleet.Macs, m => m.Id > 300);
        Assert.Contains(fleet.Macs, m => m.KeyGeneration > 0);
        Assert.True(fleet.Macs.Sum(m => m.Accounts!.Count(a => a.Token)) > tokens);
    }

    [Fact]
    public async Task Fleet_ChangedFromManyThreads_StaysWhole()
    {
        await using var jamf = await StartAsync(new SimulatorOptions { Macs = 50 });
        var fleet = jamf.Simulator.Fleet;

        await Parallel.ForEachAsync(Enumerable.Range(0, 400), Cancel, (i, _) =>
        {
            fleet.Enrol();
            fleet.Report(1 + (i % 50));
            fleet.Rename(1 + (i % 50), $"n{i}");
            fleet.Remove(51 + i);
            return ValueTask.CompletedTask;
        });

        Assert.Equal(fleet.Count, fleet.Macs.Select(m => m.Id).Distinct().Count());
        Assert.Equal(fleet.Macs.Select(m => m.Id).Order(), fleet.Macs.Select(m => m.Id));
    }

    [Fact]
    public async Task RunAsync_PrintsWhereItIsAndWhoMayAsk()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var output = new FirstLine();
        var running = JamfSimulator.RunAsync(["--macs", "3", "--client-id", "me", "--client-secret", "mine", "--reveal-client-id", "who", "--reveal-client-secret", "reveals"], output, stop.Token);

        using var json = JsonDocument.Parse(await output.Line);
        using var http = new HttpClient();
        var status = await http.GetStringAsync(new Uri(json.RootElement.GetProperty("url").GetString() + "/api/startup-status"), Cancel);
        await stop.CancelAsync();
        await running;

        Assert.Contains("SERVER_INIT_COMPLETE", status, StringComparison.Ordinal);
        Assert.Equal("me", json.RootElement.GetProperty("clientId").GetString());
        Assert.Equal("mine", json.RootElement.GetProperty("clientSecret").GetString());
        Assert.Equal("who", json.RootElement.GetProperty("revealClientId").GetString());
        Assert.Equal("reveals", json.RootElement.GetProperty("revealClientSecret").GetString());
    }

    private static bool OnlyEndUsersHold(SimulatedMac mac) =>
        mac.Ftk1 is not null && mac.Probes is { Flaw: Ftk1Flaw.None, Failed: null } && Now - mac.ReportedAt <= TimeSpan.FromDays(14) &&
        mac.Accounts!.Any(a => a.Token) && mac.Accounts!.All(a => !a.Token || a.Uid == 501 || !a.Admin);

    private static double Share(List<SimulatedMac> macs, Func<SimulatedMac, bool> fits) => (double)macs.Count(fits) / macs.Count;

    private static int Changed(SimulatedFleet fleet, Dictionary<int, SimulatedMac> before)
    {
        var now = fleet.Macs;
        return now.Count(m => !before.TryGetValue(m.Id, out var was) || !ReferenceEquals(m, was)) + before.Keys.Count(id => fleet.Find(id) is null);
    }

    private static string Field(string line, string key) => line.Split(';').First(f => f.StartsWith(key + "=", StringComparison.Ordinal))[(key.Length + 1)..];

    private static SimulatedProbes Plain(SimulatedMac mac) => new() { BootedAt = mac.ReportedAt!.Value.AddHours(-3), Volume = "3F2A9C10" };

    private static Task<SimulatedJamf> StartAsync(SimulatorOptions options) => SimulatedJamf.StartAsync(options with { TimeProvider = new FakeTimeProvider(Now) });

    private static Task<IReadOnlyList<SimulatedMac>> MacsAsync(int macs) => MacsAsync(new SimulatorOptions { Macs = macs });

    private static async Task<IReadOnlyList<SimulatedMac>> MacsAsync(SimulatorOptions options)
    {
        await using var jamf = await StartAsync(options);
        return jamf.Simulator.Fleet.Macs;
    }

    private static async Task<string> InventoryAsync(SimulatorOptions options)
    {
        await using var jamf = await StartAsync(options);
        using var answer = await jamf.GetAsync("/api/v4/computers-inventory?page-size=2000&sort=id:asc&" + SimulatedJamf.AllPolledSections);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    [GeneratedRegex(@"^FTK1(;[A-Za-z0-9]{1,6}=[!-:<-~]*)+;\.$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^FTK1(;[A-Za-z0-9]{1,6}=[!-:<-~]*)+(;[A-Za-z0-9]{0,6})?$")]
    private static partial Regex Beginning();

    /// <summary>Hands out the first line that is written to it.</summary>
    private sealed class FirstLine : StringWriter
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Line => _line.Task;

        public override Task WriteLineAsync(string? value)
        {
            _line.TrySetResult(value ?? "");
            return Task.CompletedTask;
        }
    }
}
