using System.Security.Cryptography;
using FleetToken.Web.Store;

namespace FleetToken.Web.Audit;

/// <summary>
/// The key that binds the audit log: 32 random bytes in <c>audit.key</c> of the folder of keys, so that whoever can write the database alone cannot
/// write an entry that holds. Older keys stay readable as <c>audit-*.key</c>.
/// </summary>
public sealed class AuditKey(KeyFolder folder)
{
    private const string FileName = "audit.key";
    private const string Called = "audit key";

    private readonly Lazy<(string Id, byte[] Key)> _current = new(() => Named(KeyFile.ReadOrMake(folder.Open(), FileName, Called)), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether there is a key; without one the first signature makes it.</summary>
    public bool Exists => File.Exists(Path.Combine(folder.Path, FileName));

    /// <summary>Which key signs now: the first 16 hexadecimal digits of its SHA-256.</summary>
    /// <exception cref="StoreException">The key can be neither read nor made.</exception>
    public string Id => _current.Value.Id;

    /// <summary>HMAC-SHA256 with the key that signs now.</summary>
    /// <exception cref="StoreException">The key can be neither read nor made.</exception>
    public byte[] Sign(ReadOnlySpan<byte> text) => HMACSHA256.HashData(_current.Value.Key, text);

    /// <summary>Every key that is there, by its id.</summary>
    /// <exception cref="StoreException">The folder cannot be read.</exception>
    public IReadOnlyDictionary<string, byte[]> ReadAll()
    {
        var keys = new Dictionary<string, byte[]> { [_current.Value.Id] = _current.Value.Key };
        foreach (var file in Directory.EnumerateFiles(folder.Open(), "audit-*.key"))
        {
            var (id, key) = Named(KeyFile.Read(file, Called));
            keys[id] = key;
        }

        return keys;
    }

    private static (string Id, byte[] Key) Named(byte[] key) => (Convert.ToHexStringLower(SHA256.HashData(key))[..16], key);
}
