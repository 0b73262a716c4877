using Microsoft.Extensions.Options;

namespace FleetToken.Web.Store;

/// <summary>Where keys are kept that must not lie in the database or in its backups. Bound from the configuration section <c>Keys</c>.</summary>
public sealed record KeyOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Keys";

    /// <summary>Folder of the keys, made if need be and closed to other accounts; empty for <c>keys</c> beside the database (<c>data/keys</c>).</summary>
    public string Folder { get; init; } = "";
}

/// <summary>The folder of keys: only this account may look into it.</summary>
public sealed class KeyFolder(IOptions<KeyOptions> options, StoreLocation location)
{
    private const UnixFileMode OnlyUs = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Absolute path; a relative one counts from the folder the command was given in.</summary>
    public string Path { get; } = options.Value.Folder is { Length: > 0 } folder
        ? System.IO.Path.GetFullPath(folder)
        : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(location.Path) ?? ".", "keys");

    /// <summary>Makes the folder, or one below it, and closes it to other accounts.</summary>
    /// <exception cref="StoreException">It cannot be made; the message names the key to set.</exception>
    public string Open(string below = "")
    {
        try
        {
            var path = System.IO.Path.Combine(Path, below);
            if (OperatingSystem.IsWindows())
            {
                // The profile's folder lists decide who may look in.
                return Directory.CreateDirectory(path).FullName;
            }

            Directory.CreateDirectory(Path, OnlyUs);
            File.SetUnixFileMode(Path, OnlyUs);
            return Directory.CreateDirectory(path, OnlyUs).FullName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder of keys {Path} cannot be used ({failure.Message}). Give this account write access to it, or set Keys:Folder.", failure);
        }
    }
}
