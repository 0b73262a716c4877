using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class PhaseTests
{
    private static readonly MacSelection Chosen = new() { Groups = ["chosen"] };
    private static readonly AssignedUser Nobody = new(null, null, null);
    private static readonly Mac Empty = Baseline.Mac with { Accounts = [], Attributes = null, User = Nobody };

    public static TheoryData<string, Mac, FleetSettings, MacPhase> Cases => new()
    {
        { "a", Baseline.Mac, new(), MacPhase.InUse },
        { "b", Baseline.Mac with { EnrolledAt = Baseline.Now - TimeSpan.FromHours(10) }, new(), MacPhase.New },
        { "c", Empty, new(), MacPhase.Stock },
        { "d", Baseline.Mac with { ModelIdentifier = "VirtualMac2,1", Groups = ["chosen"] }, new() { SharedMacs = Chosen }, MacPhase.Vm },
        { "e", Baseline.Mac with { Groups = ["Chosen"] }, new() { SharedMacs = Chosen, HeadlessMacs = Chosen }, MacPhase.Lab },
        { "f", Baseline.Mac with { Groups = ["x", "chosen"] }, new() { HeadlessMacs = Chosen, Leavers = ["alice"] }, MacPhase.Headless },
        { "g", Baseline.Mac with { EnrolledAt = Baseline.Now }, new() { Leavers = ["alice"] }, MacPhase.Leaver },
        { "leaver by address", Baseline.Mac with { User = new("77812", null, "Alice@corp.example") }, new() { Leavers = ["alice"] }, MacPhase.Leaver },
        { "enrolled 72 h ago", Baseline.Mac with { EnrolledAt = Baseline.Now - TimeSpan.FromHours(72) }, new(), MacPhase.New },
        { "enrolled longer ago", Baseline.Mac with { EnrolledAt = Baseline.Now - TimeSpan.FromHours(72) - TimeSpan.FromMilliseconds(1) }, new(), MacPhase.InUse },
        { "empty but assigned", Empty with { User = new("alice", null, null) }, new(), MacPhase.New },
        { "empty by FTK1", Empty with { Accounts = null, Attributes = Baseline.Read("FTK1;n=0;u=;ts=1790160000;.") }, new(), MacPhase.Stock },
        { "cut FTK1", Empty with { Accounts = null, Attributes = Baseline.Read("FTK1;n=0;u=;ts=1790160000;") }, new(), MacPhase.InUse },
        { "list not reported", Empty with { Accounts = null }, new(), MacPhase.InUse },
        { "sources disagree", Empty with { Attributes = Baseline.Mac.Attributes }, new(), MacPhase.InUse },
        { "service accounts only", Empty with { Accounts = [new() { Username = "_svc", Uid = 600 }, new() { Username = "root", Uid = 0 }] }, new(), MacPhase.Stock },
        { "nobody enrolled", Baseline.Mac with { EnrolledAt = null }, new(), MacPhase.InUse },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void V15_Phase(string id, Mac mac, FleetSettings settings, MacPhase expected) =>
        Assert.Equal((id, expected), (id, Baseline.Judge(Baseline.With(mac) with { Settings = settings }).Phase));

    [Fact]
    public void Phase_CollectionOff_IsNotKnownEmpty() =>
        Assert.Equal(MacPhase.InUse, Baseline.Judge(Baseline.With(Empty) with { Server = Baseline.Server with { CollectsAccounts = null } }).Phase);
}
