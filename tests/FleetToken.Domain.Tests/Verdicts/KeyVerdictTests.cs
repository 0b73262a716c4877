using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class KeyVerdictTests
{
    public static TheoryData<string, KeyValidity, PartitionState, string?, Answer, EvidenceKind, KeyState> Rows => new()
    {
        { "C.3 row 1", KeyValidity.Valid, PartitionState.Encrypted, "0", Answer.Yes, EvidenceKind.Measured, KeyState.Valid },
        { "C.3 row 1", KeyValidity.Invalid, PartitionState.Unknown, null, Answer.Yes, EvidenceKind.Measured, KeyState.Dead },
        { "C.3 row 4", KeyValidity.NotApplicable, PartitionState.Encrypted, "1788000000", Answer.No, EvidenceKind.Measured, KeyState.Dead },
        { "C.3 row 6", KeyValidity.NotApplicable, PartitionState.Encrypting, "0", Answer.Unknown, EvidenceKind.Unknown, KeyState.Unknown },
        { "C.3 row 6", KeyValidity.NotApplicable, PartitionState.Unencrypted, "0", Answer.Unknown, EvidenceKind.Unknown, KeyState.Unknown },
        { "C.3 row 5", KeyValidity.Unknown, PartitionState.Encrypted, "0", Answer.No, EvidenceKind.Measured, KeyState.Dead },
        { "C.3 row 6", KeyValidity.Unknown, PartitionState.Encrypted, "1788000000", Answer.Unknown, EvidenceKind.Unknown, KeyState.Unknown },
        { "C.3 row 6", KeyValidity.Unknown, PartitionState.Encrypted, "u", Answer.Unknown, EvidenceKind.Unknown, KeyState.Unknown },
        { "C.3 row 6", KeyValidity.Unknown, PartitionState.Encrypted, null, Answer.Unknown, EvidenceKind.Unknown, KeyState.Unknown },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void KeyEscrowed_EachRow_DecidesInOrder(
        string row, KeyValidity validity, PartitionState partition, string? keyFile, Answer expected, EvidenceKind confidence, KeyState state)
    {
        var verdicts = Baseline.Judge(Baseline.Mac with
        {
            RecoveryKey = new(validity, null),
            FileVault = new() { Partition = partition },
            Attributes = keyFile is null ? null : Baseline.Line(Baseline.AliceHolds, keyFile: keyFile, fileVault: "u"),
        });
        Assert.Equal((expected, confidence, row), (verdicts.KeyEscrowed.Value, verdicts.KeyEscrowed.Confidence, verdicts.KeyEscrowed.Because[0].Rule));
        Assert.Equal(state, verdicts.KeyState);
    }

    [Fact]
    public void KeyEscrowed_NotApplicableOnEstimatedEncryption_IsEstimated()
    {
        var verdict = Baseline.Judge(Baseline.Mac with { RecoveryKey = new(KeyValidity.NotApplicable, null), FileVault = new() { Enabled = true }, Attributes = null }).KeyEscrowed;
        Assert.Equal((Answer.No, EvidenceKind.Estimated), (verdict.Value, verdict.Confidence));
    }

    [Fact]
    public void KeyEscrowed_NoKeyFileInContradictoryLine_IsUnknown()
    {
        var line = Baseline.Line(Baseline.AliceHolds, keyFile: "0", fileVault: "off");
        Assert.Equal(Answer.Unknown, Baseline.Judge(Baseline.Mac with { RecoveryKey = new(KeyValidity.Unknown, null), Attributes = line }).KeyEscrowed.Value);
    }

    [Theory]
    [InlineData(KeyValidity.Invalid, "1788000000", Answer.Yes)]
    [InlineData(KeyValidity.NotApplicable, "1788000000", Answer.No)]
    [InlineData(KeyValidity.Unknown, "0", Answer.No)]
    [InlineData(KeyValidity.Unknown, "1788000000", Answer.Unknown)]
    public void V02_KeyEscrowed(KeyValidity validity, string keyFile, Answer expected)
    {
        var line = Baseline.Line(Baseline.Users(Baseline.AliceHolds, Baseline.ItAdminHoldsNone), keyFile: keyFile);
        Assert.Equal(expected, Baseline.Judge(Baseline.Mac with { RecoveryKey = new(validity, false), Attributes = line }).KeyEscrowed.Value);
    }

    [Fact]
    public void V03_KeyProven()
    {
        Assert.True(Proven(Baseline.Mac));
        Assert.False(Baseline.Judge(Baseline.Subject with { Now = Baseline.Report + TimeSpan.FromDays(15) }).KeyProven.Value);
        Assert.False(Proven(Baseline.Mac with { RecoveryKey = new(KeyValidity.Unknown, false) }));
        Assert.False(Proven(Baseline.Mac with { RecoveryKey = new(KeyValidity.Invalid, false) }));
        Assert.False(Proven(Baseline.Mac with { RecoveryKey = new(KeyValidity.Unknown, false), Attributes = Baseline.Line(Baseline.AliceHolds, keyFile: "0") }));
    }

    private static readonly Mac[] Missing =
    [
        Baseline.Mac with { RecoveryKey = RecoveryKeyEscrow.NotReported },
        Baseline.Mac with { ReportedAt = null },
        Baseline.Mac with { EnrolledAt = null, FirstEntryAt = null },
        Baseline.Mac with { OsVersion = null },
        Baseline.Mac with { OsVersion = new(26, 0, 0), Profiles = null },
        Baseline.Mac with { OsVersion = new(26, 0, 0), Profiles = [new("x", "x", null, false)] },
    ];

    /// <summary>Macs that reach the rows of C.2, C.3 and keyProven.</summary>
    public static IEnumerable<Mac> Macs =>
    [
        .. Missing,
        .. Enum.GetValues<KeyValidity>().Select(validity => Baseline.Mac with { RecoveryKey = new(validity, null), Attributes = Baseline.Line(Baseline.AliceHolds, keyFile: "0") }),
        Baseline.Mac with { FileVault = new() { Disks = DiskSummary.AllEncrypted } },
        Baseline.Mac with { FileVault = new() { Enabled = true }, Attributes = null },
        Baseline.Mac with { ReportedAt = Baseline.Report - TimeSpan.FromDays(20) },
        Baseline.Mac with { EnrolledAt = null, FirstEntryAt = Baseline.Now },
        Baseline.Mac with { EnrolledAt = Baseline.Now },
        Baseline.Mac with { OsVersion = new(26, 0, 0), Profiles = [new(null, null, Baseline.Now, IsJamfsOwn: false)] },
    ];

    [Fact]
    public void KeyProven_MissingInput_IsFalseAndUnknown()
    {
        Assert.All(Missing, mac => Assert.Equal((false, EvidenceKind.Unknown), (Baseline.Judge(mac).KeyProven.Value, Baseline.Judge(mac).KeyProven.Confidence)));
    }

    [Fact]
    public void KeyProven_ReportNotAfterEnrolment_IsFalse()
    {
        Assert.False(Proven(Baseline.Mac with { EnrolledAt = Baseline.Report }));
        Assert.True(Proven(Baseline.Mac with { EnrolledAt = Baseline.Report - TimeSpan.FromTicks(1) }));
        Assert.True(Proven(Baseline.Mac with { EnrolledAt = null, FirstEntryAt = Baseline.Report - TimeSpan.FromDays(1) }));
        Assert.False(Proven(Baseline.Mac with { EnrolledAt = null, FirstEntryAt = Baseline.Report }));
    }

    [Theory]
    [InlineData(15, 1, false, true)]
    [InlineData(26, 1, false, false)]
    [InlineData(27, 1, false, false)]
    [InlineData(26, 1, true, true)]
    [InlineData(26, 0, false, true)]
    [InlineData(26, -1, false, true)]
    public void KeyProven_ProfileInstalledAfterReport_CountsFromMacOs26(int major, int hoursAfterReport, bool jamfsOwn, bool expected) =>
        Assert.Equal(expected, Proven(Baseline.Mac with
        {
            OsVersion = new(major, 0, 0),
            Profiles = [new("Escrow", "x", Baseline.Report + TimeSpan.FromHours(hoursAfterReport), jamfsOwn)],
        }));

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(null, true)]
    public void KeyProven_TwinWithLaterReport_IsFalse(int? hoursAfterReport, bool expected)
    {
        var twin = new Twin(new("other", 9), hoursAfterReport is { } hours ? Baseline.Report + TimeSpan.FromHours(hours) : null);
        Assert.Equal(expected, Baseline.Judge(Baseline.Subject with { Twins = [twin] }).KeyProven.Value);
    }

    private static bool Proven(Mac mac) => Baseline.Judge(mac).KeyProven.Value;
}
