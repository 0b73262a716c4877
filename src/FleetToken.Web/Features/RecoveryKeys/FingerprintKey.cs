using FleetToken.Domain.Macs;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>
/// Makes keyed fingerprints of recovery keys, to see later whether a key was replaced (domain D.5, 4; decision 0008). The secret lies in the folder of keys:
/// who has the database alone can test no guess.
/// </summary>
public sealed class FingerprintKey(KeyFolder folder)
{
    private readonly Lazy<byte[]> _secret = new(() => KeyFile.ReadOrMake(folder.Open(), "fingerprint.key", "key of fingerprints"), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The fingerprint of a Mac's key.</summary>
    /// <exception cref="StoreException">The secret can be neither read nor made.</exception>
    public byte[] Of(RecoveryKey key, MacId mac)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Fingerprint(_secret.Value, mac);
    }
}
