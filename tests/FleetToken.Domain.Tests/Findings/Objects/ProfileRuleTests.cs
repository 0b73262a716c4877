using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;
using static FleetToken.Domain.Tests.Findings.Objects.Reviewed;

namespace FleetToken.Domain.Tests.Findings.Objects;

/// <summary>FT-FV-03 to 05, FT-PRK-07, FT-CFG-04, FT-BUG-05: profiles and PreStages (domain E.2).</summary>
public sealed class ProfileRuleTests
{
    private static readonly MacOsVersion Sonoma = new(14, 3, 1);

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public void FtFv03_FileVaultProfileThatDoesNotForbid_IsFoundWithoutAnyMac(bool? forbids)
    {
        var subject = On(Empty with { Profiles = [Profile() with { EnablesFileVault = true, ForbidsSwitchingOff = forbids }] });

        var finding = Assert.Single(subject.Found("FT-FV-03"));
        Assert.Equal((Severity.Low, false, new ObjectId(ObjectKind.Profile, 1)), (finding.Severity, finding.NeedsMac, finding.Id));
        Assert.Equal(Answer.Yes, subject.Concerned("FT-FV-03"));
    }

    [Fact]
    public void FtFv03_ForbiddenByItselfOrByAnotherForEveryMac_IsNotFound()
    {
        Assert.Empty(On(Empty with { Profiles = [Profile() with { EnablesFileVault = true, ForbidsSwitchingOff = true }] }).Found("FT-FV-03"));
        Assert.Empty(On(Empty with { Profiles = [Profile() with { EnablesFileVault = true }, Profile(2) with { ForbidsSwitchingOff = true }] }).Found("FT-FV-03"));
        Assert.Empty(On(Empty with { Profiles = [Profile()] }).Found("FT-FV-03"));
    }

    [Fact]
    public void FtFv03_ForbiddenByAnotherForSomeMacs_ConcernsTheRest()
    {
        ServerConfiguration With(ObjectScope scope) =>
            Empty with { Profiles = [Profile() with { EnablesFileVault = true }, Profile(2) with { ForbidsSwitchingOff = true, Scope = scope }] };

        Assert.True(Assert.Single(On(With(OnlyOthers)).Found("FT-FV-03")).NeedsMac);
        Assert.Equal(Answer.Yes, On(With(OnlyOthers)).Concerned("FT-FV-03"));
        Assert.Equal(Answer.No, On(With(new() { ComputerIds = [1] })).Concerned("FT-FV-03"));
        Assert.Equal(Answer.Unknown, On(With(SomeBuilding)).Concerned("FT-FV-03"));
    }

    [Fact]
    public void FtFv04_PreStageInUseWithoutForcingProfile_IsFoundWithoutAnyMac()
    {
        var subject = On(Empty with { PreStages = [PreStage()] });

        var finding = Assert.Single(subject.Found("FT-FV-04"));
        Assert.Equal((Severity.Info, false), (finding.Severity, finding.NeedsMac));
        Assert.Equal(Answer.Yes, subject.Concerned("FT-FV-04"));
        Assert.Equal(Answer.No, On(Empty with { PreStages = [PreStage(6)] }).Concerned("FT-FV-04"));
    }

    [Fact]
    public void FtFv04_PreStageNotInUseOrForced_IsNotFound()
    {
        var forcing = Profile() with { ForcesInSetupAssistant = true };

        Assert.Empty(On(Empty with { PreStages = [PreStage() with { MacCount = 0 }] }).Found("FT-FV-04"));
        Assert.Empty(On(Empty with { PreStages = [PreStage()], Profiles = [forcing] }).Found("FT-FV-04"));
    }

    [Fact]
    public void FtFv04_ForcedForOthersOnly_NeedsAMac()
    {
        var subject = On(Empty with { PreStages = [PreStage()], Profiles = [Profile() with { ForcesInSetupAssistant = true, Scope = OnlyOthers }] });

        Assert.True(Assert.Single(subject.Found("FT-FV-04")).NeedsMac);
        Assert.Equal(Answer.Yes, subject.Concerned("FT-FV-04"));
    }

    [Fact]
    public void FtFv04_MacsOfPreStageUnread_IsNotJudged()
    {
        var review = On(Empty with { PreStages = [PreStage() with { MacCount = null }] }).Review();

        Assert.Contains(new NotJudged("FT-FV-04", "which Macs are in a PreStage"), review.NotJudged);
    }

    [Fact]
    public void FtFv05_NoProfileEndsPassThrough_IsOneNoticeOffByDefault()
    {
        var subject = On(Empty);

        Assert.Null(Assert.Single(subject.Found("FT-FV-05")).Id);
        Assert.Equal(Answer.Yes, subject.Concerned("FT-FV-05"));
        Assert.Equal(Answer.No, subject.Concerned("FT-FV-05", Healthy with { Phase = MacPhase.Vm }));
        Assert.Empty(subject.Review().FindingsFor(subject.Settings));
        Assert.Empty(Judge(subject, Healthy).Concerns);
        Assert.Empty(On(Empty with { Profiles = [Profile() with { DisablesAutoLogin = true }] }).Found("FT-FV-05"));
    }

    [Fact]
    public void FtPrk07_TwoEscrowProfilesForEveryMac_AreBothFound()
    {
        var subject = On(Empty with { Profiles = [Profile() with { EscrowsKey = true }, Profile(2) with { EscrowsKey = true }] });

        Assert.Equal([1L, 2L], subject.Found("FT-PRK-07").Select(finding => finding.Id!.Value.Id));
        Assert.All(subject.Found("FT-PRK-07"), finding => Assert.Equal((Severity.Medium, false), (finding.Severity, finding.NeedsMac)));
        Assert.Equal(Answer.Yes, subject.Concerned("FT-PRK-07"));
    }

    [Fact]
    public void FtPrk07_TwoEscrowProfilesThatDoNotMeet_ConcernNobody()
    {
        ServerConfiguration With(ObjectScope second) => Empty with { Profiles = [Profile() with { EscrowsKey = true }, Profile(2) with { EscrowsKey = true, Scope = second }] };

        Assert.Equal(Answer.No, On(With(OnlyOthers)).Concerned("FT-PRK-07"));
        Assert.All(On(With(OnlyOthers)).Found("FT-PRK-07"), finding => Assert.True(finding.NeedsMac));
        Assert.Equal(Answer.Unknown, On(With(SomeBuilding)).Concerned("FT-PRK-07"));
        Assert.Empty(On(Empty with { Profiles = [Profile() with { EscrowsKey = true }] }).Found("FT-PRK-07"));
    }

    [Fact]
    public void FtPrk07_LegacyPayload_IsFoundUnlessAnEscrowProfileIsThereToo()
    {
        var legacy = Profile() with { HasLegacyRedirect = true };

        var finding = Assert.Single(On(Empty with { Profiles = [legacy] }).Found("FT-PRK-07"));
        Assert.False(finding.NeedsMac);
        Assert.Empty(On(Empty with { Profiles = [legacy with { EscrowsKey = true }] }).Found("FT-PRK-07"));
        Assert.Empty(On(Empty with { Profiles = [legacy, Profile(2) with { EscrowsKey = true }] }).Found("FT-PRK-07"));
        Assert.Equal(Answer.Yes, On(Empty with { Profiles = [legacy, Profile(2) with { EscrowsKey = true, Scope = OnlyOthers }] }).Concerned("FT-PRK-07"));
    }

    [Fact]
    public void FtCfg04_LapsUser_ConcernsMacsFromBigSurOn()
    {
        var subject = On(Empty with { Profiles = [Profile() with { HasLapsUser = true }] });

        Assert.True(Assert.Single(subject.Found("FT-CFG-04")).NeedsMac);
        Assert.Equal(Answer.Yes, subject.Concerned("FT-CFG-04"));
        Assert.Equal(Answer.No, subject.WithMac(mac => mac with { OsVersion = new MacOsVersion(10, 15, 7) }).Concerned("FT-CFG-04"));
        Assert.Equal(Answer.Unknown, subject.WithMac(mac => mac with { OsVersion = null }).Concerned("FT-CFG-04"));
        Assert.Empty(On(Empty with { Profiles = [Profile()] }).Found("FT-CFG-04"));
    }

    [Fact]
    public void FtBug05_ForcedForStandardUser_ConcernsMacsOf140To143()
    {
        var forcing = Profile() with { ForcesInSetupAssistant = true };
        var subject = On(Empty with { PreStages = [PreStage()], Profiles = [forcing] }).WithMac(mac => mac with { OsVersion = Sonoma });

        Assert.True(Assert.Single(subject.Found("FT-BUG-05")).NeedsMac);
        Assert.Equal(Answer.Yes, subject.Concerned("FT-BUG-05"));
        Assert.Equal(Answer.No, subject.WithMac(mac => mac with { OsVersion = new MacOsVersion(14, 4, 0) }).Concerned("FT-BUG-05"));
        Assert.Equal(Answer.No, subject.WithMac(mac => mac with { OsVersion = new MacOsVersion(13, 6, 0) }).Concerned("FT-BUG-05"));
        Assert.Equal(Answer.Unknown, subject.WithMac(mac => mac with { OsVersion = null }).Concerned("FT-BUG-05"));
        Assert.Empty(On(Empty with { PreStages = [PreStage()] }).Found("FT-BUG-05"));
        Assert.Empty(On(Empty with { PreStages = [PreStage() with { SetupAccount = SetupAccount.Administrator }], Profiles = [forcing] }).Found("FT-BUG-05"));
    }

    [Fact]
    public void FtBug05_KindOfAccountUnread_IsNotJudged()
    {
        var subject = On(Empty with { PreStages = [PreStage() with { SetupAccount = SetupAccount.Unknown }], Profiles = [Profile() with { ForcesInSetupAssistant = true }] });

        Assert.Contains(new NotJudged("FT-BUG-05", "account settings of a PreStage"), subject.Review().NotJudged);
    }

    [Fact]
    public void FtCfg05_PreStageAdminAtTheConsoleOrWithToken_Concerns()
    {
        var subject = On(Empty with { PreStages = [PreStage()] });
        MacSubject Console(string user) => subject.WithMac(mac => mac with { Attributes = mac.Attributes! with { Ftk1 = HealthyLine with { ConsoleUser = user } } });
        var holds = Healthy.WithAccounts(Account("alice", TokenState.Held), ItAdmin(TokenState.Held));

        Assert.True(Assert.Single(subject.Found("FT-CFG-05")).NeedsMac);
        Assert.Equal(Answer.No, subject.Concerned("FT-CFG-05"));
        Assert.Equal(Answer.Yes, Console("itadmin").Concerned("FT-CFG-05"));
        Assert.Equal(Answer.Yes, subject.Concerned("FT-CFG-05", holds));
        Assert.Equal(Answer.Yes, (subject with { Counters = new MacCounters { ConsoleUsers = ["alice", "ITADMIN"] } }).Concerned("FT-CFG-05"));
        Assert.Equal(Answer.Unknown, subject.Concerned("FT-CFG-05", Healthy.Unmeasured(ItAdmin(TokenState.Unknown))));
        Assert.Equal(Answer.No, Console("itadmin").WithMac(mac => mac with { BootstrapToken = new(BootstrapTokenStatus.NotEscrowed, true) }).Concerned("FT-CFG-05"));
        Assert.Equal(Answer.Unknown, Console("itadmin").WithMac(mac => mac with { BootstrapToken = BootstrapToken.NotReported }).Concerned("FT-CFG-05"));
        Assert.Empty(On(Empty with { PreStages = [PreStage() with { MakesAdmin = false, AdminAccount = null }] }).Found("FT-CFG-05"));
    }
}
