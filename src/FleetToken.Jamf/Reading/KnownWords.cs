using System.Buffers;
using System.Collections.Concurrent;
using FleetToken.Domain.Macs;
using Microsoft.Extensions.Logging;

namespace FleetToken.Jamf.Reading;

/// <summary>Jamf's enum words in ours; one we have not heard of is unknown, and logged once.</summary>
internal sealed class KnownWords(string server, ILogger logger)
{
    private const int MostRemembered = 200;

    private static readonly SearchValues<char> EnumLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    private readonly ConcurrentDictionary<(string Field, string Value), bool> _unheardOf = new();

    public KeyValidity KeyValidity(string? word) => word switch
    {
        "VALID" => Domain.Macs.KeyValidity.Valid,
        "INVALID" => Domain.Macs.KeyValidity.Invalid,
        "NOT_APPLICABLE" => Domain.Macs.KeyValidity.NotApplicable,
        null or "" or "UNKNOWN" => Domain.Macs.KeyValidity.Unknown,
        _ => UnheardOf("individualRecoveryKeyValidityStatus", word, Domain.Macs.KeyValidity.Unknown),
    };

    public BootstrapTokenStatus BootstrapToken(string? word) => word switch
    {
        "ESCROWED" => BootstrapTokenStatus.Escrowed,
        "NOT_ESCROWED" => BootstrapTokenStatus.NotEscrowed,
        "NOT_SUPPORTED" => BootstrapTokenStatus.NotSupported,
        null or "" or "UNKNOWN" => BootstrapTokenStatus.Unknown,
        _ => UnheardOf("bootstrapTokenEscrowedStatus", word, BootstrapTokenStatus.Unknown),
    };

    public PartitionState Partition(string? word) => word switch
    {
        "UNENCRYPTED" => PartitionState.Unencrypted,
        "INELIGIBLE" => PartitionState.Ineligible,
        "DECRYPTED" => PartitionState.Decrypted,
        "DECRYPTING" => PartitionState.Decrypting,
        "ENCRYPTED" => PartitionState.Encrypted,
        "ENCRYPTING" => PartitionState.Encrypting,
        "RESTART_NEEDED" => PartitionState.RestartNeeded,
        "OPTIMIZING" => PartitionState.Optimizing,
        "DECRYPTING_PAUSED" => PartitionState.DecryptingPaused,
        "ENCRYPTING_PAUSED" => PartitionState.EncryptingPaused,
        null or "" or "UNKNOWN" => PartitionState.Unknown,
        _ => UnheardOf("partitionFileVault2State", word, PartitionState.Unknown),
    };

    public DiskSummary Disks(string? word) => word switch
    {
        "NOT_APPLICABLE" => DiskSummary.NotApplicable,
        "NOT_ENCRYPTED" => DiskSummary.NotEncrypted,
        "BOOT_ENCRYPTED" => DiskSummary.BootEncrypted,
        "SOME_ENCRYPTED" => DiskSummary.SomeEncrypted,
        "ALL_ENCRYPTED" => DiskSummary.AllEncrypted,
        null or "" or "UNKNOWN" => DiskSummary.Unknown,
        _ => UnheardOf("fileVault2Status", word, DiskSummary.Unknown),
    };

    private T UnheardOf<T>(string field, string word, T unknown)
    {
        // Anything else than an enum's word may be a name or a secret that lost its way.
        var shown = word.Length <= 40 && !word.AsSpan().ContainsAnyExcept(EnumLetters) ? word : "not a word of an enum";
        if (_unheardOf.Count < MostRemembered && _unheardOf.TryAdd((field, shown), true))
        {
            Log.UnheardOfValue(logger, server, field, shown);
        }

        return unknown;
    }
}
