using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>The tables of FT-TOK and FT-USR.</summary>
internal static class TokenRuleCases
{
    private static readonly JudgedAccount EstimatedItAdmin = ItAdmin(TokenState.Held) with { TokenEvidence = EvidenceKind.Estimated };

    private static readonly MacSubject DeadKey = Subject.WithKey(KeyValidity.Invalid);

    private static readonly MacVerdicts Dead = Healthy with { KeyState = KeyState.Dead };

    private static readonly MacSubject UnknownKey = Subject.WithKey(KeyValidity.Unknown, unknownReports: 3);

    private static readonly MacVerdicts KeyUnknown = Healthy with { KeyState = KeyState.Unknown, KeyEscrowed = Said(Answer.Unknown, EvidenceKind.Unknown) };

    private static readonly MacVerdicts ItUnknown = Healthy with { ItAccountsKnown = false };

    private static readonly MacVerdicts UserWithout = Healthy.WithAccounts(Account("alice", TokenState.NotHeld));

    private static readonly MacSubject NotOnTheList = WithFileVaultColumn(Answer.No);

    public static IEnumerable<RuleCase> All { get; } =
    [
        new("one holder", "FT-TOK-01"),
        new("nobody", "FT-TOK-01") { Severity = Severity.Critical, Verdicts = Healthy with { HolderCount = 0 } },
        new("nobody, disk off, in use", "FT-TOK-01") { Severity = Severity.Critical, Verdicts = Healthy with { HolderCount = 0, FileVault = Said(FileVaultState.Off) } },
        new("not measured", "FT-TOK-01") { Missing = "measured token holders", Verdicts = Healthy.Unmeasured() },
        new("nobody, stock, disk on", "FT-TOK-01") { Severity = Severity.Critical, Verdicts = Healthy with { HolderCount = 0, Phase = MacPhase.Stock } },
        new("nobody, stock, disk on by estimate", "FT-TOK-01")
        {
            Severity = Severity.Medium,
            Verdicts = Healthy with { HolderCount = 0, Phase = MacPhase.Stock, FileVault = Said(FileVaultState.On, EvidenceKind.Estimated) },
        },
        new("nobody, new, disk off", "FT-TOK-01") { Verdicts = Healthy with { HolderCount = 0, Phase = MacPhase.New, FileVault = Said(FileVaultState.Off) } },
        new("nobody, new, disk encrypting", "FT-TOK-01") { Verdicts = Healthy with { HolderCount = 0, Phase = MacPhase.New, FileVault = Said(FileVaultState.Encrypting) } },
        new("nobody, new, disk unknown", "FT-TOK-01")
        {
            Missing = "FileVault state",
            Verdicts = Healthy with { HolderCount = 0, Phase = MacPhase.New, FileVault = Said(FileVaultState.Unknown, EvidenceKind.Unknown) },
        },

        new("end user holds", "FT-TOK-02"),
        new("end user holds by estimate", "FT-TOK-02") { Verdicts = Healthy.Unmeasured(Account("alice", TokenState.Held) with { TokenEvidence = EvidenceKind.Estimated }) },
        new("end user suspect", "FT-TOK-02") { Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Suspect)) },
        new("end user without, not on the list", "FT-TOK-02") { Severity = Severity.Critical, Subject = NotOnTheList, Verdicts = UserWithout },
        new("end user without, on the list", "FT-TOK-02") { Severity = Severity.High, Subject = WithFileVaultColumn(Answer.Yes), Verdicts = UserWithout },
        new("end user without, list unknown", "FT-TOK-02") { Severity = Severity.High, Subject = WithFileVaultColumn(Answer.Unknown), Verdicts = UserWithout },
        new("end user without, foreign attribute", "FT-TOK-02") { Severity = Severity.High, Verdicts = UserWithout with { TokenSource = TokenSource.Attribute } },
        new("end user without, disk off", "FT-TOK-02") { Severity = Severity.High, Subject = NotOnTheList, Verdicts = UserWithout with { FileVault = Said(FileVaultState.Off) } },
        new("end user without, disk on by estimate", "FT-TOK-02")
        {
            Severity = Severity.High,
            Subject = NotOnTheList,
            Verdicts = UserWithout with { FileVault = Said(FileVaultState.On, EvidenceKind.Estimated) },
        },
        new("end user's token unknown", "FT-TOK-02") { Missing = "whether the end user holds a token", Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Unknown)) },
        new("end user guessed", "FT-TOK-02") { Missing = "the end user's account", Verdicts = Healthy with { Assigned = new AssignedAccount(AccountMatch.Guessed, "alice", 4) } },

        new("end user only", "FT-TOK-03"),
        new("(a) itadmin holds", "FT-TOK-03") { Severity = Severity.High, Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held), ItAdmin(TokenState.Held)) },
        new("(a) itadmin suspect", "FT-TOK-03") { Severity = Severity.High, Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held), ItAdmin(TokenState.Suspect)) },
        new("(a) itadmin holds, end user unmatched", "FT-TOK-03") { Severity = Severity.High, Verdicts = Healthy.Unmatched().WithAccounts(ItAdmin(TokenState.Held)) },
        new("(a) itadmin by estimate", "FT-TOK-03") { Severity = Severity.Medium, Verdicts = Healthy.Unmeasured(EstimatedItAdmin) },
        new("(b) other administrator", "FT-TOK-03")
        {
            Severity = Severity.High,
            Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held), ExtraAdmin()),
        },
        new("(b) standard user beside", "FT-TOK-03") { Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held), Account("bob", TokenState.Held)) },
        new("(b) end user is an administrator alone", "FT-TOK-03") { Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held, admin: true), ItAdmin(TokenState.NotHeld)) },
        new("(b) end user unmatched", "FT-TOK-03") { Missing = "the end user's account", Verdicts = Healthy.Unmatched().WithAccounts(Account("bob", TokenState.Held, admin: true)) },
        new("(b) end user's token unknown", "FT-TOK-03")
        {
            Missing = "whether the end user holds a token",
            Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Unknown), Account("bob", TokenState.Held, admin: true)),
        },
        new("(b) end user without token", "FT-TOK-03") { Verdicts = Healthy.WithAccounts(Account("alice", TokenState.NotHeld), Account("bob", TokenState.Held, admin: true)) },
        new("(b) end user without token, IT's accounts unread", "FT-TOK-03")
        {
            Missing = "the accounts of IT (PreStages, enrolment settings)",
            Verdicts = ItUnknown.WithAccounts(Account("alice", TokenState.NotHeld), Account("bob", TokenState.Held, admin: true)),
        },
        new("(b) role unknown", "FT-TOK-03")
        {
            Missing = "whether a token holder is an administrator",
            Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held), Account("bob", TokenState.Held, admin: null)),
        },
        new("itadmin's token unknown", "FT-TOK-03") { Missing = "whether an admin account holds a token", Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held), ItAdmin(TokenState.Unknown)) },
        new("lab, administrator with a token", "FT-TOK-03") { Verdicts = Healthy.Unmatched().WithAccounts(Account("bob", TokenState.Held, admin: true)) with { Phase = MacPhase.Lab } },
        new("lab, administrator with a token, IT's accounts unread", "FT-TOK-03")
        {
            Missing = "the accounts of IT (PreStages, enrolment settings)",
            Verdicts = ItUnknown.WithAccounts(Account("bob", TokenState.Held, admin: true)) with { Phase = MacPhase.Lab },
        },
        new("holders left out", "FT-TOK-03") { Missing = "token holders left out of the Mac's report", Verdicts = Healthy with { HolderCount = 2 } },
        new("nine or more holders, list shortened", "FT-TOK-03")
        {
            Missing = "token holders left out of the Mac's report",
            Subject = Subject.WithMac(mac => mac with { Attributes = new AttributeReport { Ftk1 = new Ftk1Line { LeftOut = 2 } } }),
            Verdicts = Healthy.WithAccounts([.. Enumerable.Range(1, 9).Select(i => Account($"person{i}", TokenState.Held))]),
        },
        new("not measured, nobody listed", "FT-TOK-03") { Missing = "measured token holders", Verdicts = Healthy.Unmeasured() },
        new("no source at all", "FT-TOK-03") { Missing = "measured token holders", Verdicts = Healthy.Unmeasured() with { TokenSource = TokenSource.None } },

        new("end user holds too", "FT-TOK-06") { Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held), ItAdmin(TokenState.Held)) },
        new("only itadmin", "FT-TOK-06") { Severity = Severity.Critical, Verdicts = Healthy.OnlyIt(Account("alice", TokenState.NotHeld), ItAdmin(TokenState.Held)) },
        new("only itadmin, leaver", "FT-TOK-06") { Severity = Severity.Critical, Verdicts = Healthy.OnlyIt(ItAdmin(TokenState.Held)) with { Phase = MacPhase.Leaver } },
        new("only itadmin, lab", "FT-TOK-06") { Severity = Severity.Medium, Verdicts = Healthy.OnlyIt(ItAdmin(TokenState.Held)) with { Phase = MacPhase.Lab } },
        new("only itadmin, headless", "FT-TOK-06") { Severity = Severity.Medium, Verdicts = Healthy.OnlyIt(ItAdmin(TokenState.Held)) with { Phase = MacPhase.Headless } },
        new("nobody", "FT-TOK-06") { Verdicts = Healthy.WithAccounts(Account("alice", TokenState.NotHeld)) },
        new("itadmin by estimate", "FT-TOK-06") { Missing = "measured token holders", Verdicts = Healthy.Unmeasured(EstimatedItAdmin) },
        new("itadmin and left out ones", "FT-TOK-06")
        {
            Missing = "token holders left out of the Mac's report",
            Verdicts = Healthy.WithAccounts(ItAdmin(TokenState.Held)) with { HolderCount = 9 },
        },
        new("an administrator, IT's accounts unread", "FT-TOK-06")
        {
            Missing = "the accounts of IT (PreStages, enrolment settings)",
            Verdicts = ItUnknown.Unmatched().WithAccounts(Account("bob", TokenState.Held, admin: true)),
        },
        new("the end user, IT's accounts unread", "FT-TOK-06") { Verdicts = ItUnknown.WithAccounts(Account("alice", TokenState.Held, admin: true)) },

        new("valid key", "FT-TOK-09"),
        new("dead key, one holder", "FT-TOK-09") { Severity = Severity.Critical, Subject = DeadKey, Verdicts = Dead },
        new("dead key, none", "FT-TOK-09") { Severity = Severity.Critical, Subject = DeadKey, Verdicts = Dead with { UsableHolders = Said(UsableHolders.None) } },
        new("dead key, several", "FT-TOK-09") { Subject = DeadKey, Verdicts = Dead with { UsableHolders = Said(UsableHolders.Several) } },
        new("dead key, holders unknown", "FT-TOK-09")
        {
            Missing = "measured holders who could open the disk",
            Subject = DeadKey,
            Verdicts = Dead with { UsableHolders = Said(UsableHolders.Unknown, EvidenceKind.Unknown) },
        },
        new("dead key, one by estimate", "FT-TOK-09")
        {
            Missing = "measured holders who could open the disk",
            Subject = DeadKey,
            Verdicts = Dead with { UsableHolders = Said(UsableHolders.One, EvidenceKind.Estimated) },
        },
        new("dead key, disk on by estimate", "FT-TOK-09") { Severity = Severity.Medium, Subject = DeadKey, Verdicts = Dead with { FileVault = Said(FileVaultState.On, EvidenceKind.Estimated) } },
        new("dead key, disk off", "FT-TOK-09") { Subject = DeadKey, Verdicts = Dead with { FileVault = Said(FileVaultState.Off) } },
        new("dead key, disk encrypting", "FT-TOK-09") { Subject = DeadKey, Verdicts = Dead with { FileVault = Said(FileVaultState.Encrypting) } },
        new("dead key, disk unknown", "FT-TOK-09") { Missing = "FileVault state", Subject = DeadKey, Verdicts = Dead with { FileVault = Said(FileVaultState.Unknown) } },
        new("unknown key in three reports", "FT-TOK-09") { Severity = Severity.High, Subject = UnknownKey, Verdicts = KeyUnknown },
        new("unknown key in two reports", "FT-TOK-09") { Subject = Subject.WithKey(KeyValidity.Unknown, unknownReports: 2), Verdicts = KeyUnknown },
        new("unknown key in three reports, none in escrow", "FT-TOK-09") { Severity = Severity.Critical, Subject = UnknownKey, Verdicts = Dead with { KeyEscrowed = Said(Answer.No) } },

        new("matched", "FT-USR-01"),
        new("guessed", "FT-USR-01") { Severity = Severity.Low, Verdicts = Healthy with { Assigned = new AssignedAccount(AccountMatch.Guessed, "alice", 6) } },
        new("unmatched", "FT-USR-01") { Severity = Severity.Low, Verdicts = Healthy.Unmatched() },
    ];
}
