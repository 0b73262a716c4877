using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class FileVaultVerdictTests
{
    public static TheoryData<string, PartitionState, DiskSummary, string?, bool?, FileVaultState, EvidenceKind> Rows => new()
    {
        { "C.2 row 1", PartitionState.Encrypted, DiskSummary.NotEncrypted, "off", false, FileVaultState.On, EvidenceKind.Measured },
        { "C.2 row 1", PartitionState.Optimizing, DiskSummary.Unknown, null, null, FileVaultState.On, EvidenceKind.Measured },
        { "C.2 row 2", PartitionState.Encrypting, DiskSummary.AllEncrypted, "on", true, FileVaultState.Encrypting, EvidenceKind.Measured },
        { "C.2 row 2", PartitionState.EncryptingPaused, DiskSummary.Unknown, null, null, FileVaultState.Encrypting, EvidenceKind.Measured },
        { "C.2 row 2", PartitionState.RestartNeeded, DiskSummary.Unknown, null, null, FileVaultState.Encrypting, EvidenceKind.Measured },
        { "C.2 row 3", PartitionState.Decrypting, DiskSummary.AllEncrypted, "on", true, FileVaultState.Decrypting, EvidenceKind.Measured },
        { "C.2 row 3", PartitionState.DecryptingPaused, DiskSummary.Unknown, null, null, FileVaultState.Decrypting, EvidenceKind.Measured },
        { "C.2 row 4", PartitionState.Unencrypted, DiskSummary.AllEncrypted, "on", true, FileVaultState.Off, EvidenceKind.Measured },
        { "C.2 row 4", PartitionState.Decrypted, DiskSummary.Unknown, null, null, FileVaultState.Off, EvidenceKind.Measured },
        { "C.2 row 4", PartitionState.Ineligible, DiskSummary.Unknown, null, null, FileVaultState.Off, EvidenceKind.Measured },
        { "C.2 row 5", PartitionState.Unknown, DiskSummary.BootEncrypted, "off", false, FileVaultState.On, EvidenceKind.Measured },
        { "C.2 row 5", PartitionState.Unknown, DiskSummary.AllEncrypted, null, null, FileVaultState.On, EvidenceKind.Measured },
        { "C.2 row 6", PartitionState.Unknown, DiskSummary.NotEncrypted, "on", true, FileVaultState.Off, EvidenceKind.Measured },
        { "C.2 row 7", PartitionState.Unknown, DiskSummary.SomeEncrypted, "on", false, FileVaultState.On, EvidenceKind.Measured },
        { "C.2 row 7", PartitionState.Unknown, DiskSummary.Unknown, "enc", true, FileVaultState.Encrypting, EvidenceKind.Measured },
        { "C.2 row 7", PartitionState.Unknown, DiskSummary.NotApplicable, "dec", true, FileVaultState.Decrypting, EvidenceKind.Measured },
        { "C.2 row 7", PartitionState.Unknown, DiskSummary.Unknown, "off", true, FileVaultState.Off, EvidenceKind.Measured },
        { "C.2 row 7", PartitionState.Unknown, DiskSummary.Unknown, "def", true, FileVaultState.Off, EvidenceKind.Measured },
        { "C.2 row 8", PartitionState.Unknown, DiskSummary.SomeEncrypted, "u", true, FileVaultState.On, EvidenceKind.Estimated },
        { "C.2 row 8", PartitionState.Unknown, DiskSummary.Unknown, null, true, FileVaultState.On, EvidenceKind.Estimated },
        { "C.2 row 9", PartitionState.Unknown, DiskSummary.SomeEncrypted, null, false, FileVaultState.Unknown, EvidenceKind.Unknown },
        { "C.2 row 9", PartitionState.Unknown, DiskSummary.NotApplicable, "u", null, FileVaultState.Unknown, EvidenceKind.Unknown },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void FileVault_EachRow_DecidesInOrder(
        string row, PartitionState partition, DiskSummary disks, string? line, bool? enabled, FileVaultState expected, EvidenceKind confidence)
    {
        var verdict = Baseline.Judge(Baseline.Mac with
        {
            FileVault = new() { Partition = partition, Disks = disks, Enabled = enabled },
            Attributes = line is null ? null : Baseline.Line("", fileVault: line),
        }).FileVault;
        Assert.Equal((expected, confidence, row), (verdict.Value, verdict.Confidence, verdict.Because[0].Rule));
    }

    [Theory]
    [InlineData(PartitionState.Encrypted, FileVaultState.On)]
    [InlineData(PartitionState.EncryptingPaused, FileVaultState.Encrypting)]
    [InlineData(PartitionState.Decrypting, FileVaultState.Decrypting)]
    [InlineData(PartitionState.Decrypted, FileVaultState.Off)]
    public void V01_FileVault_PartitionState_Decides(PartitionState partition, FileVaultState expected) =>
        Assert.Equal(expected, Baseline.Judge(Baseline.Mac with { FileVault = Baseline.Mac.FileVault with { Partition = partition } }).FileVault.Value);

    /// <summary>A line after each contradiction that makes it unusable: from the future, older than the start, against itself, twice.</summary>
    public static TheoryData<string, string> Unusable => new()
    {
        { "X1", "FTK1;fv=on;u=;n=0;ts=1890160000;." },
        { "X2", "FTK1;fv=on;u=;n=0;ts=1790160000;boot=1790170000;." },
        { "X5", "FTK1;fv=on;u=alice/501/s/1/1/1/0;n=1;adm=1;ts=1790160000;." },
        { "X7", "FTK1;fv=on;fv=on;u=;n=0;ts=1790160000;." },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void V01_FileVault_LineThatIsNotUsable_DoesNotHold(string code, string text)
    {
        var mac = Baseline.Mac with { FileVault = new() { Partition = PartitionState.Unknown }, Attributes = Baseline.Read(text) };

        var unknown = Baseline.Judge(mac);
        var estimated = Baseline.Judge(mac with { FileVault = mac.FileVault with { Enabled = true } });

        Assert.Contains(code, unknown.Contradictions);
        Assert.Equal((FileVaultState.Unknown, "C.2 row 9"), (unknown.FileVault.Value, unknown.FileVault.Because[0].Rule));
        Assert.Equal((FileVaultState.On, EvidenceKind.Estimated), (estimated.FileVault.Value, estimated.FileVault.Confidence));
    }

    [Fact]
    public void V01_FileVault_SomeEncryptedWithoutLine_IsUnknown() =>
        Assert.Equal(FileVaultState.Unknown, Baseline.Judge(Baseline.Mac with { FileVault = new() { Disks = DiskSummary.SomeEncrypted }, Attributes = null }).FileVault.Value);
}
