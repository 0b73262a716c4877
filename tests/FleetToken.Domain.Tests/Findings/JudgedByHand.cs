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
        IsItAccount = false,
    };

    public static JudgedAccount ItAdmin(TokenState token) => Account("itadmin", token, admin: true) with
    {
        Kind = AccountKind.ManagedAdministrator,
        IsItAccount = true,
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

    public static MacSubject WithKey(this MacSubject subject, KeyValidity validity, int unknownReports = 0) => subject with
    {
        Mac = subject.Mac with { RecoveryKey = subject.Mac.RecoveryKey with { Validity = validity } },
        Counters = new MacCounters { UnknownValidityReports = unknownReports },
    };

    public static MacEvaluation Judge(MacSubject subject, MacVerdicts verdicts) => MacEvaluation.Of(subject, verdicts, new AgeClock(subject.Now));
}
