using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FleetToken.Web.Access;
using FleetToken.Web.Commands;
using FleetToken.Web.Commands.Configuration;
using FleetToken.Web.Tests.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.Access;

public sealed class AccessOptionsTests : IDisposable
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Oidc:Authority"] = "https://login.example.org/tenant/v2.0",
        ["Oidc:ClientId"] = "fleettoken",
        ["Oidc:ClientSecret"] = "the-secret",
        ["Roles:admin:0"] = "fleet-admins",
        ["PublicUrl"] = "https://fleet.example.org",
        ["TrustedProxies:0"] = "10.1.2.3",
        ["TrustedProxies:1"] = "10.1.0.0/16",
        ["TrustedProxies:2"] = "fd00::/8",
        ["Sites:berlin:0"] = "Berlin",
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Options_ThatAreGood_HaveNoFault() => Assert.Empty(FaultsOf([]));

    [Fact]
    public void Options_WithNothingSet_HaveNoFault() => Assert.Empty(Validate(new AccessOptions()));

    [Theory]
    [InlineData("Oidc:Authority", "")]
    [InlineData("Oidc:ClientId", "")]
    [InlineData("Oidc:ClientSecret", "")]
    [InlineData("Oidc:RoleClaim", "")]
    [InlineData("Oidc:Authority", "http://login.example.org")]
    [InlineData("Oidc:Authority", "login.example.org")]
    [InlineData("Oidc:Authority", "https://user:pw@login.example.org")]
    [InlineData("PublicUrl", "")]
    [InlineData("PublicUrl", "http://fleet.example.org")]
    [InlineData("PublicUrl", "https://fleet.example.org/path")]
    [InlineData("PublicUrl", "https://fleet.example.org/?a=b")]
    [InlineData("PublicUrl", "fleet.example.org")]
    [InlineData("Roles:owner:0", "x", "Roles:owner")]
    [InlineData("Roles:Admin2:0", "x", "Roles:Admin2")]
    [InlineData("Roles:viewer:0", " ", "Roles:viewer")]
    [InlineData("Sites:berlin:0", " ", "Sites:berlin")]
    [InlineData("TrustedProxies:0", "proxy.example.org")]
    [InlineData("TrustedProxies:0", "10.1.2.3/33")]
    [InlineData("TrustedProxies:0", "0.0.0.0/0")]
    [InlineData("TrustedProxies:0", "::/0")]
    [InlineData("SessionMax", "00:04:59")]
    [InlineData("SessionMax", "8.00:00:00")]
    [InlineData("DataProtectionCertificate", "/nowhere/certificate.pem")]
    public void Options_WithAFault_NameItsKeyAndNeverTheSecret(string key, string value, string? named = null)
    {
        var fault = Assert.Single(FaultsOf(new() { [key] = value }));

        Assert.StartsWith($"Access:{named ?? key} ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_WithoutARoleForAnybody_AreAFault() =>
        Assert.StartsWith("Access:Roles ", Assert.Single(FaultsOf(new() { ["Roles:admin:0"] = null })), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080")]
    public void PublicUrl_OfThisMachine_MayBeHttp(string url) => Assert.Empty(FaultsOf(new() { ["PublicUrl"] = url }));

    [Fact]
    public void Options_AsText_DoNotShowTheSecret() =>
        Assert.DoesNotContain("the-secret", new AccessOptions { Oidc = new OidcOptions { ClientSecret = "the-secret" } }.ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task Sites_WithAnEmptyListInAFile_AreAFaultAndNotNoLimit()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "appsettings.json"), """{ "Access": { "Sites": { "berlin": [] } } }""", TestContext.Current.CancellationToken);
        var reading = ConfigurationReading.Read(new ConfigurationPlaces(_folder.Path, _folder.Path, new Dictionary<string, string?>(), Path.Combine(_folder.Path, "none")));

        Assert.Equal("Access:Sites:berlin", Assert.Single(reading.Faults).Key);
    }

    [Theory]
    [InlineData("Authority")]
    [InlineData("ClientId")]
    [InlineData("ClientSecret")]
    public async Task Start_WithHalfOfOidc_IsRefusedAndNotInLoopbackMode(string key)
    {
        var configuration = RunningProduct.Configuration(_folder.Path);
        configuration[$"Access:Oidc:{key}"] = "https://login.example.org";

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = configuration }, TestContext.Current.CancellationToken));

        Assert.Contains("Access:Oidc:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Access:Roles", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Access:PublicUrl", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c.pem")]
    [InlineData("c.pfx")]
    public async Task Certificate_ThatIsGood_ProtectsTheKeys(string name)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=FleetToken", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var file = Path.Combine(_folder.Path, name);
        if (name.EndsWith("pem", StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(file, certificate.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        }
        else
        {
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx), TestContext.Current.CancellationToken);
        }

        await using var product = new SignInProduct();
        product.More["Access:DataProtectionCertificate"] = file;
        await product.InitializeAsync();
        using var ada = await product.SignedInAsync("ada", "can-viewer");
        await product.RestartAsync();

        var key = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(product.Folder, "keys", "data-protection"))), TestContext.Current.CancellationToken);
        Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
        using var again = product.Visitor();
        again.Cookies["__Host-fleettoken"] = ada.Cookies["__Host-fleettoken"];
        using var answer = await again.SendAsync(HttpMethod.Get, "/api/v1/summary");
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("a", "viewer", null)]
    [InlineData("a,berlin", "viewer", "Berlin")]
    [InlineData("a,b,berlin,paris", "viewer admin", "Berlin;Lyon;Paris")]
    [InlineData("b,Berlin", "admin", null)]
    [InlineData("berlin", "", "Berlin")]
    [InlineData("", "", null)]
    public void Grant_ByValues_IsTheUnionOfRolesAndOfLimits(string values, string roles, string? sites)
    {
        var grants = new Grants(Options.Create(new AccessOptions
        {
            Roles = new() { ["viewer"] = ["a"], ["admin"] = ["x", "b"] },
            Sites = new() { ["berlin"] = ["Berlin"], ["paris"] = ["Paris", "Lyon", "Berlin"] },
        }));

        var grant = grants.Of(values.Split(','));

        Assert.Equal(roles, string.Join(' ', grant.Roles.Select(PersonClaims.NameOf)));
        Assert.Equal(sites, grant.Sites is null ? null : string.Join(';', grant.Sites));
    }

    private static List<string> FaultsOf(Dictionary<string, string?> changes)
    {
        var values = new Dictionary<string, string?>(Good);
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }

        var root = new ConfigurationBuilder().AddInMemoryCollection(values.Where(pair => pair.Value is not null).ToDictionary()).Build();
        return Validate(root.Get<AccessOptions>()!);
    }

    private static List<string> Validate(AccessOptions options) => [.. new AccessOptionsValidator().Validate(null, options).Failures ?? []];
}
