using FleetToken.Jamf.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FleetToken.Jamf.Tests;

public sealed class OptionsAndServicesTests
{
    [Fact]
    public void Validate_EveryFault_IsNamedByItsKeyAndPrintsNoSecret()
    {
        var options = new JamfOptions
        {
            PageSize = 0,
            RequestTimeout = TimeSpan.Zero,
            Servers = new()
            {
                ["Main Server"] = new() { Url = "https://a.example.com", ClientId = "id", ClientSecret = Clients.Secret },
                ["b"] = new() { Url = "http://b.example.com", ClientSecret = Clients.Secret },
                ["c"] = new() { Url = "jamf", ClientId = "id" },
                ["d"] = new() { Url = $"https://user:{Clients.Secret}@d.example.com", ClientId = "id", ClientSecret = Clients.Secret },
            },
        };

        var faults = new JamfOptionsValidator().Validate(null, options).Failures!.ToList();

        string[] keys =
        [
            "Jamf:PageSize", "Jamf:RequestTimeout", "Jamf:Servers:Main Server ", "Jamf:Servers:b:Url", "Jamf:Servers:b:ClientId",
            "Jamf:Servers:c:Url", "Jamf:Servers:c:ClientSecret", "Jamf:Servers:d:Url",
        ];
        Assert.Equal(keys.Length, faults.Count);
        Assert.All(keys.Zip(faults), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains(Clients.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("revealer", "", "Jamf:Servers:main:Reveal:ClientSecret")]
    [InlineData(" ", "reveal-secret", "Jamf:Servers:main:Reveal:ClientId")]
    [InlineData("POLLER", "reveal-secret", "Jamf:Servers:main:Reveal:ClientId is the same as Jamf:Servers:main:ClientId.")]
    public void Validate_HalfARevealClientOrThePollingOne_IsNamedByItsKey(string id, string secret, string fault)
    {
        var found = Assert.Single(new JamfOptionsValidator().Validate(null, WithReveal(id, secret)).Failures!);

        Assert.StartsWith(fault, found, StringComparison.Ordinal);
        Assert.DoesNotContain("reveal-secret", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("revealer", "reveal-secret")]
    public void Validate_RevealClientOrNone_HasNoFault(string id, string secret) =>
        Assert.True(new JamfOptionsValidator().Validate(null, WithReveal(id, secret)).Succeeded);

    [Theory]
    [InlineData("https://jamf.example.com")]
    [InlineData("https://jamf.example.com:8443/")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080")]
    public void Validate_GoodAddress_HasNoFault(string url)
    {
        var options = new JamfOptions { Servers = new() { ["main-2"] = new() { Url = url, ClientId = "id", ClientSecret = "s" } } };

        Assert.True(new JamfOptionsValidator().Validate(null, options).Succeeded);
    }

    [Fact]
    public void Validate_NoServer_SaysWhatToSet()
    {
        Assert.StartsWith("Jamf:Servers ", Assert.Single(new JamfOptionsValidator().Validate(null, new JamfOptions()).Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Printed_ShowNoSecret()
    {
        var server = new JamfServerOptions { Url = "https://jamf.example.com", ClientId = "id", ClientSecret = Clients.Secret, Reveal = new() { ClientId = "r", ClientSecret = Clients.Secret } };

        Assert.DoesNotContain(Clients.Secret, $"{server} {server.Reveal} {new JamfOptions { Servers = new() { ["main"] = server } }}", StringComparison.Ordinal);
    }

    [Fact]
    public void AddJamf_TwoServers_GivesAClientForEach()
    {
        using var services = Services(new()
        {
            ["Jamf:Servers:main:Url"] = "https://a.example.com/",
            ["Jamf:Servers:main:ClientId"] = "a",
            ["Jamf:Servers:main:ClientSecret"] = "s",
            ["Jamf:Servers:main:Reveal:ClientId"] = "r",
            ["Jamf:Servers:main:Reveal:ClientSecret"] = "s",
            ["Jamf:Servers:lab:Url"] = "https://b.example.com",
            ["Jamf:Servers:lab:ClientId"] = "b",
            ["Jamf:Servers:lab:ClientSecret"] = "s",
            ["Jamf:PageSize"] = "500",
        });

        var clients = services.GetRequiredService<JamfClients>();

        Assert.NotNull(clients.KeyClient("main"));
        Assert.Null(clients.KeyClient("lab"));
        Assert.Null(clients.KeyClient("other"));
        Assert.Equal(["lab", "main"], clients.All.Select(client => client.Server));
        Assert.True(clients.TryGet("main", out var main));
        Assert.Equal("https://a.example.com/", main.Url.ToString());
        Assert.False(clients.TryGet("other", out _));
        Assert.Equal(500, main.WalkAll(null).PageSize);
        Assert.Equal(800, main.WalkAll(800).PageSize);
    }

    [Fact]
    public void AddJamf_WrongConfiguration_NamesEveryFault()
    {
        using var services = Services(new() { ["Jamf:Servers:main:Url"] = "http://a.example.com" });

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<JamfClients>());

        Assert.Equal(3, fault.Failures.Count());
    }

    private static JamfOptions WithReveal(string id, string secret) => new()
    {
        Servers = new() { ["main"] = new() { Url = "https://a.example.com", ClientId = "poller", ClientSecret = "s", Reveal = new() { ClientId = id, ClientSecret = secret } } },
    };

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddLogging()
        .AddJamf()
        .BuildServiceProvider();
}
