using System.Security.Cryptography;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>
/// Makes keyed fingerprints of recovery keys, to see later whether a key was replaced (domain D.5, 4; decision 0008). The secret lies in the folder of keys:
/// who has the database alone can test no guess. Before each fingerprint stands the id of its secret: two that were made with different secrets differ whatever
/// the keys are, so they are never compared.
/// </summary>
public sealed class FingerprintKey(KeyFolder folder)
{
    private const int IdLength = 8;
    private const string FileName = "fingerprint.key";
    private const string Called = "key of fingerprints";

    private byte[]? _secret;

    /// <summary>The fingerprint of a Mac's key, with the id of the secret before it; where there is no secret yet, one is made.</summary>
    /// <exception cref="StoreException">The secret can be neither read nor made.</exception>
    public byte[] Of(RecoveryKey key, MacId mac)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Of(key, mac, _secret ??= KeyFile.ReadOrMake(folder.Open(), FileName, Called));
    }

    /// <summary>Whether a fingerprint was made with the secret that is here now; one from before ids were kept says not with which. Makes no secret.</summary>
    /// <exception cref="StoreException">The secret is there and cannot be read.</exception>
    public bool CanCompare(ReadOnlySpan<byte> fingerprint) => fingerprint.Length > IdLength && ReadSecret() is { } secret && fingerprint.StartsWith(IdOf(secret));

    /// <summary>Whether a Mac's key is the one of a fingerprint; null where that cannot be told. Makes no secret.</summary>
    /// <exception cref="StoreException">The secret is there and cannot be read.</exception>
    public bool? IsOf(ReadOnlySpan<byte> fingerprint, RecoveryKey key, MacId mac)
    {
        ArgumentNullException.ThrowIfNull(key);
        return CanCompare(fingerprint) && ReadSecret() is { } secret ? RecoveryKey.IsSameFingerprint(fingerprint, Of(key, mac, secret)) : null;
    }

    private static byte[] Of(RecoveryKey key, MacId mac, byte[] secret) => [.. IdOf(secret), .. key.Fingerprint(secret, mac)];

    // As the audit log names its keys.
    private static ReadOnlySpan<byte> IdOf(byte[] secret) => SHA256.HashData(secret).AsSpan(0, IdLength);

    private byte[]? ReadSecret()
    {
        var path = Path.Combine(folder.Path, FileName);
        return _secret ??= File.Exists(path) ? KeyFile.Read(path, Called) : null;
    }
}
