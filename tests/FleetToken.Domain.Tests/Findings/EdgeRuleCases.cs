using FleetToken.Domain.Configuration;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>Where a rule of E.2 ends, and what it lacks: two conditions of which only one holds, the last value that still counts.</summary>
internal static class EdgeRuleCases
{
    private static readonly JudgedAccount Alice = Account("alice", TokenState.Held);

    private static readonly JudgedAccount Bob = Account("bob", TokenState.Held);

    private static readonly MacVerdicts ItUnknown = Healthy with { ItAccountsKnown = false };

    private static readonly MacVerdicts NineHolders = Healthy.WithAccounts([.. Enumerable.Range(1, 9).Select(i => Account($"person{i}", TokenState.Held))]);

    public static IEnumerable<RuleCase> All { get; } =
    [
        // A Mac in use is judged whatever its disk, so an estimated disk takes nothing from a measured "nobody".
        new("nobody, disk on by estimate, in use", "FT-TOK-01")
        {
            Severity = Severity.Critical,
            Verdicts = Healthy with { HolderCount = 0, FileVault = Said(FileVaultState.On, EvidenceKind.Estimated) },
        },

        // n=u (F.3): the attribute is there, the count is not.
        new("holders not counted", "FT-TOK-03") { Missing = "measured token holders", Verdicts = Healthy with { HolderCount = null } },
        new("standard user's token unknown", "FT-TOK-03") { Verdicts = Healthy.WithAccounts(Alice, Account("bob", TokenState.Unknown)) },
        new("IT's standard account, token unknown", "FT-TOK-03")
        {
            Missing = "whether an admin account holds a token",
            Verdicts = Healthy.WithAccounts(Alice, ItAdmin(TokenState.Unknown) with { Admin = false }),
        },
        new("end user is the only administrator, IT's accounts unread", "FT-TOK-03") { Verdicts = ItUnknown.WithAccounts(Account("alice", TokenState.Held, admin: true)) },

        // Nine means nine or more (F.3): only a whole list then names everybody.
        new("not listed, holders not counted", "FT-TOK-04") { Missing = "whether an admin account holds a token", Verdicts = Healthy.WithAccounts(Alice) with { HolderCount = null } },
        new("not listed, nine holders named in a whole list", "FT-TOK-04") { Verdicts = NineHolders },
        new("not listed, nine holders named in a shortened list", "FT-TOK-04")
        {
            Missing = "whether an admin account holds a token",
            Subject = WithLine(line => line with { LeftOut = 1 }),
            Verdicts = NineHolders,
        },
        new("not listed, nine holders named in a list cut short", "FT-TOK-04")
        {
            Missing = "whether an admin account holds a token",
            Subject = WithLine(line => line with { ListCut = true }),
            Verdicts = NineHolders,
        },
        new("not listed, users without a token left out", "FT-TOK-04") { Subject = WithLine(line => line with { LeftOut = 1 }), Verdicts = Healthy.WithAccounts(Alice) },

        new("standard user, IT's accounts unread", "FT-TOK-06") { Verdicts = ItUnknown.Unmatched().WithAccounts(Bob) },
        new("an administrator, IT's accounts known", "FT-TOK-06") { Verdicts = Healthy.Unmatched().WithAccounts(Account("bob", TokenState.Held, admin: true)) },

        new("no orphan, no list of leavers, a holder without a name", "FT-TOK-07") { Verdicts = Healthy with { HolderCount = 2 } },

        // C.3: only what Jamf said of the key itself is measured; a remembered "none" is as good as its source.
        new("none in escrow by estimate, one holder", "FT-TOK-09")
        {
            Severity = Severity.Medium,
            Subject = Subject.WithKey(KeyValidity.NotApplicable),
            Verdicts = Healthy with { KeyState = KeyState.Dead, KeyEscrowed = Said(Answer.No, EvidenceKind.Estimated) },
        },
        new("invalid, whatever is known of escrow", "FT-TOK-09")
        {
            Severity = Severity.Critical,
            Subject = Subject.WithKey(KeyValidity.Invalid),
            Verdicts = Healthy with { KeyState = KeyState.Dead, KeyEscrowed = Said(Answer.Yes, EvidenceKind.Estimated) },
        },

        new("the first person's number", "FT-TOK-10") { Severity = Severity.Medium, Subject = Columns(500, (Answer.Yes, Answer.No)) },
        new("the last service number", "FT-TOK-10") { Subject = Columns(499, (Answer.Yes, Answer.No)) },
        new("two unknown", "FT-TOK-10")
        {
            Missing = "token and FileVault entry of every person (FTK1)",
            Subject = Columns(503, (Answer.Unknown, Answer.No), (Answer.No, Answer.Unknown)),
        },

        new("Jamf says yes, a foreign attribute says no", "FT-BT-05") { Severity = Severity.Low, Subject = Foreign(Answer.No) },
        new("Jamf says yes, a foreign attribute too", "FT-BT-05") { Subject = Foreign(Answer.Yes) },

        new("old report, old contact, check-in today", "FT-INV-04") { Severity = Severity.Medium, Subject = Heard(contactDays: 10, checkInDays: 0) },
        new("old report, contact today, old check-in", "FT-INV-04") { Severity = Severity.Medium, Subject = Heard(contactDays: 0, checkInDays: 10) },
        new("old report, old contact, old check-in", "FT-INV-04") { Subject = Heard(contactDays: 10, checkInDays: 9) },

        new("two holders of whom it is not known", "FT-UI-01")
        {
            Missing = "whether a token holder is hidden",
            Verdicts = Healthy.WithAccounts(Alice with { Hidden = Answer.Unknown }, Bob with { Hidden = Answer.Unknown }),
        },

        new("never reported", "FT-BUG-04") { Missing = "time of the last inventory report", Subject = Installed("escrow.profile", Now).WithMac(mac => mac with { ReportedAt = null }) },
        new("installed at the time of the report", "FT-BUG-04") { Subject = Installed("escrow.profile", ReportedAt) },
        new("a known profile that escrows nothing", "FT-BUG-04") { Subject = Installed("wifi.profile", Now) },
        new("two escrow profiles without an identifier", "FT-BUG-04")
        {
            Missing = "which configuration profile escrows the key",
            Subject = Installed("other.profile", Now, new ManagementProfile { Id = 8, Name = "A", EscrowsKey = true }, new ManagementProfile { Id = 9, Name = "B", EscrowsKey = true }),
        },
    ];

    private static MacSubject Columns(int uid, params (Answer Token, Answer FileVault)[] entries) => WithLine(line => line with
    {
        Accounts = [.. line.Accounts!, .. entries.Select((entry, i) => new Ftk1Account { Name = $"person{i}", Uid = uid, Token = entry.Token, FileVault = entry.FileVault })],
    });

    private static MacSubject Foreign(Answer escrowed) =>
        Subject.WithMac(mac => mac with { Attributes = new AttributeReport { Foreign = new ForeignReading { BootstrapEscrowed = escrowed } } });

    private static MacSubject Heard(int contactDays, int checkInDays) => Subject.WithMac(mac => mac with
    {
        ReportedAt = Now.AddDays(-15),
        LastContact = Now.AddDays(-contactDays),
        LastCheckIn = Now.AddDays(-checkInDays),
    });

    private static MacSubject Installed(string identifier, DateTimeOffset at, params ManagementProfile[] more) => Subject.OptedIn()
        .WithServer(server => server with
        {
            Configuration = new ServerConfiguration
            {
                Profiles =
                [
                    new() { Id = 7, Name = "Escrow", Identifier = "escrow.profile", EscrowsKey = true },
                    new() { Id = 6, Name = "Wi-Fi", Identifier = "wifi.profile" },
                    .. more,
                ],
            },
        })
        .WithMac(mac => mac with { OsVersion = new MacOsVersion(26, 0, 0), Profiles = [new InstalledProfile("Installed", identifier, at, IsJamfsOwn: false)] });
}
