using FleetToken.Domain.Configuration;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>In which phases each rule speaks (domain E.2): U in use, L lab, H headless, N new, S stock, V vm, X leaver.</summary>
public sealed class FindingPhaseTests
{
    private const string Letters = "ULHXNSV";

    private static readonly MacPhase[] PhaseOfLetter =
        [MacPhase.InUse, MacPhase.Lab, MacPhase.Headless, MacPhase.Leaver, MacPhase.New, MacPhase.Stock, MacPhase.Vm];

    // One Mac on which everything is wrong that can be wrong at once; the rest in the second.
    private static readonly MacSubject Broken = Subject.WithKey(KeyValidity.Invalid).WithMac(mac => mac with
    {
        RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Invalid, InstitutionalKeyPresent: true),
        BootstrapToken = new BootstrapToken(BootstrapTokenStatus.NotEscrowed, null),
        ReportedAt = Now.AddDays(-40),
        LastContact = null,
    });

    private static readonly MacVerdicts BrokenVerdicts = Healthy.OnlyIt(Account("alice", TokenState.NotHeld), ItAdmin(TokenState.Held)) with
    {
        KeyState = KeyState.Dead,
        KeyEscrowed = Said(Answer.No),
        UsableHolders = Said(UsableHolders.None),
    };

    private static readonly MacSubject Unclear = Subject.WithKey(KeyValidity.Unknown, 3).WithMac(mac => mac with
    {
        BootstrapToken = new BootstrapToken(BootstrapTokenStatus.NotSupported, null),
    });

    private static readonly MacVerdicts UnclearVerdicts = Healthy.Unmatched() with
    {
        KeyState = KeyState.Unknown,
        KeyEscrowed = Said(Answer.Unknown),
        HolderCount = 0,
        TokenSource = TokenSource.None,
    };

    private static readonly Dictionary<string, (MacSubject Subject, MacVerdicts Healthy)> Holding = new()
    {
        ["FT-TOK-01"] = (Unclear, UnclearVerdicts),
        ["FT-TOK-02"] = (Broken, BrokenVerdicts),
        ["FT-TOK-03"] = (Broken, BrokenVerdicts),
        ["FT-TOK-06"] = (Broken, BrokenVerdicts),
        ["FT-TOK-09"] = (Broken, BrokenVerdicts),
        ["FT-USR-01"] = (Unclear, UnclearVerdicts),
        ["FT-FV-01"] = (Broken, BrokenVerdicts with { FileVault = Said(FileVaultState.Off) }),
        ["FT-PRK-01"] = (Broken, BrokenVerdicts),
        ["FT-PRK-02"] = (Broken, BrokenVerdicts),
        ["FT-PRK-03"] = (Unclear, UnclearVerdicts),
        ["FT-BT-01"] = (Broken, BrokenVerdicts),
        ["FT-BT-02"] = (Unclear, UnclearVerdicts),
        ["FT-INV-01"] = (Broken, BrokenVerdicts),
        ["FT-INV-02"] = (Unclear, UnclearVerdicts),
        ["FT-KEY-01"] = (Broken, BrokenVerdicts),
        ["FT-TOK-04"] = (Broken, BrokenVerdicts),
        ["FT-TOK-05"] = (
            Subject.WithServer(server => server with { ManagementAccount = "itadmin" }),
            Healthy.WithAccounts(ItAdmin(TokenState.Held) with { AlsoKind = AccountKind.ManagementAccount })),
        ["FT-TOK-07"] = (WithLine(line => line with { Orphans = 1 }), Healthy),
        ["FT-TOK-08"] = (Subject, Healthy with { HolderCount = 3 }),
        ["FT-TOK-10"] = (WithLine(line => line with { Accounts = [new Ftk1Account { Name = "alice", Token = Answer.Yes, FileVault = Answer.No }] }), Healthy),
        ["FT-TOK-11"] = (Subject, Healthy.WithAccounts(Account("alice", TokenState.Held) with { VolumeOwner = Answer.No })),
        ["FT-FV-02"] = (
            Subject with { Counters = new MacCounters { ConversionReports = 3, ConvertingSince = Now.AddDays(-9), CountedReport = Now.AddDays(-1) } },
            Healthy with { FileVault = Said(FileVaultState.Encrypting) }),
        ["FT-PRK-04"] = (Subject, Healthy with { KeyEscrowed = Said(Answer.No) }),
        ["FT-PRK-05"] = (Subject with { OpenFollowUps = [new FollowUpFacts { RevealedAt = Now }] }, Healthy),
        ["FT-PRK-06"] = (Subject, Healthy with { CanRotateSilently = Said(SilentRotation.No) }),
        ["FT-PRK-07"] = (WithLine(line => line with { EscrowPayloads = 2 }), Healthy),
        ["FT-BT-03"] = (Subject.WithMac(mac => mac with { BootstrapToken = new BootstrapToken(BootstrapTokenStatus.Escrowed, false) }), Healthy),
        ["FT-BT-04"] = (WithLine(line => line with { BootstrapWorks = Answer.No }), Healthy),
        ["FT-BT-05"] = (WithLine(line => line with { BootstrapEscrowed = Answer.No }), Healthy),
        ["FT-INV-03"] = (Subject, Healthy with { Contradictions = ["X4"] }),
        ["FT-INV-04"] = (Subject.WithMac(mac => mac with { ReportedAt = Now.AddDays(-20) }), Healthy),
        ["FT-UI-01"] = (Broken, BrokenVerdicts),
        ["FT-BUG-01"] = (Subject.WithMac(mac => mac with { OsVersion = new MacOsVersion(11, 2, 0) }), Healthy),
        ["FT-BUG-04"] = (
            Subject.WithServer(server => server with { Configuration = new ServerConfiguration { Profiles = [new ManagementProfile { Id = 1, Name = "E", Identifier = "e", EscrowsKey = true }] } })
                .WithMac(mac => mac with { OsVersion = new MacOsVersion(26, 0, 0), Profiles = [new InstalledProfile("E", "e", Now, IsJamfsOwn: false)] }),
            Healthy),
        ["FT-SEC-02"] = (Subject.WithMac(mac => mac with { RecoveryLock = false }), Healthy),
        ["FT-SEC-04"] = (Subject.WithMac(mac => mac with { KeyShapedTexts = ["asset tag"] }), Healthy),
    };

    [Theory]
    [InlineData("FT-TOK-01", "ULXHNSV")]
    [InlineData("FT-TOK-02", "U")]
    [InlineData("FT-TOK-03", "ULHX")]
    [InlineData("FT-TOK-06", "UXLH")]
    [InlineData("FT-TOK-09", "UXHL")]
    [InlineData("FT-USR-01", "U")]
    [InlineData("FT-FV-01", "ULX")]
    [InlineData("FT-PRK-01", "ULHXS")]
    [InlineData("FT-PRK-02", "ULHXSV")]
    [InlineData("FT-PRK-03", "ULHX")]
    [InlineData("FT-BT-01", "ULX")]
    [InlineData("FT-BT-02", "ULX")]
    [InlineData("FT-INV-01", "ULHX")]
    [InlineData("FT-INV-02", "ULX")]
    [InlineData("FT-KEY-01", "ULHX")]
    [InlineData("FT-TOK-04", "ULHX")]
    [InlineData("FT-TOK-05", "ULHX")]
    [InlineData("FT-TOK-07", "ULHX")]
    [InlineData("FT-TOK-08", "U")]
    [InlineData("FT-TOK-10", "ULX")]
    [InlineData("FT-TOK-11", "U")]
    [InlineData("FT-FV-02", "ULHX")]
    [InlineData("FT-PRK-04", "ULHX")]
    [InlineData("FT-PRK-05", "ULHXNSV")]
    [InlineData("FT-PRK-06", "ULX")]
    [InlineData("FT-PRK-07", "ULHX")]
    [InlineData("FT-BT-03", "ULX")]
    [InlineData("FT-BT-04", "ULX")]
    [InlineData("FT-BT-05", "ULX")]
    [InlineData("FT-INV-03", "ULHXNSV")]
    [InlineData("FT-INV-04", "ULHX")]
    [InlineData("FT-UI-01", "ULX")]
    [InlineData("FT-BUG-01", "ULX")]
    [InlineData("FT-BUG-04", "ULX")]
    [InlineData("FT-SEC-02", "ULX")]
    [InlineData("FT-SEC-04", "ULHXNSV")]
    public void Rule_InEachPhase_SpeaksOnlyWhereTheDomainNamesIt(string code, string speaks)
    {
        var (subject, verdicts) = Holding[code];
        for (var i = 0; i < Letters.Length; i++)
        {
            var evaluation = Judge(subject.OptedIn(), verdicts with { Phase = PhaseOfLetter[i] });

            Assert.Equal(
                (Letters[i], speaks.Contains(Letters[i])),
                (Letters[i], evaluation.Findings.Any(finding => finding.Code == code)));
        }
    }

    [Fact]
    public void Rule_SilentInAPhase_IsNotCalledNotJudgedEither()
    {
        var evaluation = Judge(Subject, Healthy.Unmatched() with { Phase = MacPhase.Vm, HolderCount = null, FileVault = Said(FileVaultState.Off) });

        Assert.Empty(evaluation.Findings);
        Assert.Empty(evaluation.NotJudged);
    }

    [Fact]
    public void PhaseTable_NamesEveryCode() =>
        Assert.Equal(FindingCatalogue.OfMacs.Select(description => description.Code).Order(), Holding.Keys.Order());
}
