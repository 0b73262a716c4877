using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>The keys that protect cookies, in the folder of keys, so that a restart signs nobody out.</summary>
internal sealed class CookieKeys(KeyFolder folder, ILoggerFactory loggers) : IConfigureOptions<KeyManagementOptions>
{
    private const string Below = "data-protection";

    public void Configure(KeyManagementOptions options) =>
        options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder.Open(Below)), loggers);

    /// <summary>Keeps the keys in their folder, and protected by a certificate where one is given; one that cannot be used is a fault of the configuration.</summary>
    public static void Add(IServiceCollection services, string certificateFile)
    {
        var protection = services.AddDataProtection().SetApplicationName("FleetToken");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, CookieKeys>();
        if (certificateFile.Length > 0 && TryLoad(certificateFile, out _) is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
        }
    }

    /// <summary>Reads a certificate with its RSA key; null with the end of a sentence that says why not.</summary>
    public static X509Certificate2? TryLoad(string path, out string why)
    {
        try
        {
            var certificate = Path.GetExtension(path).ToLowerInvariant() is ".pfx" or ".p12"
                ? X509CertificateLoader.LoadPkcs12FromFile(path, password: null)
                : X509Certificate2.CreateFromPemFile(path);
            using var key = certificate.GetRSAPrivateKey();
            why = "must name a file that holds a certificate and its RSA private key.";
            return key is null ? null : certificate;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            why = "names a file that cannot be read: it must hold a certificate and its RSA private key, as PEM or as PFX without a password.";
            return null;
        }
    }
}
