using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>The healthy Mac of the golden vectors (K.4), with verdicts written by hand, so that rules are tested by themselves.</summary>
internal static class JudgedByHand
{
    public static readonly DateTimeOffset Now = new(2026, 9, 24, 8, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset ReportedAt = Now.AddDays(-1);

    /// <summary>The Mac's own line, as it fits the healthy verdicts.</summary>
    public static Ftk1Line HealthyLine { get; } = new()
    {
        Complete = true,
        Holders = 1,
        AdminHolders = 0,
        HiddenHolders = 0,
        Orphans = 0,
        FileVault = FileVaultState.On,
        PersonalKey = Answer.Yes,
        InstitutionalKey = Answer.No,
        KeyFile = Answer.Yes,
        BootstrapSupported = Answer.Yes,
        BootstrapEscrowed = Answer.Yes,
        BootstrapWorks = Answer.Yes,
        EscrowPayloads = 1,
        EscrowBuddy = 1,
        ConsoleUser = "alice",
        Accounts =
        [
            new Ftk1Account { Name = "alice", Uid = 501, Admin = false, Token = Answer.Yes, FileVault = Answer.Yes, VolumeOwner = Answer.Yes, Hidden = Answer.No },
            new Ftk1Account { Name = "itadmin", Uid = 502, Admin = true, Token = Answer.No, FileVault = Answer.No, VolumeOwner = Answer.No, Hidden = Answer.Yes },
        ],
        At = ReportedAt,
    };

    public static Mac HealthyMac { get; } = new()
    {
        Id = new MacId("main", 1),
        Name = "MBP-1",
        SerialNumber = "C02AAAAA0001",
        ModelIdentifier = "Mac15,3",
        AppleSilicon = true,
        OsVersion = new MacOsVersion(15, 6, 0),
        User = new AssignedUser("alice", null, null),
        Accounts =
        [
            new LocalAccount { Username = "alice", Uid = 501, Admin = false },
            new LocalAccount { Username = "itadmin", Uid = 502, Admin = true },
        ],
        FileVault = new FileVault { Partition = PartitionState.Encrypted },
        RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Valid, InstitutionalKeyPresent: false),
        BootstrapToken = new BootstrapToken(BootstrapTokenStatus.Escrowed, Allowed: true),
        RecoveryLock = true,
        Profiles = [],
        Attributes = new AttributeReport { Ftk1 = HealthyLine },
        ReportedAt = ReportedAt,
        LastContact = Now.AddHours(-1),
        EnrolledAt = Now.AddDays(-90),
    };

    public static ServerFacts Server { get; } = new()
    {
        PreStageBySerialNumber = new Dictionary<string, PreStageAdmin> { ["C02AAAAA0001"] = new("itadmin", Hidden: true) },
        ManagementAccount = "",
        CollectsAccounts = true,
        CollectsHiddenAccounts = true,
    };

    public static MacSubject Subject { get; } = new() { Mac = HealthyMac, Server = Server, Now = Now };

    public static MacVerdicts Healthy { get; } = new()
    {
        FileVault = Said(FileVaultState.On),
        KeyEscrowed = Said(Answer.Yes),
        KeyState = KeyState.Valid,
        Assigned = new AssignedAccount(AccountMatch.Matched, "alice", 1),
        Phase = MacPhase.InUse,
        Accounts = [Account("alice", TokenState.Held), ItAdmin(TokenState.NotHeld)],
        ItAccountsKnown = true,
        TokenSource = TokenSource.Ftk1,
        TokenEvidence = EvidenceKind.Measured,
        TokensAt = ReportedAt,
        HolderCount = 1,
        Contradictions = [],
        UsableHolders = Said(UsableHolders.One),
        KeyProven = Said(true),
        Recoverability = Said(Recoverability.Strong),
        Stale = false,
        TokenVerdict = Said(TokenVerdict.EndUsersOnly),
        CanRegrantToken = Said(TokenRegrant.Yes),
        CanRotateSilently = Said(SilentRotation.EscrowBuddy),
    };

    public static Verdict<T> Said<T>(T value, EvidenceKind confidence = EvidenceKind.Measured) =>
        new(value, confidence, [new Reason("row", typeof(T).Name, value?.ToString(), ReportedAt)]);

    public static JudgedAccount Account(string name, TokenState token, bool? admin = false) => new()
    {
        Username = name,
        Kind = AccountKind.EndUser,
        Admin = admin,
        Token = token,
        TokenEvidence = token == TokenState.Unknown ? EvidenceKind.Unknown : EvidenceKind.Measured,
        InFileVaultList = token == TokenState.Held ? Answer.Yes : Answer.No,
        VolumeOwner = Answer.Yes,
        Hidden = Answer.No,
        IsItAccount = false,
    };

    public static JudgedAccount ItAdmin(TokenState token) => Account("itadmin", token, admin: true) with
    {
        Kind = AccountKind.ManagedAdministrator,
        IsItAccount = true,
        Hidden = Answer.Yes,
        ShouldNotHold = token is TokenState.Held or TokenState.Suspect,
    };

    /// <summary>Another administrator with a token beside the end user's.</summary>
    public static JudgedAccount ExtraAdmin() => Account("bob", TokenState.Held, admin: true) with { ShouldNotHold = true };

    public static MacVerdicts OnlyIt(this MacVerdicts verdicts, params JudgedAccount[] accounts) =>
        verdicts.WithAccounts(accounts) with { TokenVerdict = Said(TokenVerdict.AdminsOnly) };

    /// <summary>The Mac's own line says of the end user whether the account opens the disk.</summary>
    public static MacSubject WithFileVaultColumn(Answer answer) => Subject.WithMac(mac => mac with
    {
        Attributes = new AttributeReport { Ftk1 = new Ftk1Line { Accounts = [new Ftk1Account { Name = "alice", FileVault = answer }] } },
    });

    public static MacVerdicts WithAccounts(this MacVerdicts verdicts, params JudgedAccount[] accounts) => verdicts with
    {
        Accounts = accounts,
        HolderCount = accounts.Count(account => account.Token is TokenState.Held or TokenState.Suspect && account.TokenEvidence == EvidenceKind.Measured),
    };

    public static MacVerdicts Unmeasured(this MacVerdicts verdicts, params JudgedAccount[] accounts) => verdicts with
    {
        Accounts = accounts,
        HolderCount = null,
        TokenSource = TokenSource.FileVaultList,
        TokenEvidence = EvidenceKind.Estimated,
    };

    public static MacVerdicts Unmatched(this MacVerdicts verdicts) => verdicts with { Assigned = new AssignedAccount(AccountMatch.Unmatched, null, 7) };

    public static MacSubject WithMac(this MacSubject subject, Func<Mac, Mac> change) => subject with { Mac = change(subject.Mac) };

    public static MacSubject WithLine(Func<Ftk1Line, Ftk1Line> change) =>
        Subject.WithMac(mac => mac with { Attributes = new AttributeReport { Ftk1 = change(HealthyLine) } });

    public static MacSubject WithoutLine() => Subject.WithMac(mac => mac with { Attributes = null });

    public static MacSubject WithServer(this MacSubject subject, Func<ServerFacts, ServerFacts> change) => subject with { Server = change(subject.Server) };

    /// <summary>With every finding switched on that is off by default.</summary>
    public static MacSubject OptedIn(this MacSubject subject) => subject with
    {
        Settings = subject.Settings with { OptInFindings = ["FT-FV-05", "FT-BUG-03", "FT-BUG-04", "FT-SEC-02"] },
    };

    public static MacSubject WithKey(this MacSubject subject, KeyValidity validity, int unknownReports = 0) => subject with
    {
        Mac = subject.Mac with { RecoveryKey = subject.Mac.RecoveryKey with { Validity = validity } },
        Counters = new MacCounters { UnknownValidityReports = unknownReports },
    };

    public static MacEvaluation Judge(MacSubject subject, MacVerdicts verdicts) => MacEvaluation.Of(subject, verdicts, new AgeClock(subject.Now));
}
