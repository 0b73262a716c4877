using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

/// <summary>Where rows of J end: who counts as a person, which holders a list may lack, what makes a verdict stale, which of two times counts.</summary>
public sealed class VerdictEdgeTests
{
    private static readonly AssignedUser Nobody = new(null, null, null);

    private static readonly MacSelection Chosen = new() { Sites = ["Berlin"], Groups = ["chosen"] };

    [Theory]
    [InlineData("alice/500/s/1/1/1/0", "", "alice")]
    [InlineData("alice/501/s/1/1/1/0", "tool/250/s/0/0/0/0", "alice")]
    [InlineData("alice/501/s/1/1/1/0", "_tool/600/s/0/0/0/0", "alice")]
    [InlineData("alice/499/s/1/1/1/0", "", null)]
    public void V14_OnlyPerson_IsOneFrom500UpWithoutUnderscore(string alice, string other, string? only)
    {
        var mac = Baseline.Mac with { User = Nobody, Accounts = null, FileVault = new() { Partition = PartitionState.Encrypted }, Attributes = Baseline.Line(other.Length == 0 ? alice : $"{alice},{other}") };

        Assert.Equal(only, Baseline.Judge(mac).Assigned.Username);
    }

    [Fact]
    public void V14_OnlyPersonOfAListThatWasCut_IsNotKnownToBeTheOnlyOne()
    {
        var report = Baseline.Line(Baseline.AliceHolds);
        var mac = Baseline.Mac with { User = Nobody, Accounts = null, FileVault = new() { Partition = PartitionState.Encrypted }, Attributes = report with { Ftk1 = report.Ftk1! with { ListCut = true } } };

        Assert.Equal(AccountMatch.Unmatched, Baseline.Judge(mac).Assigned.Match);
    }

    [Fact]
    public void Accounts_AreThoseOfPeopleAndOfIt()
    {
        var mac = Baseline.Mac with { Accounts = [.. Baseline.Mac.Accounts!, new() { Username = "_svc", Uid = 89 }, new() { Username = "root", Uid = 0, Admin = true }], Attributes = null };

        Assert.Equal(["alice", "itadmin"], Baseline.Judge(mac).Accounts.Select(account => account.Username).Order());
        Assert.Equal((501, 502), (Baseline.Judge(mac).Account("alice").Uid, Baseline.Judge(mac).Account("itadmin").Uid));
    }

    [Fact]
    public void S12_AccountOfOneRole_ShowsOne() => Assert.Null(Baseline.Judge(Baseline.Mac).Account("itadmin").AlsoKind);

    [Theory]
    [InlineData(true, Answer.Yes)]
    [InlineData(false, Answer.No)]
    [InlineData(null, Answer.Unknown)]
    public void Hidden_OfThePreStagesAdministrator_IsWhatThePreStageSays(bool? hidden, Answer expected)
    {
        var server = Baseline.Server with { PreStageBySerialNumber = new Dictionary<string, PreStageAdmin> { ["C02XK0AAAA01"] = new("itadmin", hidden) } };

        Assert.Equal(expected, Baseline.Judge(Baseline.With(Baseline.Mac with { Attributes = null }) with { Server = server }).Account("itadmin").Hidden);
    }

    [Theory]
    [InlineData("alice/501/s/1/1/1/0", "bob/503/a/1/1/1/0", true)]
    [InlineData("alice/501/s/0/0/0/0", "bob/503/a/1/1/1/0", false)]
    [InlineData("alice/501/s/1/1/1/0", "bob/503/a/0/0/0/0", false)]
    [InlineData("alice/501/s/1/1/1/0", "bob/503/s/1/1/1/0", false)]
    public void Tok03b_AdministratorBesideTheUser_ShouldNotHoldOnlyWhileTheUserDoes(string alice, string bob, bool expected)
    {
        var verdicts = Baseline.Judge(Baseline.Mac with { Accounts = [Baseline.Alice, Baseline.Bob, Baseline.ItAdmin], Attributes = Baseline.Line(Baseline.Users(alice, bob, Baseline.ItAdminHoldsNone)) });

        Assert.Equal((expected, false), (verdicts.Account("bob").ShouldNotHold, verdicts.Account("itadmin").ShouldNotHold));
    }

    [Theory]
    [InlineData("", 0, false, "4")]
    [InlineData("", 1, false, "5")]
    [InlineData("", 0, true, "5")]
    [InlineData("zoe/601/s/0/0/0/0", 0, false, "4")]
    public void V12_NineHoldersOfIt_AreAllHoldersOnlyInAWholeList(string other, int leftOut, bool cut, string row)
    {
        string[] it = [.. Enumerable.Range(1, 9).Select(i => $"it{i}")];
        var report = Baseline.Line(Baseline.Users([.. it.Select((name, i) => $"{name}/{510 + i}/a/1/1/1/0"), .. other.Length == 0 ? Array.Empty<string>() : [other]]));
        var mac = Baseline.Mac with { Accounts = null, FileVault = new() { Partition = PartitionState.Encrypted }, Attributes = report with { Ftk1 = report.Ftk1! with { LeftOut = leftOut, ListCut = cut } } };

        var verdict = Baseline.Judge(Baseline.With(mac) with { Settings = new() { AdminAccounts = it } }).TokenVerdict;

        Assert.Equal(("J tokenSetVerdict row " + row, "it1"), (verdict.Because[0].Rule, verdict.Because[0].Value));
    }

    [Theory]
    [InlineData("bob/503/s/1/1/1/0", UsableHolders.Several)]
    [InlineData("bob/503/a/1/1/1/0", UsableHolders.Unknown)]
    [InlineData("bob/503/s/1/1/1/0,carol/504/a/1/1/1/0", UsableHolders.Several)]
    [InlineData("carol/504/a/1/1/1/0,+1", UsableHolders.Unknown)]
    public void V05_ItAccountsNotRead_TwoSurePersonsAreSeveral(string others, UsableHolders expected)
    {
        var mac = Baseline.Mac with { Accounts = null, FileVault = new() { Partition = PartitionState.Encrypted }, Attributes = Baseline.Line($"{Baseline.AliceHolds},{others}") };

        Assert.Equal(expected, Baseline.Judge(Baseline.With(mac) with { Server = ServerFacts.NotRead }).UsableHolders.Value);
    }

    [Fact]
    public void V05_EstimatedHolders_AreCountedAsALowerBound()
    {
        var mac = Baseline.Mac with { Attributes = null, Accounts = [Baseline.Alice, Baseline.Bob, Baseline.ItAdmin], FileVault = Baseline.Mac.FileVault with { UserNames = ["alice", "bob"] } };

        Assert.Equal((UsableHolders.Several, EvidenceKind.Estimated), (Baseline.Judge(mac).UsableHolders.Value, Baseline.Judge(mac).UsableHolders.Confidence));
    }

    [Fact]
    public void V12_FirstOfSeveral_IsNamed()
    {
        var accounts = Baseline.Mac with { Accounts = null, User = Nobody, FileVault = new() { Partition = PartitionState.Encrypted } };
        var standard = accounts with { Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "bob/503/s/1/1/1/0")) };
        var extra = accounts with { User = Baseline.Mac.User, Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "bob/503/a/1/1/1/0", "carol/504/a/1/1/1/0")) };

        Assert.Equal(("J tokenSetVerdict row 8", "alice"), (Baseline.Judge(standard).TokenVerdict.Because[0].Rule, Baseline.Judge(standard).TokenVerdict.Because[0].Value));
        Assert.Equal(("J tokenSetVerdict row 5", "bob"), (Baseline.Judge(extra).TokenVerdict.Because[0].Rule, Baseline.Judge(extra).TokenVerdict.Because[0].Value));
    }

    [Fact]
    public void V04_LineThatIsNotUsable_SaysNothingOfItsAccounts()
    {
        var alice = Baseline.Judge(Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, n: "2") }).Account("alice");

        Assert.Equal((EvidenceKind.Estimated, (Answer?)Answer.Unknown), (alice.TokenEvidence, alice.VolumeOwner));
    }

    [Fact]
    public void V06_Fragile_IsAsSureAsItsHolders() =>
        Assert.Equal(EvidenceKind.Estimated, Baseline.Judge(Baseline.Mac with { RecoveryKey = Invalid, Attributes = null }).Recoverability.Confidence);

    [Fact]
    public void V12_UsersWithoutTokenLeftOut_HideNoHolder() =>
        Assert.Equal(TokenVerdict.EndUsersOnly, Baseline.Judge(Baseline.Mac with { Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "+3"), n: "1") }).TokenVerdict.Value);

    [Fact]
    public void V12_AccountOfItThatIsNoAdministrator_IsExtraAllTheSame()
    {
        var mac = Baseline.Mac with { Accounts = [Baseline.Alice, Baseline.Bob], Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "bob/503/s/1/1/1/0")) };

        var verdict = Baseline.Judge(Baseline.With(mac) with { Settings = new() { AdminAccounts = ["bob"] } }).TokenVerdict;

        Assert.Equal((TokenVerdict.ExtraAdmins, "bob"), (verdict.Value, verdict.Because[0].Value));
    }

    [Fact]
    public void V12_Contradiction_LeavesNoEndUsersOnly()
    {
        var verdict = Baseline.Judge(Baseline.Mac with { FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } }).TokenVerdict;

        Assert.Equal((TokenVerdict.Unknown, "J tokenSetVerdict row 6", "X4"), (verdict.Value, verdict.Because[0].Rule, verdict.Because[0].Value));
    }

    public static TheoryData<string, Mac, FleetSettings, MacPhase> Phases => new()
    {
        { "other groups and other leavers", Baseline.Mac with { Site = "Rome", Groups = ["x", "y"] }, new() { SharedMacs = Chosen, HeadlessMacs = Chosen, Leavers = ["carol", "C02OTHER0001"] }, MacPhase.InUse },
        { "no group, no site", Baseline.Mac with { Groups = null }, new() { SharedMacs = Chosen }, MacPhase.InUse },
        { "leaver by serial number", Baseline.Mac, new() { Leavers = ["carol", "c02xk0aaaa01"] }, MacPhase.Leaver },
        { "leaver, user not known", Baseline.Mac with { User = Nobody, SerialNumber = null }, new() { Leavers = ["carol"] }, MacPhase.InUse },
        { "people by Jamf's list alone", Baseline.Mac with { Attributes = null }, new(), MacPhase.InUse },
        { "people in the line, none holds", Unlisted("FTK1;n=0;u=alice/501/s/0/0/0/0;ts=1790160000;."), new(), MacPhase.InUse },
        { "people left out of the line", Unlisted("FTK1;n=0;u=,+2;ts=1790160000;."), new(), MacPhase.InUse },
        { "a holder in a line that was cut", Unlisted("FTK1;n=1;u=al") with { Accounts = [] }, new(), MacPhase.InUse },
        { "a holder without an entry", Unlisted("FTK1;n=1;u=;ts=1790160000;."), new(), MacPhase.InUse },
    };

    [Theory]
    [MemberData(nameof(Phases))]
    public void V15_Phase_OfWhatDoesNotFit(string id, Mac mac, FleetSettings settings, MacPhase expected) =>
        Assert.Equal((id, expected), (id, Baseline.Judge(Baseline.With(mac) with { Settings = settings }).Phase));

    private static FileVault ByLineOnly => new();

    public static TheoryData<string, Mac, bool> Ages => new()
    {
        { "off by the Mac's own line of today", Baseline.Mac with { FileVault = ByLineOnly, RecoveryKey = NoKey, Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: "off") }, false },
        { "off by the Mac's own line of long ago", Baseline.Mac with { FileVault = ByLineOnly, RecoveryKey = NoKey, Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: "off", at: Old) }, true },
        { "off by Jamf, an old line beside", Baseline.Mac with { FileVault = new() { Partition = PartitionState.Decrypted }, RecoveryKey = NoKey, Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: "off", at: Old) }, false },
        { "off, VALID but not proven", Baseline.Mac with { FileVault = new() { Partition = PartitionState.Decrypted }, EnrolledAt = Baseline.Report }, true },
        { "unknown, VALID but not proven", Baseline.Mac with { FileVault = new(), Attributes = null, EnrolledAt = Baseline.Report }, true },
        { "on, VALID but not proven", Baseline.Mac with { EnrolledAt = Baseline.Report }, true },
        { "dead key, old line", Baseline.Mac with { RecoveryKey = Invalid, Attributes = Baseline.Line(Baseline.AliceHolds, at: Old) }, true },
        { "dead key, line of today", Baseline.Mac with { RecoveryKey = Invalid }, false },
    };

    [Theory]
    [MemberData(nameof(Ages))]
    public void V07_Stale_IsWhatRestsOnFactsThatAreNotFresh(string id, Mac mac, bool stale) => Assert.Equal((id, stale), (id, Baseline.Judge(mac).Stale));

    [Fact]
    public void V06_KeyThatIsNotProven_IsNeverStrong()
    {
        var verdict = Baseline.Judge(Baseline.Mac with { EnrolledAt = Baseline.Report }).Recoverability;

        Assert.Equal((Recoverability.KeyOnly, "no"), (verdict.Value, verdict.Because[1].Value));
    }

    [Fact]
    public void V03_EnrolmentCountsBeforeTheFirstEntry()
    {
        Assert.False(Baseline.Judge(Baseline.Mac with { EnrolledAt = Baseline.Report, FirstEntryAt = Baseline.Report - TimeSpan.FromDays(300) }).KeyProven.Value);
        Assert.True(Baseline.Judge(Baseline.Mac with { EnrolledAt = Baseline.Report - TimeSpan.FromDays(1), FirstEntryAt = Baseline.Report }).KeyProven.Value);
    }

    [Fact]
    public void V11_ReportOrKeyFileOfTheMomentItself_IsNotLater()
    {
        var reveal = Baseline.Report - TimeSpan.FromDays(1);
        var facts = new RevealFacts { RevealedAt = reveal };
        var sameMoment = Baseline.Mac with { Attributes = LineWith.Field($"pk={reveal.ToUnixTimeSeconds()};") };
        var later = Baseline.Mac with { Attributes = LineWith.Field($"pk={reveal.ToUnixTimeSeconds() + 1};") };
        var noLine = Baseline.Mac with { Attributes = null, ReportedAt = reveal };

        Assert.Equal(KeyExposure.Disclosed, Exposure(sameMoment, facts));
        Assert.Equal(KeyExposure.ProbablyRotated, Exposure(later, facts));
        Assert.Equal(KeyExposure.Disclosed, Exposure(noLine, facts with { ValidAgainAt = reveal + TimeSpan.FromHours(1) }));
        Assert.Equal(KeyExposure.NotRotated, Exposure(later, facts with { Comparison = KeyComparison.Same, ComparedAt = Baseline.Report }));
    }

    private static RecoveryKeyEscrow NoKey => new(KeyValidity.NotApplicable, null);

    private static RecoveryKeyEscrow Invalid => new(KeyValidity.Invalid, false);

    private static DateTimeOffset Old => Baseline.Report - TimeSpan.FromDays(20);

    private static Mac Unlisted(string line) => Baseline.Mac with { Accounts = null, User = Nobody, FileVault = new() { Partition = PartitionState.Encrypted }, Attributes = Baseline.Read(line) };

    private static KeyExposure Exposure(Mac mac, RevealFacts facts) => KeyExposureVerdict.Of(mac, Baseline.Judge(mac), facts).Value;
}
