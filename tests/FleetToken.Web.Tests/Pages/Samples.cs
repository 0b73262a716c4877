using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Tests.Pages;

/// <summary>Small honest objects to draw pages from; each test changes what it is about.</summary>
internal static class Samples
{
    /// <summary>The moment at which every page test stands.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 41, 0, TimeSpan.Zero);

    public static MacItem Item => new()
    {
        Server = "main",
        Id = 417,
        Name = "MBP-LIS-0417",
        SerialNumber = "H4L9QX2T7M",
        Model = "MacBook Pro 14-inch",
        AppleSilicon = true,
        OsVersion = "26.6",
        Site = "Lisbon",
        Phase = MacPhase.InUse,
        AssignedUser = new AssignedUserItem("mariana.costa", "Mariana Costa", "mariana.costa@example.com", "mariana.costa", AccountMatch.Matched),
        FileVault = FileVaultState.On,
        FileVaultEvidence = EvidenceKind.Measured,
        RecoveryKey = KeyValidity.Invalid,
        KeyEscrowed = Answer.Yes,
        BootstrapToken = BootstrapTokenStatus.Escrowed,
        TokenHolders = [new TokenHolderItem("mariana.costa", false, AccountKind.EndUser, EvidenceKind.Measured)],
        Tokens = new TokensItem(EvidenceKind.Measured, Now.AddHours(-3), TokenSource.Ftk1),
        TokenVerdict = TokenVerdict.EndUsersOnly,
        Recoverability = Recoverability.Fragile,
        Stale = false,
        Findings = ["FT-TOK-09", "FT-BT-01"],
        Severity = Severity.Critical,
        InventoryAt = Now.AddHours(-3),
        LastContactAt = Now.AddMinutes(-4),
        GoneAt = null,
    };

    public static Mac Mac => new()
    {
        Id = new MacId("main", 417),
        Name = "MBP-LIS-0417",
        User = new AssignedUser("mariana.costa", "Mariana Costa", null),
        RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Valid, null),
        BootstrapToken = new BootstrapToken(BootstrapTokenStatus.Escrowed, true),
        ReportedAt = Now.AddHours(-3),
    };

    public static JudgedAccount EndUser => new()
    {
        Username = "mariana.costa",
        FullName = "Mariana Costa",
        Uid = 501,
        Admin = false,
        Kind = AccountKind.EndUser,
        Token = TokenState.Held,
        TokenEvidence = EvidenceKind.Measured,
        InFileVaultList = Answer.Yes,
        IsItAccount = false,
    };

    public static JudgedAccount ItAdmin => new()
    {
        Username = "itadmin",
        Admin = true,
        Kind = AccountKind.ManagedAdministrator,
        Token = TokenState.NotHeld,
        TokenEvidence = EvidenceKind.Measured,
        IsItAccount = true,
    };

    public static MacVerdicts Verdicts => new()
    {
        FileVault = Measured(FileVaultState.On),
        KeyEscrowed = Measured(Answer.Yes),
        KeyState = KeyState.Valid,
        Assigned = new AssignedAccount(AccountMatch.Matched, "mariana.costa", 1),
        Phase = MacPhase.InUse,
        Accounts = [EndUser, ItAdmin],
        ItAccountsKnown = true,
        TokenSource = TokenSource.Ftk1,
        TokenEvidence = EvidenceKind.Measured,
        TokensAt = Now.AddHours(-3),
        HolderCount = 1,
        Contradictions = [],
        UsableHolders = Measured(UsableHolders.One),
        KeyProven = Measured(true),
        Recoverability = Measured(Recoverability.Strong),
        Stale = false,
        TokenVerdict = Measured(TokenVerdict.EndUsersOnly),
    };

    public static FleetSummary Summary => new()
    {
        Macs = 1300,
        Judged = 1240,
        NotJudgedByPhase = new Dictionary<MacPhase, int> { [MacPhase.Stock] = 40, [MacPhase.New] = 20, [MacPhase.Vm] = 0 },
        CanLoseData = 19,
        Recoverability = new Dictionary<Recoverability, int>
        {
            [Recoverability.Strong] = 792,
            [Recoverability.KeyOnly] = 201,
            [Recoverability.Fragile] = 86,
            [Recoverability.None] = 19,
            [Recoverability.Unknown] = 142,
        },
        RecoveryKey = new Dictionary<KeyValidity, int> { [KeyValidity.Valid] = 1079, [KeyValidity.Invalid] = 47, [KeyValidity.Unknown] = 80, [KeyValidity.NotApplicable] = 34 },
        TokenVerdict = new Dictionary<TokenVerdict, int> { [TokenVerdict.EndUsersOnly] = 871, [TokenVerdict.ExtraAdmins] = 214, [TokenVerdict.Nobody] = 15, [TokenVerdict.Unknown] = 140 },
        BootstrapToken = new Dictionary<BootstrapTokenStatus, int> { [BootstrapTokenStatus.Escrowed] = 1131, [BootstrapTokenStatus.NotEscrowed] = 109 },
        Inventory = new Dictionary<InventoryAge, int> { [InventoryAge.Fresh] = 1149, [InventoryAge.Old] = 58, [InventoryAge.VeryOld] = 33 },
        TokenEvidence = new Dictionary<EvidenceKind, int> { [EvidenceKind.Measured] = 1100, [EvidenceKind.Unknown] = 140 },
        Findings = [],
    };

    public static ServerSync Server => new()
    {
        Name = "main",
        Url = new Uri("https://jamf.example.com/"),
        State = SyncState.Idle,
        ApiVersion = 4,
        ServerVersion = "11.33.0",
        LastSweep = Sweep,
        LastComplete = Sweep,
        LastChangesAt = Now.AddMinutes(-12),
        NextSweepAt = Now.AddHours(18),
    };

    public static Sweep Sweep => new(Now.AddHours(-6), Now.AddHours(-6).AddMinutes(1), 1240, 1240, 14, 7_100_000, [], null);

    public static Verdict<T> Measured<T>(T value) => new(value, EvidenceKind.Measured, []);

    public static MacEvaluation Evaluation(MacVerdicts verdicts) => new()
    {
        Verdicts = verdicts,
        Findings = [],
        NotJudged = [],
        Severity = Severity.None,
        NextEdge = null,
    };
}
