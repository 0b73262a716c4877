using System.Security.Cryptography;

namespace FleetToken.Web.Store;

/// <summary>A file of 32 random bytes in the folder of keys, that only this account can read.</summary>
public static class KeyFile
{
    private const int Length = 32;

    /// <summary>The key of a file; made where there is none.</summary>
    /// <param name="folder">An open folder of keys.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="called">What the key is called in messages, such as <c>audit key</c>.</param>
    /// <exception cref="StoreException">It can be neither read nor made.</exception>
    public static byte[] ReadOrMake(string folder, string name, string called)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Make(folder, path, called);
        }

        return Read(path, called);
    }

    /// <summary>The key of a file that is there.</summary>
    /// <exception cref="StoreException">It cannot be read, or is no key.</exception>
    public static byte[] Read(string path, string called)
    {
        try
        {
            var key = File.ReadAllBytes(path);
            return key.Length == Length
                ? key
                : throw new StoreException($"The {called} {path} has {key.Length} bytes instead of {Length}. Put the right file back, or move this one away: a new key is made then.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The {called} {path} cannot be read ({failure.Message}).", failure);
        }
    }

    // Written whole under another name, then moved without replacing: of two programs that start at once one wins, and both read the same key.
    private static void Make(string folder, string path, string called)
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
                throw new StoreException($"The {called} {path} cannot be written ({failure.Message}). Give this account write access, or set Keys:Folder.", failure);
            }
        }
    }
}
