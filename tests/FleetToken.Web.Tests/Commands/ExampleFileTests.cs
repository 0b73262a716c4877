using FleetToken.Jamf;
using FleetToken.Web.Access;
using FleetToken.Web.Commands.Configuration;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.Architecture;
using Microsoft.Extensions.Configuration;

namespace FleetToken.Web.Tests.Commands;

/// <summary>The example file is the reference of the configuration: complete, exact, and with the real defaults.</summary>
public sealed class ExampleFileTests
{
    private static readonly string[] FrameworkKeys = ["Serilog:MinimumLevel:Default"];

    private static IConfigurationRoot Example { get; } =
        new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.example.json")).Build();

    [Fact]
    public void Keys_OfTheExample_AreExactlyThoseOfTheOptions()
    {
        var ours = ConfigurationRoots.Ours.Where(root => root.Value is not null).SelectMany(root => OptionsShape.KeysOf(root.Key, root.Value!)).Concat(FrameworkKeys);

        // The name of a server is the admin's; an empty list stands for its places, and an empty object for names of the admin's.
        var theirs = Example.AsEnumerable()
            .Where(pair => !Example.GetSection(pair.Key).GetChildren().Any())
            .Select(pair => pair.Key.Replace(":main:", ":*:", StringComparison.Ordinal))
            .Select(key => key.StartsWith("Access:Roles:", StringComparison.Ordinal) ? "Access:Roles" : key)
            .Distinct();

        Assert.Equal(ours.Select(WithoutStars).Distinct().Order(StringComparer.Ordinal), theirs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Roles_OfTheExample_AreAllOfThem()
    {
        Assert.Equal(
            Enum.GetValues<Role>().Select(PersonClaims.NameOf).Order(StringComparer.Ordinal),
            Example.GetSection("Access:Roles").GetChildren().Select(role => role.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Values_OfTheExample_AreTheDefaults()
    {
        Assert.Equivalent(new SyncOptions(), Example.GetSection(SyncOptions.Section).Get<SyncOptions>(), strict: true);
        Assert.Equivalent(new StoreOptions(), Example.GetSection(StoreOptions.Section).Get<StoreOptions>(), strict: true);
        Assert.Equivalent(new FleetToken.Domain.FleetSettings(), Example.GetSection("Fleet").Get<FleetToken.Domain.FleetSettings>(), strict: true);
        Assert.Equivalent(new FindingsOptions(), Example.GetSection(FindingsOptions.Section).Get<FindingsOptions>(), strict: true);
        Assert.Equivalent(new RevealOptions(), Example.GetSection(RevealOptions.Section).Get<RevealOptions>(), strict: true);
        var access = Example.GetSection(AccessOptions.Section).Get<AccessOptions>();
        Assert.NotNull(access);
        Assert.All(access.Roles.Values, Assert.Empty);
        Assert.Equivalent(new AccessOptions { Roles = access.Roles }, access, strict: true);
        var jamf = Example.GetSection(JamfOptions.Section).Get<JamfOptions>();
        Assert.NotNull(jamf);
        Assert.Equal((new JamfOptions().PageSize, new JamfOptions().RequestTimeout), (jamf.PageSize, jamf.RequestTimeout));
    }

    [Fact]
    public void Read_OfTheExample_FindsNoFault()
    {
        var values = Example.AsEnumerable().Where(pair => pair.Value is not null).ToDictionary();

        Assert.Empty(ConfigurationReading.Of(values).Faults);
    }

    // A list of objects is empty in the example as any list is; what its objects hold stands in words above it.
    private static string WithoutStars(string key) =>
        key.StartsWith("Reveal:Rules:", StringComparison.Ordinal) ? "Reveal:Rules"
        : key.EndsWith(":*", StringComparison.Ordinal) ? WithoutStars(key[..^2]) : key;
}
