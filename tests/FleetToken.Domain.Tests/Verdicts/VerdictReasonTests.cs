using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

/// <summary>What a verdict says it read (domain J, <c>because</c> and <c>confidence</c>): the field that decided, its value, its age.</summary>
public sealed class VerdictReasonTests
{
    private static readonly MacOsVersion Tahoe = new(26, 3, 0);

    private static DateTimeOffset Old => Baseline.Report - TimeSpan.FromDays(20);

    public static TheoryData<string, Mac, string?, DateTimeOffset?> NotStrong => new()
    {
        { "user guessed", Baseline.Mac with { User = new(null, null, null) }, null, Baseline.Report },
        { "contradiction", Baseline.Mac with { FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } }, "X4", Baseline.Report },
        { "old line", Baseline.Mac with { Attributes = Baseline.Line(Baseline.AliceHolds, at: Old) }, "too old", Old },
        { "line without a time", Baseline.Mac with { Attributes = Baseline.Read("FTK1;n=1;u=alice/501/s/1/1/1/0;.") }, null, null },
    };

    [Theory]
    [MemberData(nameof(NotStrong))]
    public void V06_KeyOnly_SaysWhatIsMissingToStrong(string id, Mac mac, string? value, DateTimeOffset? at)
    {
        var verdict = Baseline.Judge(mac).Recoverability;

        Assert.Equal((id, Recoverability.KeyOnly, value, at), (id, verdict.Value, verdict.Because[1].Value, verdict.Because[1].At));
    }

    [Theory]
    [InlineData(true, KeyValidity.Valid, EvidenceKind.Measured, EvidenceKind.Measured)]
    [InlineData(true, KeyValidity.Invalid, EvidenceKind.Measured, EvidenceKind.Measured)]
    [InlineData(false, KeyValidity.Valid, EvidenceKind.Estimated, EvidenceKind.Estimated)]
    [InlineData(false, KeyValidity.Invalid, EvidenceKind.Estimated, EvidenceKind.Estimated)]
    public void V06_Confidence_IsThatOfTheWeakestFact(bool encryptionMeasured, KeyValidity validity, EvidenceKind ofFileVault, EvidenceKind expected)
    {
        var mac = Baseline.Mac with
        {
            User = new(null, null, null),
            RecoveryKey = new(validity, false),
            FileVault = encryptionMeasured ? Baseline.Mac.FileVault : new() { Enabled = true, UserNames = ["alice"] },
            Attributes = Baseline.Line(Baseline.AliceHolds, fileVault: encryptionMeasured ? "on" : "u"),
        };

        var verdicts = Baseline.Judge(mac);

        Assert.Equal((ofFileVault, expected), (verdicts.FileVault.Confidence, verdicts.Recoverability.Confidence));
    }

    [Theory]
    [InlineData(false, "too old")]
    [InlineData(true, null)]
    public void V12_AgeOfTheTokenFacts_IsTooOldOrNotKnown(bool withoutTime, string? value)
    {
        var report = Baseline.Line(Baseline.AliceHolds, at: Old);
        var mac = Baseline.Mac with { Attributes = withoutTime ? Baseline.Read("FTK1;n=1;u=alice/501/s/1/1/1/0;.") : report };

        Assert.Equal(("J tokenSetVerdict row 6", value), (Baseline.Judge(mac).TokenVerdict.Because[0].Rule, Baseline.Judge(mac).TokenVerdict.Because[0].Value));
    }

    [Fact]
    public void V03_NotProven_SaysSinceWhenTheKeyMayBeAnother()
    {
        var enrolled = Baseline.Judge(Baseline.Mac with { EnrolledAt = Baseline.Report }).KeyProven;
        Assert.Equal(("enrolment", EvidenceKind.Measured, (DateTimeOffset?)Baseline.Report), (enrolled.Because[0].Fact, enrolled.Confidence, enrolled.Because[0].At));
        Assert.NotNull(enrolled.Because[0].Value);

        var first = Baseline.Judge(Baseline.Mac with { EnrolledAt = null, FirstEntryAt = Baseline.Report + TimeSpan.FromHours(1) }).KeyProven;
        Assert.NotEqual("enrolment", first.Because[0].Fact);
        Assert.Equal(Baseline.Report + TimeSpan.FromHours(1), first.Because[0].At);

        var neither = Baseline.Judge(Baseline.Mac with { EnrolledAt = null, FirstEntryAt = null }).KeyProven;
        Assert.Null(neither.Because[0].Value);

        var profile = Baseline.Judge(Baseline.Mac with { OsVersion = Tahoe, Profiles = [new("Escrow", "x", Baseline.Now, IsJamfsOwn: false)] }).KeyProven;
        Assert.Equal(("Escrow", EvidenceKind.Measured), (profile.Because[0].Value, profile.Confidence));

        Assert.Equal(EvidenceKind.Measured, Baseline.Judge(Baseline.Mac with { RecoveryKey = new(KeyValidity.Invalid, false) }).KeyProven.Confidence);
    }

    public static TheoryData<string, Mac, Answer, string, string?> Rotations => new()
    {
        { "1", Baseline.Mac, Answer.No, "FTK1 eb", "1" },
        { "2", With("eb=2;"), Answer.No, "FTK1 eb", "2" },
        { "eb not known", With("eb=u;"), Answer.No, "FTK1 eb", null },
        { "esc not known", With("esc=u;"), Answer.No, "FTK1 esc", null },
        { "no line", Baseline.Mac with { Attributes = null }, Answer.No, "FTK1 eb", null },
        { "Bootstrap Token not known", With("eb=0;") with { OsVersion = Tahoe, BootstrapToken = BootstrapToken.NotReported }, Answer.No, "Bootstrap Token", null },
        { "key on the Mac not known", With("prk=u;eb=0;") with { OsVersion = Tahoe }, Answer.No, "FTK1 prk", null },
        { "no Escrow Buddy", With("eb=0;"), Answer.No, "FTK1 eb", "0" },
        { "macOS 26, all known", With("prk=0;eb=0;") with { OsVersion = Tahoe }, Answer.No, "FTK1 eb", "0" },
        { "line not usable", With("n=2;eb=0;"), Answer.Yes, "FTK1 eb", null },
    };

    [Theory]
    [MemberData(nameof(Rotations))]
    public void V10_CanRotateSilently_NamesTheFieldThatDecided(string id, Mac mac, Answer policy, string field, string? value)
    {
        var read = Baseline.Judge(Baseline.With(mac) with { RotationPolicyInScope = policy }).CanRotateSilently.Because[0];

        Assert.Equal((id, field, value), (id, read.Fact, read.Value));
    }

    [Fact]
    public void V10_EscrowBuddyWithoutOnePayload_IsNotSaidToBeMissing() =>
        Assert.NotEqual("0", Baseline.Judge(Baseline.With(With("esc=0;")) with { RotationPolicyInScope = Answer.No }).CanRotateSilently.Because[0].Value);

    [Theory]
    [InlineData(KeyRotation.Pending, "pending")]
    [InlineData(KeyRotation.Unknown, null)]
    public void V08_KeyProvenButRotationNotRuledOut_SaysSo(KeyRotation rotation, string? value)
    {
        var read = Restart(Baseline.Mac, new() { Rotation = rotation }).Because[0];

        Assert.Equal(("rotation", value), (read.Fact, read.Value));
    }

    [Fact]
    public void V08_KeyNotProven_SaysWhyNot()
    {
        var refused = Restart(Baseline.Mac, new() { Rotation = KeyRotation.None, KeyFailed = true }).Because[0];
        var enrolled = Restart(Baseline.Mac with { EnrolledAt = Baseline.Report }, new() { Rotation = KeyRotation.None }).Because[0];

        Assert.Equal(("recovery key", (DateTimeOffset?)null), (refused.Fact, refused.At));
        Assert.Equal(("enrolment", (DateTimeOffset?)Baseline.Report), (enrolled.Fact, enrolled.At));
    }

    [Fact]
    public void V08_DiskOffByJamf_IsDoubtedByX6Alone()
    {
        var off = new FileVault { Partition = PartitionState.Decrypted };
        var ghost = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "ghost/510/s/1/1/1/0"), fileVault: "off");
        var ghostAndOn = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "ghost/510/s/1/1/1/0"));

        Assert.Equal(["X3"], Baseline.Judge(Baseline.Mac with { FileVault = off, Attributes = ghost }).Contradictions);
        Assert.Equal(RestartSafety.Yes, Restart(Baseline.Mac with { FileVault = off, Attributes = ghost }, RestartFacts.NotAsked).Value);
        Assert.Equal(["X3", "X6"], Baseline.Judge(Baseline.Mac with { FileVault = off, Attributes = ghostAndOn }).Contradictions);
        Assert.NotEqual(RestartSafety.Yes, Restart(Baseline.Mac with { FileVault = off, Attributes = ghostAndOn }, RestartFacts.NotAsked).Value);
    }

    [Fact]
    public void V08_TokenThatIsOnlyEstimated_IsNotEnoughForTheOwnPassword()
    {
        var mac = Baseline.Mac with { RecoveryKey = new(KeyValidity.Invalid, false), Attributes = Baseline.Line(Baseline.Users("alice/501/s/u/1/1/0", Baseline.ItAdminHoldsNone), n: "u") };

        Assert.Equal((TokenState.Held, EvidenceKind.Estimated), (Baseline.Judge(mac).Account("alice").Token, Baseline.Judge(mac).Account("alice").TokenEvidence));
        Assert.Equal(RestartSafety.No, Restart(mac, new() { PasswordOpenedLastStart = Answer.Yes, Rotation = KeyRotation.None }).Value);
    }

    [Theory]
    [InlineData(30, 0, TokenRegrant.Yes)]
    [InlineData(0, 30, TokenRegrant.Yes)]
    [InlineData(30, 30, TokenRegrant.Likely)]
    public void V09_LaterOfContactAndCheckIn_Counts(int contactHours, int checkInHours, TokenRegrant expected) => Assert.Equal(
        expected,
        Baseline.Judge(Baseline.Mac with { LastContact = Baseline.Now.AddHours(-contactHours), LastCheckIn = Baseline.Now.AddHours(-checkInHours) }).CanRegrantToken.Value);

    [Fact]
    public void V13_RebootedSince_NamesTheFieldThatIsMissingOrDecided()
    {
        var since = Baseline.Report - TimeSpan.FromMinutes(30);
        Reason Read(Mac mac) => RebootVerdict.Of(mac, Baseline.Judge(mac), since).Because[0];

        var yes = LineWith.Field("");
        var after = Read(Baseline.Mac with { Attributes = yes with { Ftk1 = yes.Ftk1! with { StartedAt = since.AddMinutes(1) } } });
        Assert.Equal(since.AddMinutes(1), after.At);
        Assert.NotNull(after.Value);
        Assert.NotEqual(after.Value, Read(Baseline.Mac).Value);
        Assert.Equal("FTK1 boot", Read(Baseline.Mac with { Attributes = yes with { Ftk1 = yes.Ftk1 with { StartedAt = null } } }).Fact);
        Assert.Equal("FTK1 ts", Read(Baseline.Mac with { Attributes = LineWith.Field("", at: since) }).Fact);
    }

    private static Mac With(string fields) => Baseline.Mac with { Attributes = LineWith.Field(fields) };

    private static Verdict<RestartSafety> Restart(Mac mac, RestartFacts facts)
    {
        var verdicts = Baseline.Judge(mac);
        return RestartVerdict.Of(Baseline.With(mac), verdicts, verdicts.Account("alice"), facts, new AgeClock(Baseline.Now));
    }
}
