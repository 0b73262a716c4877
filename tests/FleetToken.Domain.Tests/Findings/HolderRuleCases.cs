using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>The tables of FT-TOK-04, 05, 07, 08, 10, 11 and FT-UI-01.</summary>
internal static class HolderRuleCases
{
    private static readonly JudgedAccount Alice = Account("alice", TokenState.Held);

    private static readonly MacVerdicts ItHolds = Healthy.WithAccounts(Alice, ItAdmin(TokenState.Held));

    private static readonly MacSubject WithManagement = Subject.WithServer(server => server with { ManagementAccount = "itadmin" });

    private static readonly MacSubject NoPreStages = Subject.WithServer(server => server with { PreStageBySerialNumber = null });

    private static readonly MacVerdicts Unmeasured = Healthy.Unmeasured();

    public static IEnumerable<RuleCase> All { get; } =
    [
        new("holds none", "FT-TOK-04"),
        new("holds", "FT-TOK-04") { Severity = Severity.High, Verdicts = ItHolds },
        new("suspect", "FT-TOK-04") { Severity = Severity.High, Verdicts = Healthy.WithAccounts(Alice, ItAdmin(TokenState.Suspect)) },
        new("holds by estimate", "FT-TOK-04") { Severity = Severity.Medium, Verdicts = Healthy.Unmeasured(ItAdmin(TokenState.Held) with { TokenEvidence = EvidenceKind.Estimated }) },
        new("token unknown", "FT-TOK-04") { Missing = "whether an admin account holds a token", Verdicts = Healthy.WithAccounts(Alice, ItAdmin(TokenState.Unknown)) },
        new("not listed, every holder known", "FT-TOK-04") { Verdicts = Healthy.WithAccounts(Alice) },
        new("not listed, holders left out", "FT-TOK-04") { Missing = "whether an admin account holds a token", Verdicts = Healthy.WithAccounts(Alice) with { HolderCount = 2 } },
        new("PreStages unread", "FT-TOK-04") { Missing = "the managed administrator of the Mac's PreStage", Subject = NoPreStages, Verdicts = ItHolds },
        new("no serial number", "FT-TOK-04") { Missing = "the managed administrator of the Mac's PreStage", Subject = Subject.WithMac(mac => mac with { SerialNumber = null }), Verdicts = ItHolds },
        new("in no PreStage", "FT-TOK-04") { Subject = Subject.WithMac(mac => mac with { SerialNumber = "C02BBBBB0002" }), Verdicts = ItHolds },
        new("another role", "FT-TOK-04") { Verdicts = Healthy.WithAccounts(Alice, ItAdmin(TokenState.NotHeld), ItAdmin(TokenState.Held) with { Username = "helper", Kind = AccountKind.OtherAdmin }) },

        new("no management account", "FT-TOK-05") { Verdicts = ItHolds },
        new("holds, as its second role", "FT-TOK-05")
        {
            Severity = Severity.High,
            Subject = WithManagement,
            Verdicts = Healthy.WithAccounts(Alice, ItAdmin(TokenState.Held) with { AlsoKind = AccountKind.ManagementAccount }),
        },
        new("holds by estimate", "FT-TOK-05")
        {
            Severity = Severity.Medium,
            Subject = WithManagement,
            Verdicts = Healthy.Unmeasured(ItAdmin(TokenState.Held) with { Kind = AccountKind.ManagementAccount, TokenEvidence = EvidenceKind.Estimated }),
        },
        new("holds none", "FT-TOK-05") { Subject = WithManagement, Verdicts = Healthy.WithAccounts(Alice, ItAdmin(TokenState.NotHeld) with { Kind = AccountKind.ManagementAccount }) },
        new("enrolment settings unread", "FT-TOK-05")
        {
            Missing = "the management account of enrolment settings",
            Subject = Subject.WithServer(server => server with { ManagementAccount = null }),
            Verdicts = ItHolds,
        },

        new("none", "FT-TOK-07"),
        new("orphan", "FT-TOK-07") { Severity = Severity.Medium, Subject = WithLine(line => line with { Orphans = 1 }) },
        new("holder on the list of leavers", "FT-TOK-07") { Severity = Severity.Medium, Subject = Subject with { Settings = new FleetSettings { Leavers = ["alice"] } } },
        new("leaver without a token", "FT-TOK-07") { Subject = Subject with { Settings = new FleetSettings { Leavers = ["itadmin"] } } },
        new("leavers, holders not measured", "FT-TOK-07") { Missing = "measured token holders", Subject = Subject with { Settings = new FleetSettings { Leavers = ["carol"] } }, Verdicts = Unmeasured },
        new("no line", "FT-TOK-07") { Missing = "crypto users without an account (FTK1 orph)", Subject = WithoutLine() },
        new("probe failed", "FT-TOK-07") { Missing = "crypto users without an account (FTK1 orph)", Subject = WithLine(line => line with { Orphans = null }) },

        new("two", "FT-TOK-08") { Verdicts = Healthy with { HolderCount = 2 } },
        new("three", "FT-TOK-08") { Severity = Severity.Info, Verdicts = Healthy with { HolderCount = 3 } },
        new("not measured", "FT-TOK-08") { Missing = "measured token holders", Verdicts = Unmeasured },

        new("agree", "FT-TOK-10"),
        new("token without list", "FT-TOK-10") { Severity = Severity.Medium, Subject = Columns(Answer.Yes, Answer.No) },
        new("list without token", "FT-TOK-10") { Severity = Severity.Medium, Subject = Columns(Answer.No, Answer.Yes) },
        new("list unknown", "FT-TOK-10") { Missing = "token and FileVault entry of every person (FTK1)", Subject = Columns(Answer.Yes, Answer.Unknown) },
        new("service account", "FT-TOK-10") { Subject = Columns(Answer.Yes, Answer.No, uid: 89) },
        new("accounts left out", "FT-TOK-10") { Missing = "token and FileVault entry of every person (FTK1)", Subject = WithLine(line => line with { LeftOut = 1 }) },
        new("line not usable", "FT-TOK-10") { Missing = "token and FileVault entry of every person (FTK1)", Subject = Columns(Answer.Yes, Answer.No), Verdicts = Unmeasured },
        new("disk off", "FT-TOK-10") { Subject = Columns(Answer.Yes, Answer.No), Verdicts = Healthy with { FileVault = Said(FileVaultState.Off) } },
        new("disk unknown", "FT-TOK-10") { Missing = "FileVault state", Subject = Columns(Answer.Yes, Answer.No), Verdicts = Healthy with { FileVault = Said(FileVaultState.Unknown) } },

        new("owner", "FT-TOK-11"),
        new("no owner", "FT-TOK-11") { Severity = Severity.Medium, Verdicts = Healthy.WithAccounts(Alice with { VolumeOwner = Answer.No }) },
        new("no owner, suspect", "FT-TOK-11") { Severity = Severity.Medium, Verdicts = Healthy.WithAccounts(Account("alice", TokenState.Suspect) with { VolumeOwner = Answer.No }) },
        new("no owner, no token", "FT-TOK-11") { Verdicts = Healthy.WithAccounts(Account("alice", TokenState.NotHeld) with { VolumeOwner = Answer.No }) },
        new("no owner, Intel", "FT-TOK-11") { Subject = Subject.WithMac(mac => mac with { AppleSilicon = false }), Verdicts = Healthy.WithAccounts(Alice with { VolumeOwner = Answer.No }) },
        new("no owner, chip unknown", "FT-TOK-11") { Missing = "whether the Mac has Apple silicon", Subject = Subject.WithMac(mac => mac with { AppleSilicon = null }), Verdicts = Healthy.WithAccounts(Alice with { VolumeOwner = Answer.No }) },
        new("owner unknown", "FT-TOK-11") { Missing = "whether the end user is a volume owner", Verdicts = Healthy.WithAccounts(Alice with { VolumeOwner = Answer.Unknown }) },
        new("token by estimate", "FT-TOK-11") { Missing = "whether the end user holds a token", Verdicts = Healthy.Unmeasured(Alice with { VolumeOwner = Answer.No, TokenEvidence = EvidenceKind.Estimated }) },
        new("unmatched", "FT-TOK-11") { Missing = "the end user's account", Verdicts = Healthy.Unmatched() },

        new("none hidden", "FT-UI-01"),
        new("hidden holder", "FT-UI-01") { Severity = Severity.Low, Verdicts = ItHolds },
        new("hidden, no token", "FT-UI-01") { Verdicts = Healthy.WithAccounts(Alice, ItAdmin(TokenState.NotHeld)) },
        new("hidden by the PreStage, not by the line", "FT-UI-01") { Severity = Severity.Low, Verdicts = Healthy.WithAccounts(Alice, ItAdmin(TokenState.Held) with { Hidden = Answer.No }) },
        new("hidden holder by estimate", "FT-UI-01") { Missing = "measured token holders", Verdicts = Healthy.Unmeasured(ItAdmin(TokenState.Held) with { TokenEvidence = EvidenceKind.Estimated }) },
        new("not known whether hidden", "FT-UI-01") { Missing = "whether a token holder is hidden", Verdicts = Healthy.WithAccounts(Alice with { Hidden = Answer.Unknown }) },
        new("holders left out", "FT-UI-01") { Missing = "whether a token holder is hidden", Verdicts = Healthy with { HolderCount = 2 } },
        new("nobody holds", "FT-UI-01") { Verdicts = Healthy.WithAccounts(Account("alice", TokenState.NotHeld)) },
    ];

    private static MacSubject Columns(Answer token, Answer fileVault, int uid = 503) => WithLine(line => line with
    {
        Accounts = [.. line.Accounts!, new Ftk1Account { Name = "bob", Uid = uid, Token = token, FileVault = fileVault }],
    });
}
