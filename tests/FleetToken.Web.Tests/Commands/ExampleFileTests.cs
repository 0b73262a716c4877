using FleetToken.Jamf;
using FleetToken.Web.Commands.Configuration;
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

        // The name of a server is the admin's; an empty list stands for its places.
        var theirs = Example.AsEnumerable()
            .Where(pair => !Example.GetSection(pair.Key).GetChildren().Any())
            .Select(pair => pair.Key.Replace(":main:", ":*:", StringComparison.Ordinal));

        Assert.Equal(
            ours.Select(key => key.EndsWith(":*", StringComparison.Ordinal) ? key[..^2] : key).Order(StringComparer.Ordinal),
            theirs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Values_OfTheExample_AreTheDefaults()
    {
        Assert.Equivalent(new SyncOptions(), Example.GetSection(SyncOptions.Section).Get<SyncOptions>(), strict: true);
        Assert.Equivalent(new StoreOptions(), Example.GetSection(StoreOptions.Section).Get<StoreOptions>(), strict: true);
        Assert.Equivalent(new FleetToken.Domain.FleetSettings(), Example.GetSection("Fleet").Get<FleetToken.Domain.FleetSettings>(), strict: true);
        Assert.Equivalent(new FindingsOptions(), Example.GetSection(FindingsOptions.Section).Get<FindingsOptions>(), strict: true);
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
}
