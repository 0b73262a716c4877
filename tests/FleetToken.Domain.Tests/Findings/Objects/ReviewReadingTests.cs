using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;
using static FleetToken.Domain.Tests.Findings.Objects.Reviewed;

namespace FleetToken.Domain.Tests.Findings.Objects;

/// <summary>What each rule of objects needs to have read (E.1: never a pass where an input is unknown), whom it reaches, and what it says it read.</summary>
public sealed class ReviewReadingTests
{
    private static readonly AccountAction DisableAlice = new(AccountActionKind.DisableFileVault, "alice");

    private static readonly AccountAction ResetNobody = new(AccountActionKind.Reset, "nobody");

    private static readonly CredentialHit Password = new("C1", "line 3", "sysadminctl -adminPassword ••••");

    [Theory]
    [InlineData("policies", "FT-CFG-01 FT-CFG-02 FT-CFG-03 FT-SEC-01 FT-SEC-04")]
    [InlineData("scripts", "FT-BUG-03 FT-SEC-01 FT-SEC-04")]
    [InlineData("configuration profiles", "FT-BUG-05 FT-CFG-04 FT-FV-03 FT-FV-04 FT-FV-05 FT-PRK-07 FT-SEC-01 FT-SEC-04")]
    [InlineData("PreStages", "FT-BUG-05 FT-CFG-05 FT-FV-04")]
    public void Rules_OfAListThatWasNotRead_NameItAndJudgeTheRest(string list, string codes)
    {
        var review = On(Empty with
        {
            Policies = list == "policies" ? null : [],
            Scripts = list == "scripts" ? null : [],
            Profiles = list == "configuration profiles" ? null : [],
            PreStages = list == "PreStages" ? null : [],
        }).Review();

        Assert.Equal(codes.Split(' '), review.NotJudged.Select(item => item.Code).Order());
        Assert.All(review.NotJudged, item => Assert.Equal(list, item.MissingInput));
    }

    [Theory]
    [InlineData(null, "itadmin", true)]
    [InlineData(true, null, true)]
    [InlineData(true, "", true)]
    [InlineData(true, "itadmin", false)]
    [InlineData(false, null, false)]
    public void FtCfg05_PreStageWhoseAdministratorIsNotKnown_IsNotJudged(bool? makes, string? admin, bool lacks)
    {
        var review = On(Empty with { PreStages = [PreStage() with { MakesAdmin = makes, AdminAccount = admin }] }).Review();

        Assert.Equal(lacks, review.NotJudged.Contains(new NotJudged("FT-CFG-05", "account settings of a PreStage")));
    }

    [Fact]
    public void FtCfg05_OnlyOthersAtTheConsole_ConcernsNobody() =>
        Assert.Equal(Answer.No, (On(Empty with { PreStages = [PreStage()] }) with { Counters = new MacCounters { ConsoleUsers = ["alice", "bob"] } }).Concerned("FT-CFG-05"));

    [Fact]
    public void FtCfg01_AccountThatIsNotThere_IsNoUnlessAccountsMayBeMissing()
    {
        var subject = On(Empty with { Policies = [Policy() with { AccountActions = [ResetNobody] }] });
        var hiddenNotCollected = subject.WithServer(server => server with { CollectsHiddenAccounts = false });

        Assert.Equal(Answer.No, subject.Concerned("FT-CFG-01", Healthy.Unmeasured()));
        Assert.Equal(Answer.No, hiddenNotCollected.Concerned("FT-CFG-01"));
        Assert.Equal(Answer.Unknown, hiddenNotCollected.Concerned("FT-CFG-01", Healthy with { HolderCount = 2 }));
    }

    [Theory]
    [InlineData(true, "yes")]
    [InlineData(false, "no")]
    [InlineData(null, null)]
    public void FtCfg02_SaysWhoLosesFileVaultAndWhetherTheMacRestarts(bool? restarts, string? said)
    {
        var finding = Assert.Single(On(Empty with { Policies = [Policy() with { AccountActions = [DisableAlice], Restarts = restarts }] }).Found("FT-CFG-02"));

        Assert.Equal(["alice", said], finding.Because.Select(reason => reason.Value));
    }

    [Fact]
    public void FtCfg03_IsAFindingOnlyWithAMac_AndSaysWhetherTheKindOfKeyIsKnown()
    {
        ObjectFinding Of(bool? personal) =>
            Assert.Single(On(Empty with { Policies = [Policy() with { DiskEncryption = DiskEncryptionAction.Remediate, IssuesPersonalRecoveryKey = personal }] }).Found("FT-CFG-03"));

        Assert.True(Of(true).NeedsMac);
        Assert.Equal("personal", Of(true).Because[0].Value);
        Assert.NotEqual("personal", Of(null).Because[0].Value);
    }

    [Fact]
    public void FtFv03_ProfileThatForcesFileVaultInSetupAssistant_CountsToo()
    {
        ObjectFinding? Of(bool? forces, bool? forbids) =>
            On(Empty with { Profiles = [Profile() with { ForcesInSetupAssistant = forces, ForbidsSwitchingOff = forbids }] }).Found("FT-FV-03").SingleOrDefault();

        Assert.Null(Of(false, null));
        Assert.Equal("false", Of(true, false)?.Because[0].Value);
        Assert.NotEqual("false", Of(true, null)!.Because[0].Value);
    }

    [Fact]
    public void FtFv03_ForbiddenByTheSecondOfTwoProfiles_ConcernsNobody()
    {
        var subject = On(Empty with
        {
            Profiles =
            [
                Profile() with { EnablesFileVault = true },
                Profile(2) with { ForbidsSwitchingOff = true, Scope = OnlyOthers },
                Profile(3) with { ForbidsSwitchingOff = true, Scope = new() { ComputerIds = [1] } },
            ],
        });

        Assert.Equal(Answer.No, subject.Concerned("FT-FV-03"));
    }

    [Fact]
    public void FtFv04_ForcedNowhereAndForcedForSome_AreToldApart()
    {
        var forSome = Profile() with { ForcesInSetupAssistant = true, Scope = OnlyOthers };
        string? Said(params ManagementProfile[] profiles) => Assert.Single(On(Empty with { PreStages = [PreStage()], Profiles = profiles }).Found("FT-FV-04")).Because[0].Value;

        Assert.NotEqual(Said(), Said(forSome));
        Assert.Equal(Said(), Said(Profile()));
    }

    [Fact]
    public void FtPrk07_OneOfThreeProfilesForEveryMacIsEnoughToMeet()
    {
        var found = On(Empty with
        {
            Profiles = [Profile() with { EscrowsKey = true }, Profile(2) with { EscrowsKey = true }, Profile(3) with { EscrowsKey = true, Scope = OnlyOthers }],
        }).Found("FT-PRK-07");

        Assert.Equal([false, false, true], found.Select(finding => finding.NeedsMac));
    }

    [Fact]
    public void FtPrk07_LegacyPayloadBesideAnEscrowProfileForSome_NeedsAMac() =>
        Assert.True(Assert.Single(On(Empty with { Profiles = [Profile() with { HasLegacyRedirect = true }, Profile(2) with { EscrowsKey = true, Scope = OnlyOthers }] }).Found("FT-PRK-07")).NeedsMac);

    [Fact]
    public void Script_ConcernsOnlyMacsThatAPolicyInForceRunsItOn()
    {
        MacSubject With(params ManagementPolicy[] policies) => On(Empty with { Scripts = [new() { Id = 8, Name = "Old", Credentials = [Password] }], Policies = policies });

        Assert.Equal(Answer.Yes, With(Policy(), Policy(2) with { ScriptIds = [8] }).Concerned("FT-SEC-01"));
        Assert.Equal(Answer.No, With(Policy() with { ScriptIds = [9] }).Concerned("FT-SEC-01"));
        Assert.Equal(Answer.No, With(Policy() with { ScriptIds = [8], Enabled = false }).Concerned("FT-SEC-01"));
    }

    [Fact]
    public void FtSec01_PolicyThatIsOff_IsFoundAndConcernsNobody()
    {
        var subject = On(Empty with { Policies = [Policy() with { Credentials = [Password], Enabled = false }] });

        Assert.Single(subject.Found("FT-SEC-01"));
        Assert.Equal(Answer.No, subject.Concerned("FT-SEC-01"));
    }

    [Theory]
    [InlineData(ObjectKind.Policy, Answer.Unknown)]
    [InlineData(ObjectKind.Script, Answer.No)]
    public void NewKeyPolicy_AmongPoliciesOfWhichOneIsUnread_MayBeThatOne(ObjectKind unread, Answer answer) =>
        Assert.Equal(answer, On(Empty with { Unread = [new(unread, 7, null, "malformed")] }).Review().IssuesNewKeyTo(HealthyMac));

    [Fact]
    public void Concerns_OfMacsThatTheSameThingsConcern_AreKeptOnce()
    {
        var subject = On(Empty with { Profiles = [Profile() with { HasLapsUser = true }] });
        var other = subject.WithMac(mac => mac with { Id = new MacId("main", 2) });

        Assert.Same(Judge(subject, Healthy).Concerns, Judge(other, Healthy).Concerns);
    }
}
