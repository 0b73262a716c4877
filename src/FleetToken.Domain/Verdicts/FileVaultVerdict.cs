using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Whether the disk is encrypted (domain C.2).</summary>
internal static class FileVaultVerdict
{
    /// <param name="mac">The Mac.</param>
    /// <param name="lineIsUsable">Whether nothing contradicts the Mac's own line: one that is not usable tells nothing here either.</param>
    public static Verdict<FileVaultState> Of(Mac mac, bool lineIsUsable)
    {
        var at = mac.ReportedAt;
        var partition = mac.FileVault.Partition;
        var disks = mac.FileVault.Disks;
        if (OfPartition(partition) is { } byPartition)
        {
            // Rows 1 to 4.
            return Measured(byPartition, new(RowOf(byPartition), "boot partition state", Names.Of(partition), at));
        }

        if (OfDisks(disks) is { } byDisks)
        {
            // Rows 5 and 6.
            return Measured(byDisks, new(byDisks == FileVaultState.On ? "C.2 row 5" : "C.2 row 6", "disk summary", Names.Of(disks), at));
        }

        if (lineIsUsable && mac.Attributes?.Ftk1 is { FileVault: not FileVaultState.Unknown } line)
        {
            // Row 7.
            return Measured(line.FileVault, new("C.2 row 7", "FTK1 fv", Names.Of(line.FileVault), line.At));
        }

        if (mac.FileVault.Enabled == true)
        {
            // Row 8.
            return new(FileVaultState.On, EvidenceKind.Estimated, [new("C.2 row 8", "FileVault enabled", "yes", at)]);
        }

        // Row 9.
        return new(FileVaultState.Unknown, EvidenceKind.Unknown, [new("C.2 row 9", "boot partition state", null, at)]);
    }

    /// <summary>What Jamf alone says, rows 1 to 6; unknown where only weaker rows speak.</summary>
    public static FileVaultState ByJamf(FileVault facts) =>
        OfPartition(facts.Partition) ?? OfDisks(facts.Disks) ?? FileVaultState.Unknown;

    private static FileVaultState? OfPartition(PartitionState state) => state switch
    {
        PartitionState.Encrypted or PartitionState.Optimizing => FileVaultState.On,
        PartitionState.Encrypting or PartitionState.EncryptingPaused or PartitionState.RestartNeeded => FileVaultState.Encrypting,
        PartitionState.Decrypting or PartitionState.DecryptingPaused => FileVaultState.Decrypting,
        PartitionState.Unencrypted or PartitionState.Decrypted or PartitionState.Ineligible => FileVaultState.Off,
        _ => null,
    };

    private static FileVaultState? OfDisks(DiskSummary summary) => summary switch
    {
        DiskSummary.BootEncrypted or DiskSummary.AllEncrypted => FileVaultState.On,
        DiskSummary.NotEncrypted => FileVaultState.Off,
        _ => null,
    };

    private static string RowOf(FileVaultState state) => state switch
    {
        FileVaultState.On => "C.2 row 1",
        FileVaultState.Encrypting => "C.2 row 2",
        FileVaultState.Decrypting => "C.2 row 3",
        _ => "C.2 row 4",
    };

    private static Verdict<FileVaultState> Measured(FileVaultState state, Reason reason) => new(state, EvidenceKind.Measured, [reason]);
}
