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
    private const int Length = 32;

    private readonly Lazy<(string Id, byte[] Key)> _current = new(() => ReadOrMake(folder.Open()), LazyThreadSafetyMode.PublicationOnly);

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
            var (id, key) = Read(file);
            keys[id] = key;
        }

        return keys;
    }

    private static (string Id, byte[] Key) ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            Make(folder, path);
        }

        return Read(path);
    }

    // Written whole under another name, then moved without replacing: of two programs that start at once one wins, and both read the same key.
    private static void Make(string folder, string path)
    {
        var half = Path.Combine(folder, $".{Guid.NewGuid():N}");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(half, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(Length));
                file.Flush(flushToDisk: true);
            }

            File.Move(half, path, overwrite: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(half);
            if (!File.Exists(path))
            {
                throw new StoreException($"The audit key {path} cannot be written ({failure.Message}). Give this account write access, or set Keys:Folder.", failure);
            }
        }
    }

    private static (string Id, byte[] Key) Read(string path)
    {
        try
        {
            var key = File.ReadAllBytes(path);
            return key.Length == Length
                ? (Convert.ToHexStringLower(SHA256.HashData(key))[..16], key)
                : throw new StoreException($"The audit key {path} has {key.Length} bytes instead of {Length}. Put the right file back, or move this one away: a new key is made then.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The audit key {path} cannot be read ({failure.Message}).", failure);
        }
    }
}
