using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Runbook.Situations;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>What the facts of a call suggest besides its inputs: who may help, hints, the record to use, the scene (domain D.1, J <c>usableHolders</c>).</summary>
public sealed class CallFactsTests
{
    private const string Bob = "bob/503/s/1/1/1/0", Carl = "carl/504/a/1/1/1/0", Dora = "dora/505/s/1/1/1/0", Eve = "eve/506/s/0/0/0/0", ItAdmin = "itadmin/502/a/1/1/1/1";

    private static readonly FleetSettings DoraLeft = new() { Leavers = ["dora"] };

    private static MacSubject Holding(params string[] accounts) => Baseline.With(Baseline.Mac with
    {
        Attributes = Baseline.Line(Baseline.Users(accounts)),
        FileVault = Baseline.Mac.FileVault with { UserNames = [.. accounts.Where(one => one.Split('/')[4] == "1").Select(one => one.Split('/')[0])] },
    }) with { Settings = DoraLeft };

    private static readonly MacSubject Everybody = Holding(Baseline.AliceHolds, Bob, Carl, Dora, Eve, ItAdmin);

    private static string Names(IEnumerable<HolderCandidate> candidates) => string.Join(' ', candidates.Select(one => one.Username));

    [Fact]
    public void OtherHolders_WithoutCallerItAndLeavers()
    {
        var facts = Of(Everybody).Facts();
        Assert.Equal("carl bob", Names(facts.OtherHolders));
        Assert.Equal("carl", Names(facts.AdminHolders));
        Assert.Equal(["itadmin"], facts.ManagedAdministrators);
        Assert.All(facts.OtherHolders, one => Assert.Equal(EvidenceKind.Measured, one.Evidence));
    }

    [Fact]
    public void OtherHolders_CallersAccountNotKnown_AliceToo()
    {
        var subject = Everybody with { Mac = Everybody.Mac with { User = new(null, null, null) } };
        Assert.Equal("alice bob carl", Names(Of(subject).Facts().OtherHolders));
    }

    [Fact]
    public void AdminHolders_ListsOfItNotReadable_None()
    {
        var facts = Of(Everybody with { Server = Baseline.Server with { ManagementAccount = null } }).Facts();
        Assert.Equal("carl bob", Names(facts.OtherHolders));
        Assert.Empty(facts.AdminHolders);
    }

    [Fact]
    public void AdminHolders_ANameThatLooksLikeAnother_IsShownButNotOffered()
    {
        var facts = Of(Holding(Baseline.AliceHolds, "c%D0%B0rl/504/a/1/1/1/0")).Facts();
        Assert.True(Assert.Single(facts.OtherHolders).SuspiciousName);
        Assert.Empty(facts.AdminHolders);
    }

    [Fact]
    public void OtherHolders_OfTheFileVaultListOnly_AreEstimates()
    {
        var subject = Everybody with { Mac = Everybody.Mac with { Attributes = null, Accounts = [Baseline.Alice, Baseline.Bob] } };
        var bob = Of(subject).Facts().OtherHolders.Single(one => one.Username == "bob");
        Assert.Equal((EvidenceKind.Estimated, "Bob Braun", false), (bob.Evidence, bob.FullName, bob.Admin));
    }

    [Theory]
    [InlineData("pso=p", true)]
    [InlineData("pso=j", true)]
    [InlineData("pso=b", true)]
    [InlineData("pso=0", false)]
    [InlineData("pso=", false)]
    [InlineData("pso=p;n=2", false)]
    public void ClueHint_BySingleSignOn(string changed, bool expected) => Assert.Equal(expected, WithLine(changed).Facts().ClueHint?.StartsWith("This Mac uses Platform SSO", StringComparison.Ordinal) == true);

    [Theory]
    [InlineData("alice/501/ma/1/1/1/0", true)]
    [InlineData("alice/501/a/1/1/1/0", false)]
    [InlineData("alice/501/s/1/1/1/0,bob/503/ma/0/0/0/0", false)]
    public void ClueHint_ByTheCallersMobileAccount(string users, bool expected) =>
        Assert.Equal(expected, Of(Baseline.Mac with { Attributes = Baseline.Line(users) }).Facts().ClueHint?.StartsWith("This is a mobile account", StringComparison.Ordinal) == true);

    [Fact]
    public void ClueHint_WithoutALine_Nothing() => Assert.Null(Of(Baseline.Mac with { Attributes = null }).Facts().ClueHint);

    [Fact]
    public void ScreenHint_OnlyWhereJamfHeardFromTheMac()
    {
        var heard = Of(Baseline.Mac with { LastContact = Start + Minute });
        Assert.NotNull(heard.Facts().ScreenHint);
        Assert.Null(Known.Facts().ScreenHint);
        Assert.Equal(Baseline.Report, Known.Facts().ReportedAt);
    }

    [Fact]
    public void LaterRecord_IsTheOneWithTheLatestReport()
    {
        var later = Baseline.Report + Minute;
        Twin two = new(new("main", 2), later), three = new(new("main", 3), later + Minute), silent = new(new("main", 4), null), same = new(new("main", 5), Baseline.Report);
        Assert.Equal(three.Id, WithTwins(two, three).Facts().LaterRecord);
        Assert.Equal(three.Id, WithTwins(three, two).Facts().LaterRecord);
        Assert.Equal(two.Id, WithTwins(two, two with { Id = new("main", 6) }, silent).Facts().LaterRecord);
        Assert.Null(WithTwins(same, silent).Facts().LaterRecord);
        Assert.Equal(same.Id, Of(Baseline.With(Baseline.Mac with { ReportedAt = null }) with { Twins = [same] }).Facts().LaterRecord);
    }

    [Fact]
    public void Scene_OfAMac_NamesWhoIsKnown()
    {
        var scene = SceneOf(Of(Everybody));
        Assert.Equal((MacArchitecture.AppleSilicon, new MacOsVersion(15, 6, 0), "alice", "carl", "itadmin"), (scene.Architecture, scene.OsVersion, scene.User, scene.Admin, scene.ManagedAdministrator));
        Assert.Equal((Answer.No, false, null), (scene.AdminIsItAccount, scene.SeveralMacs, scene.HeardAt));
        Assert.Equal("bob", SceneOf(Of(Everybody), "bob").Admin);
        Assert.Equal("frida", SceneOf(Of(Everybody), "frida").Admin);
    }

    [Fact]
    public void Scene_AdministratorNotOneOfOne_NotFilledIn()
    {
        Assert.Null(SceneOf(Of(Holding(Baseline.AliceHolds, Carl, "dean/507/a/1/1/1/0"))).Admin);
        Assert.Null(SceneOf(Known).Admin);
        Assert.Null(SceneOf(Of(Baseline.Subject with { Server = ServerFacts.NotRead })).ManagedAdministrator);
    }

    [Fact]
    public void Scene_AdministratorOfIt_YesNoOrUnknown()
    {
        Assert.Equal(Answer.Yes, SceneOf(Of(Everybody), "ITADMIN").AdminIsItAccount);
        Assert.Equal(Answer.Unknown, SceneOf(Of(Everybody), "frida").AdminIsItAccount);
        Assert.Equal(Answer.Unknown, SceneOf(Known).AdminIsItAccount);
        Assert.Equal(Answer.Unknown, SceneOf(Of(Everybody with { Server = Baseline.Server with { ManagementAccount = null } }), "carl").AdminIsItAccount);
    }

    [Fact]
    public void Scene_OfACall_HeardAtTwinsAndRemoteLogin()
    {
        var heard = Of(Baseline.Mac with { LastContact = Start + Minute });
        Assert.Equal(Start + Minute, SceneOf(heard).HeardAt);
        Assert.True(SceneOf(WithTwins(new Twin(new("main", 2), null))).SeveralMacs);
        Assert.Equal(Answer.Yes, SceneOf(WithLine("ssh=1")).RemoteLogin);
        Assert.Equal(Answer.No, SceneOf(WithLine("ssh=0")).RemoteLogin);
        Assert.Equal(Answer.Unknown, SceneOf(WithLine("ssh=1;n=2")).RemoteLogin);
    }

    [Fact]
    public void Admin_WithASuspiciousName_IsNeverFilledIn()
    {
        Assert.Equal("bob", SceneOf(Known, "bob").Admin);
        Assert.Null(SceneOf(Known, "b\u200Bob").Admin);
        Assert.Null(SceneOf(Known, "b\u043Eb").Admin);
    }

    [Theory]
    [InlineData(true, "", MacArchitecture.AppleSilicon)]
    [InlineData(true, "arch=x86", MacArchitecture.AppleSilicon)]
    [InlineData(null, "arch=arm64", MacArchitecture.AppleSilicon)]
    [InlineData(null, "arch=t2", MacArchitecture.IntelT2)]
    [InlineData(null, "arch=x86", MacArchitecture.IntelT2)]
    [InlineData(null, "", MacArchitecture.Unknown)]
    [InlineData(false, "arch=x86", MacArchitecture.IntelWithoutT2)]
    [InlineData(false, "arch=t2", MacArchitecture.IntelT2)]
    [InlineData(false, "", MacArchitecture.IntelT2)]
    public void Architecture_ByJamfThenTheLine(bool? silicon, string changed, MacArchitecture expected) =>
        Assert.Equal(expected, MacArchitectures.Of(WithLine(changed, Baseline.Mac with { AppleSilicon = silicon }).Subject.Mac));

    private static RunbookScene SceneOf(RunbookSituation situation, string? admin = null) =>
        RunbookScene.Of(situation, situation.Facts(), new() { AdminHolderName = admin });
}
