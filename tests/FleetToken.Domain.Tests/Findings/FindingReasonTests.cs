using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>What a finding says it read (domain J, <c>because</c>): each value, from whom, and how old; every account that made it hold.</summary>
public sealed class FindingReasonTests
{
    private static readonly DateTimeOffset LineAt = ReportedAt.AddHours(-3);

    private static readonly MacSubject OwnLine = WithLine(line => line with
    {
        At = LineAt,
        PersonalKey = Answer.Yes,
        BootstrapWorks = Answer.No,
        BootstrapEscrowed = Answer.No,
        Orphans = 2,
    });

    private static readonly MacSubject ForeignOnly = Subject.WithMac(mac => mac with
    {
        Attributes = new AttributeReport { Foreign = new ForeignReading { PersonalKey = Answer.Yes, BootstrapWorks = Answer.No, BootstrapEscrowed = Answer.No } },
    });

    private static readonly MacVerdicts NoKey = Healthy with { KeyEscrowed = Said(Answer.No), KeyState = KeyState.Dead };

    [Theory]
    [InlineData("FT-BT-04")]
    [InlineData("FT-BT-05")]
    [InlineData("FT-PRK-04")]
    public void WordOfTheMac_IsAsOldAsItsLine_AndThatOfAForeignAttributeAsTheReport(string code)
    {
        Assert.Equal(LineAt, Because(code, OwnLine, NoKey)[0].At);
        Assert.Equal(ReportedAt, Because(code, ForeignOnly, NoKey)[0].At);
    }

    [Theory]
    [InlineData(BootstrapTokenStatus.Escrowed, Answer.No, "no", "yes")]
    [InlineData(BootstrapTokenStatus.NotEscrowed, Answer.Yes, "yes", "no")]
    public void FtBt05_SaysWhoSaidWhat(BootstrapTokenStatus jamf, Answer mac, string said, string known)
    {
        var subject = WithLine(line => line with { BootstrapEscrowed = mac }).WithMac(it => it with { BootstrapToken = new(jamf, true) });

        Assert.Equal([said, known], Because("FT-BT-05", subject, Healthy).Select(reason => reason.Value));
    }

    [Fact]
    public void FtBt01AndFtBt02_SayWhichStatusWasRead()
    {
        string? Status(string code, BootstrapTokenStatus status) => Because(code, Subject.WithMac(mac => mac with { BootstrapToken = new(status, null) }), Healthy)[0].Value;

        Assert.Equal("not escrowed", Status("FT-BT-01", BootstrapTokenStatus.NotEscrowed));
        Assert.Equal("not supported", Status("FT-BT-02", BootstrapTokenStatus.NotSupported));
    }

    [Theory]
    [InlineData(FileVaultState.Encrypting, "encrypting")]
    [InlineData(FileVaultState.Decrypting, "decrypting")]
    public void FtFv02_SaysWhichWayTheDiskGoes(FileVaultState state, string way)
    {
        var subject = Subject with { Counters = new MacCounters { ConversionReports = 3, ConvertingSince = ReportedAt.AddDays(-8), CountedReport = ReportedAt } };

        Assert.StartsWith(way, Because("FT-FV-02", subject, Healthy with { FileVault = Said(state) })[0].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "8")]
    [InlineData(9, "9 or more")]
    public void FtTok08_CountsToNineAsTheAttributeDoes(int holders, string shown) =>
        Assert.Equal(shown, Because("FT-TOK-08", Subject, Healthy with { HolderCount = holders })[0].Value);

    [Theory]
    [InlineData(KeyValidity.Invalid, Answer.Yes, UsableHolders.None, "FT-TOK-09 (a)", "invalid", "none")]
    [InlineData(KeyValidity.NotApplicable, Answer.No, UsableHolders.One, "FT-TOK-09 (a)", "none in escrow", "one")]
    [InlineData(KeyValidity.Unknown, Answer.Unknown, UsableHolders.One, "FT-TOK-09 (b)", "unknown in 4 reports in a row", "one")]
    public void FtTok09_SaysWhichCaseAndHowManyHolders(KeyValidity validity, Answer escrowed, UsableHolders usable, string rule, string key, string holders)
    {
        var verdicts = Healthy with
        {
            KeyState = validity == KeyValidity.Unknown ? KeyState.Unknown : KeyState.Dead,
            KeyEscrowed = Said(escrowed),
            UsableHolders = Said(usable),
        };

        var because = Because("FT-TOK-09", Subject.WithKey(validity, unknownReports: 4), verdicts);

        Assert.Equal((rule, key), (because[0].Rule, because[0].Value));
        Assert.Equal(holders, because[1].Value);
    }

    [Fact]
    public void FtUsr01_NamesTheGuessAndWhomJamfHasAssigned()
    {
        Finding Of(AssignedAccount assigned, AssignedUser user) => Single("FT-USR-01", Subject.WithMac(mac => mac with { User = user }), Healthy with { Assigned = assigned });

        var guessed = Of(new AssignedAccount(AccountMatch.Guessed, "alice", 4), new AssignedUser("77812", "Alice Meier", "a.meier@corp.example"));
        Assert.Equal(EvidenceKind.Estimated, guessed.Evidence);
        Assert.Contains("alice", guessed.Because[0].Value, StringComparison.Ordinal);
        Assert.Equal("77812", guessed.Because[1].Value);

        var unmatched = new AssignedAccount(AccountMatch.Unmatched, null, 7);
        var byMail = Of(unmatched, new AssignedUser(null, "Alice Meier", "a.meier@corp.example"));
        Assert.Equal(EvidenceKind.Measured, byMail.Evidence);
        Assert.DoesNotContain("guessed", byMail.Because[0].Value, StringComparison.Ordinal);
        Assert.Equal("a.meier@corp.example", byMail.Because[1].Value);
        Assert.Equal("Alice Meier", Of(unmatched, new AssignedUser(null, "Alice Meier", null)).Because[1].Value);
        Assert.Null(Of(unmatched, new AssignedUser(null, null, null)).Because[1].Value);
    }

    [Fact]
    public void FtInv02_TellsAnOldLineFromNone()
    {
        var old = Because("FT-INV-02", Subject, Healthy with { TokensAt = Now.AddDays(-31) });
        Assert.Equal(Now.AddDays(-31), Assert.Single(old).At);
        Assert.NotNull(old[0].Value);

        var none = Because("FT-INV-02", Subject, Healthy.Unmeasured());
        Assert.Equal((null, ReportedAt), (Assert.Single(none).Value, none[0].At));
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(null, null, null)]
    [InlineData(false, true, "local accounts")]
    [InlineData(true, false, "hidden accounts")]
    [InlineData(false, false, "local accounts")]
    public void FtInv02_NamesACollectionThatIsOff(bool? accounts, bool? hidden, string? named)
    {
        var subject = Subject.WithServer(server => server with { CollectsAccounts = accounts, CollectsHiddenAccounts = hidden });

        var more = Because("FT-INV-02", subject, Healthy.Unmeasured()).Skip(1).ToList();

        Assert.Equal(named is null ? 0 : 1, more.Count);
        Assert.All(more, reason => Assert.EndsWith(named!, reason.Fact, StringComparison.Ordinal));
    }

    [Fact]
    public void FtInv03_NamesEachContradictionWithTheAgeOfTheLine()
    {
        var verdicts = Healthy with { Contradictions = ["X1", "X4"] };

        Assert.Equal([("X1", (DateTimeOffset?)LineAt), ("X4", LineAt)], Because("FT-INV-03", OwnLine, verdicts).Select(reason => (reason.Rule, reason.At)));
        Assert.Equal([ReportedAt, ReportedAt], Because("FT-INV-03", WithoutLine(), verdicts).Select(reason => reason.At));
    }

    [Theory]
    [InlineData("FT-TOK-03")]
    [InlineData("FT-TOK-04")]
    [InlineData("FT-TOK-05")]
    public void HolderOfIt_IsOnlySuggestedWhereItIsEstimated(string code)
    {
        var subject = Subject.WithServer(server => server with { ManagementAccount = "itadmin" });
        var holder = ItAdmin(TokenState.Held) with { AlsoKind = AccountKind.ManagementAccount };

        Assert.DoesNotContain("suggests", Because(code, subject, Healthy.WithAccounts(holder))[0].Fact, StringComparison.Ordinal);
        Assert.Contains("suggests", Because(code, subject, Healthy.Unmeasured(holder with { TokenEvidence = EvidenceKind.Estimated }))[0].Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryAccount_ThatMadeTheFindingHold_IsNamed()
    {
        var helper = ItAdmin(TokenState.Held) with { Username = "helper", Kind = AccountKind.OtherAdmin };
        var twoOfIt = Healthy.WithAccounts(Account("alice", TokenState.Held), ItAdmin(TokenState.Held), helper);

        Assert.Equal(["itadmin", "helper"], Names("FT-TOK-03", Subject, twoOfIt));
        Assert.Equal(["itadmin", "helper"], Names("FT-UI-01", Subject, twoOfIt));

        var leavers = OwnLine with { Settings = new FleetSettings { Leavers = ["alice", "bob"] } };
        Assert.Equal(["2", "alice", "bob"], Names("FT-TOK-07", leavers, Healthy.WithAccounts(Account("alice", TokenState.Held), Account("bob", TokenState.Held))));
    }

    [Fact]
    public void FtTok10_SaysOfEachPersonWhichOfTheTwoIsMissing()
    {
        var subject = WithLine(line => line with
        {
            At = LineAt,
            Accounts =
            [
                new Ftk1Account { Name = "bob", Uid = 503, Token = Answer.Yes, FileVault = Answer.No },
                new Ftk1Account { Name = "carol", Uid = 504, Token = Answer.No, FileVault = Answer.Yes },
            ],
        });

        var because = Because("FT-TOK-10", subject, Healthy);

        Assert.Equal([("bob", (DateTimeOffset?)LineAt), ("carol", LineAt)], because.Take(2).Select(reason => (reason.Value!, reason.At)));
        Assert.StartsWith("holds a token", because[0].Fact, StringComparison.Ordinal);
        Assert.StartsWith("on the FileVault list", because[1].Fact, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Names(string code, MacSubject subject, MacVerdicts verdicts) => Because(code, subject, verdicts).Select(reason => reason.Value);

    private static IReadOnlyList<Reason> Because(string code, MacSubject subject, MacVerdicts verdicts) => Single(code, subject, verdicts).Because;

    private static Finding Single(string code, MacSubject subject, MacVerdicts verdicts) => Judge(subject, verdicts).Findings.Single(finding => finding.Code == code);
}
