using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class TokenVerdictTests
{
    private static readonly Mac NoLine = Baseline.Mac with { Attributes = null };

    public static TheoryData<string, Mac, TokenState, EvidenceKind> States => new()
    {
        { "a", Baseline.Mac, TokenState.Held, EvidenceKind.Measured },
        { "b", Listing("alice/501/s/0/1/1/0"), TokenState.NotHeld, EvidenceKind.Measured },
        { "c", Listing("alice/501/s/1/0/1/0"), TokenState.Suspect, EvidenceKind.Measured },
        { "d", NoLine with { FileVault = Listed(), Accounts = [Baseline.Alice with { FileVaultEnabled = false }] }, TokenState.Unknown, EvidenceKind.Unknown },
        { "e", NoLine with { FileVault = Listed(), Accounts = [Baseline.Alice with { FileVaultEnabled = true }] }, TokenState.Held, EvidenceKind.Estimated },
        { "row 1 needs FileVault", Listing("alice/501/s/1/0/1/0") with { FileVault = new() { Partition = PartitionState.Decrypted } }, TokenState.Held, EvidenceKind.Measured },
        { "row 4 by list", NoLine, TokenState.Held, EvidenceKind.Estimated },
        { "row 4 token u", Listing("alice/501/s/u/1/1/0"), TokenState.Held, EvidenceKind.Estimated },
        { "row 4 not in line", Listing("carol/501/s/0/0/1/0"), TokenState.Held, EvidenceKind.Estimated },
    };

    public static TheoryData<string, Mac, UsableHolders, EvidenceKind> Usable => new()
    {
        { "a", Baseline.Mac, UsableHolders.One, EvidenceKind.Measured },
        { "b", Listing("alice/501/s/0/1/1/0", Baseline.ItAdminHolds), UsableHolders.None, EvidenceKind.Measured },
        { "c", Listing(Baseline.AliceHolds, "bob/503/s/1/1/1/0") with { Accounts = [Baseline.Alice, Baseline.Bob] }, UsableHolders.Several, EvidenceKind.Measured },
        { "d", NoLine with { FileVault = Listed() }, UsableHolders.Unknown, EvidenceKind.Unknown },
        { "row 1 estimated", NoLine, UsableHolders.One, EvidenceKind.Estimated },
        { "row 1 only IT", NoLine with { FileVault = Listed("itadmin") }, UsableHolders.Unknown, EvidenceKind.Unknown },
        { "row 2 n=u", Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, n: "u") }, UsableHolders.Unknown, EvidenceKind.Unknown },
        { "row 2 left out", Baseline.Mac with { Attributes = Baseline.Line(Baseline.Users(Baseline.ItAdminHolds, "+3"), n: "2") }, UsableHolders.Unknown, EvidenceKind.Unknown },
        { "suspect is none", Listing("alice/501/s/1/0/1/0"), UsableHolders.None, EvidenceKind.Measured },
    };

    public static TheoryData<string, Mac, TokenVerdict, EvidenceKind, string> Sets => new()
    {
        { "a", Baseline.Mac, TokenVerdict.EndUsersOnly, EvidenceKind.Measured, "7" },
        { "b", Listing(Baseline.AliceHolds, Baseline.ItAdminHolds), TokenVerdict.ExtraAdmins, EvidenceKind.Measured, "5" },
        { "c", Listing("alice/501/s/0/0/1/0", Baseline.ItAdminHolds), TokenVerdict.AdminsOnly, EvidenceKind.Measured, "4" },
        { "d", Listing("alice/501/s/0/0/1/0", Baseline.ItAdminHoldsNone), TokenVerdict.Nobody, EvidenceKind.Measured, "3" },
        { "e", NoLine, TokenVerdict.Unknown, EvidenceKind.Unknown, "1" },
        { "row 1 estimated", NoLine with { FileVault = Listed("alice", "itadmin") }, TokenVerdict.ExtraAdmins, EvidenceKind.Estimated, "1" },
        { "row 2", Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, n: "u") }, TokenVerdict.Unknown, EvidenceKind.Unknown, "2" },
        { "row 5 b", Listing(Baseline.AliceHolds, "bob/503/a/1/1/1/0") with { Accounts = [Baseline.Alice, Baseline.Bob] }, TokenVerdict.ExtraAdmins, EvidenceKind.Measured, "5" },
        { "row 6 left out", Baseline.Mac with { Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "+3"), n: "2") }, TokenVerdict.Unknown, EvidenceKind.Unknown, "6" },
        { "row 6 cut", Baseline.Mac with { Attributes = Baseline.Read("FTK1;n=1;u=alice/501/s/1/1/1/0;ts=1790160000;") }, TokenVerdict.Unknown, EvidenceKind.Unknown, "6" },
        { "row 6 old", Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, at: Baseline.Report - TimeSpan.FromDays(20)) }, TokenVerdict.Unknown, EvidenceKind.Unknown, "6" },
        { "row 7 user is admin", Listing("alice/501/a/1/1/1/0"), TokenVerdict.EndUsersOnly, EvidenceKind.Measured, "7" },
        { "row 8", Baseline.Mac with { User = new("77812", null, null) }, TokenVerdict.EndUsersOnly, EvidenceKind.Measured, "8" },
        { "row 9", Listing("alice/501/a/1/1/1/0") with { User = new("77812", null, null) }, TokenVerdict.Unknown, EvidenceKind.Unknown, "9" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void V04_TokenState(string id, Mac mac, TokenState expected, EvidenceKind evidence)
    {
        var alice = Baseline.Judge(mac).Account("alice");
        Assert.Equal((id, expected, evidence), (id, alice.Token, alice.TokenEvidence));
    }

    [Theory]
    [MemberData(nameof(Usable))]
    public void V05_UsableHolders(string id, Mac mac, UsableHolders expected, EvidenceKind confidence)
    {
        var verdict = Baseline.Judge(mac).UsableHolders;
        Assert.Equal((id, expected, confidence), (id, verdict.Value, verdict.Confidence));
        Assert.NotEmpty(verdict.Because);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void V12_TokenVerdict(string id, Mac mac, TokenVerdict expected, EvidenceKind confidence, string row)
    {
        var verdict = Baseline.Judge(mac).TokenVerdict;
        Assert.Equal((id, expected, confidence, "J tokenSetVerdict row " + row), (id, verdict.Value, verdict.Confidence, verdict.Because[0].Rule));
    }

    [Fact]
    public void TokenVerdict_SharedMac_AdminsAreExempt()
    {
        var lab = Baseline.With(Listing(Baseline.AliceHolds, "bob/503/a/1/1/1/0") with { Accounts = [Baseline.Alice, Baseline.Bob], FileVault = Listed("alice", "bob"), Site = "Lab" })
            with { Settings = new() { SharedMacs = new() { Sites = ["lab"] } } };
        var verdicts = Baseline.Judge(lab);
        Assert.Equal((MacPhase.Lab, TokenVerdict.EndUsersOnly), (verdicts.Phase, verdicts.TokenVerdict.Value));
        Assert.DoesNotContain(verdicts.Accounts, a => a.ShouldNotHold);
        Assert.Equal(TokenVerdict.Unknown, Baseline.Judge(lab with { Server = ServerFacts.NotRead }).TokenVerdict.Value);
    }

    [Fact]
    public void UsableHolders_LeaverHolds_DoesNotCount() =>
        Assert.Equal(UsableHolders.None, Baseline.Judge(Baseline.Subject with { Settings = new() { Leavers = ["ALICE"] } }).UsableHolders.Value);

    [Theory]
    [InlineData("s", TokenVerdict.EndUsersOnly, UsableHolders.One, Recoverability.Strong)]
    [InlineData("a", TokenVerdict.Unknown, UsableHolders.Unknown, Recoverability.KeyOnly)]
    public void ItAccountsNotRead_OnlyStandardPersonIsGood(string role, TokenVerdict set, UsableHolders usable, Recoverability recoverability)
    {
        ServerFacts[] incomplete =
        [
            Baseline.Server with { PreStageBySerialNumber = null },
            Baseline.Server with { ManagementAccount = null },
        ];
        Assert.All(incomplete, server =>
        {
            var verdicts = Baseline.Judge(Baseline.With(Listing($"alice/501/{role}/1/1/1/0")) with { Server = server });
            Assert.Equal((false, set, usable, recoverability), (verdicts.ItAccountsKnown, verdicts.TokenVerdict.Value, verdicts.UsableHolders.Value, verdicts.Recoverability.Value));
        });
    }

    [Fact]
    public void ItAccountsNotRead_OneDoubtfulHolderAndADeadKey_IsUnknownAndNeverOne()
    {
        var mac = Listing("alice/501/a/1/1/1/0") with { RecoveryKey = new(KeyValidity.Invalid, null) };
        var verdicts = Baseline.Judge(Baseline.With(mac) with { Server = ServerFacts.NotRead });
        Assert.Equal((UsableHolders.Unknown, EvidenceKind.Unknown, Recoverability.Unknown), (verdicts.UsableHolders.Value, verdicts.UsableHolders.Confidence, verdicts.Recoverability.Value));
        Assert.Equal("accounts of IT", verdicts.UsableHolders.Because[0].Fact);
    }

    [Fact]
    public void ItAccountsNotRead_TwoHoldersOneAdmin_UsableIsUnknown()
    {
        var mac = Listing("alice/501/s/1/1/1/0", Baseline.ItAdminHolds) with { RecoveryKey = new(KeyValidity.Invalid, null) };
        var verdicts = Baseline.Judge(Baseline.With(mac) with { Server = ServerFacts.NotRead });
        Assert.Equal((UsableHolders.Unknown, Recoverability.Unknown), (verdicts.UsableHolders.Value, verdicts.Recoverability.Value));
        Assert.Equal("accounts of IT", verdicts.UsableHolders.Because[0].Fact);
    }

    [Fact]
    public void Account_NameThatImitatesIt_IsNotIt()
    {
        var mac = Baseline.Mac with
        {
            Accounts = [Baseline.Alice, new() { Username = "іtadmin", Uid = 502, Admin = true }],
            Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "%D1%96tadmin/502/a/1/1/1/0")),
        };
        var account = Baseline.Judge(mac).Account("іtadmin");
        Assert.Equal((false, true, true, AccountKind.OtherAdmin, TokenState.Held), (account.IsItAccount, account.SuspiciousName, account.ShouldNotHold, account.Kind, account.Token));
    }

    [Fact]
    public void Accounts_ThoseThatShouldNotHold_ComeFirst()
    {
        var mac = Listing(Baseline.AliceHolds, Baseline.ItAdminHolds, "bob/503/s/0/0/1/0") with { Accounts = [Baseline.Bob, Baseline.Alice, Baseline.ItAdmin] };
        var accounts = Baseline.Judge(mac).Accounts;
        Assert.Equal(["itadmin", "alice", "bob"], accounts.Select(a => a.Username));
        Assert.Equal([true, false, false], accounts.Select(a => a.ShouldNotHold));
        Assert.Equal((Answer.Yes, (Answer?)Answer.Yes, Answer.Yes), (accounts[0].Hidden, accounts[0].VolumeOwner, accounts[0].InFileVaultList));
    }

    [Fact]
    public void Account_BothManagedAdministratorAndManagementAccount_ShowsBoth()
    {
        var account = Baseline.Judge(Baseline.Subject with { Server = Baseline.Server with { ManagementAccount = "ITADMIN" } }).Account("itadmin");
        Assert.Equal((AccountKind.ManagedAdministrator, AccountKind.ManagementAccount), (account.Kind, account.AlsoKind!.Value));
    }

    public static TheoryData<string, bool?, FleetSettings, ServerFacts, AccountKind> Kinds => new()
    {
        { "itadmin", true, new() { AdminAccounts = ["itadmin"] }, Baseline.Server with { ManagementAccount = "itadmin" }, AccountKind.ManagedAdministrator },
        { "jamf", true, new() { AdminAccounts = ["jamf"] }, Baseline.Server with { ManagementAccount = "jamf" }, AccountKind.ManagementAccount },
        { "helpdesk", false, new() { AdminAccounts = ["HelpDesk"] }, Baseline.Server, AccountKind.OtherAdmin },
        { "alice", true, new(), Baseline.Server, AccountKind.EndUser },
        { "dora", true, new(), Baseline.Server, AccountKind.OtherAdmin },
        { "dora", false, new(), Baseline.Server, AccountKind.Other },
        { "dora", null, new(), Baseline.Server, AccountKind.Unknown },
        { "dora", false, new() { SharedMacs = new() { Groups = ["Lab Macs"] } }, Baseline.Server, AccountKind.EndUser },
        { "dora", true, new() { SharedMacs = new() { Groups = ["Lab Macs"] } }, Baseline.Server, AccountKind.OtherAdmin },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Account_Kind_FirstMatch(string name, bool? admin, FleetSettings settings, ServerFacts server, AccountKind expected)
    {
        var mac = Baseline.Mac with { Accounts = [new() { Username = name, Uid = 505, Admin = admin }], Attributes = null, Groups = ["Lab Macs"] };
        Assert.Equal(expected, Baseline.Judge(Baseline.With(mac) with { Settings = settings, Server = server }).Account(name).Kind);
    }

    [Fact]
    public void VolumeOwner_Intel_DoesNotApply() =>
        Assert.Null(Baseline.Judge(Baseline.Mac with { AppleSilicon = false }).Account("alice").VolumeOwner);

    private static Mac Listing(params string[] users) => Baseline.Mac with { Attributes = Baseline.Line(Baseline.Users(users)) };

    private static FileVault Listed(params string[] names) => Baseline.Mac.FileVault with { UserNames = names };
}
