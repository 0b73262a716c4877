using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests;

/// <summary>The Mac that the domain's verdict vectors (K.4) start from: every test changes only what it is about.</summary>
internal static class Baseline
{
    public static readonly DateTimeOffset Report = new(2026, 9, 23, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = Report + TimeSpan.FromDays(1);

    public static readonly LocalAccount Alice = new() { Username = "alice", FullName = "Alice Meier", Uid = 501, Admin = false };
    public static readonly LocalAccount ItAdmin = new() { Username = "itadmin", FullName = "IT", Uid = 502, Admin = true };
    public static readonly LocalAccount Bob = new() { Username = "bob", FullName = "Bob Braun", Uid = 503, Admin = false };

    public const string AliceHolds = "alice/501/s/1/1/1/0";
    public const string ItAdminHoldsNone = "itadmin/502/a/0/0/0/1";
    public const string ItAdminHolds = "itadmin/502/a/1/1/1/1";

    public static Mac Mac { get; } = new()
    {
        Id = new("main", 1),
        Name = "MB-0001",
        SerialNumber = "C02XK0AAAA01",
        ModelIdentifier = "Mac15,3",
        AppleSilicon = true,
        OsVersion = new(15, 6, 0),
        User = new("alice", "Alice Meier", "alice@corp.example"),
        Accounts = [Alice, ItAdmin],
        FileVault = new() { Partition = PartitionState.Encrypted, Disks = DiskSummary.BootEncrypted, UserNames = ["alice"] },
        RecoveryKey = new(KeyValidity.Valid, false),
        BootstrapToken = new(BootstrapTokenStatus.Escrowed, true),
        Profiles = [],
        Attributes = Line(Users(AliceHolds, ItAdminHoldsNone)),
        ReportedAt = Report,
        LastContact = Now - TimeSpan.FromHours(1),
        EnrolledAt = Report - TimeSpan.FromDays(90),
    };

    public static ServerFacts Server { get; } = new()
    {
        PreStageBySerialNumber = new Dictionary<string, PreStageAdmin> { ["C02XK0AAAA01"] = new("itadmin", true) },
        ManagementAccount = "",
        CollectsAccounts = true,
        CollectsHiddenAccounts = true,
    };

    public static MacSubject Subject { get; } = new() { Mac = Mac, Server = Server, Now = Now };

    public static MacSubject With(Mac mac) => Subject with { Mac = mac };

    public static MacVerdicts Judge(Mac mac) => Judge(With(mac));

    public static MacVerdicts Judge(MacSubject subject) => MacVerdicts.Of(subject, new AgeClock(subject.Now));

    public static AttributeReport? Read(string text, string name = "FTK1", IReadOnlyList<LocalAccount>? accounts = null) =>
        TokenEvidence.Read([new(name, text)], accounts ?? [Alice, ItAdmin]);

    /// <summary>A line whose flags fit its list; <paramref name="more"/> overrides or adds fields, each ended by a semicolon.</summary>
    public static AttributeReport Line(string users, string more = "", string fileVault = "on", DateTimeOffset? at = null, string n = "", string keyFile = "1788000000")
    {
        var entries = users.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var holders = entries.Count(e => e.Split('/') is [_, _, _, "1", ..]);
        var admins = entries.Count(e => e.Split('/') is [_, _, "a" or "ma", "1", ..]);
        var hidden = entries.Count(e => e.Split('/') is [_, _, _, "1", _, _, "1", ..]);
        var time = (at ?? Report).ToUnixTimeSeconds();
        return Read(
            $"FTK1;n={(n.Length > 0 ? n : holders.ToString(System.Globalization.CultureInfo.InvariantCulture))};adm={admins};hid={hidden};orph=0;fv={fileVault};prk=1;irk=0;pk={keyFile};btS=Y;btE=Y;btv=1;esc=1;eb=1;"
            + $"boot={time - 3600};con=alice;u={users};k=PM;{more}ts={time};.")!;
    }

    public static string Users(params string[] entries) => string.Join(',', entries);

    public static JudgedAccount Account(this MacVerdicts verdicts, string username) => verdicts.Accounts.Single(a => a.Username == username);
}
