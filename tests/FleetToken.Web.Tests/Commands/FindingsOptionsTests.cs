using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Web.Commands.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.Commands;

/// <summary>Findings that are off until the section <c>Findings</c> names them.</summary>
public sealed class FindingsOptionsTests
{
    private static string OptIn => FindingCatalogue.All.First(finding => finding.OptIn).Code;

    private static string Always => FindingCatalogue.All.First(finding => !finding.OptIn).Code;

    [Fact]
    public void OptIn_Named_ReachesTheSettingsBesideThoseOfTheirOwnSection()
    {
        var settings = Settings(("Findings:OptIn:0", OptIn), ("Fleet:AdminAccounts:0", "itadmin"));

        Assert.True(settings.OptsIn(OptIn));
        Assert.Equal(["itadmin"], settings.AdminAccounts);
    }

    [Fact]
    public void OptIn_NotNamed_IsOff() => Assert.False(Settings().OptsIn(OptIn));

    [Fact]
    public void OptIn_UnknownOrAlwaysOn_IsAFaultOfItsKey()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Settings(("Findings:OptIn:0", OptIn), ("Findings:OptIn:1", "FT-NONE-01"), ("Findings:OptIn:2", Always)));

        Assert.Collection(
            failure.Failures,
            fault => Assert.StartsWith("Findings:OptIn:1 is the code of no finding", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith($"Findings:OptIn:2 names {Always}, which is always on", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void OptIn_UnderFleet_IsNoKey() =>
        Assert.Equal("Fleet:OptInFindings:0", Assert.Single(ConfigurationReading.Of(new Dictionary<string, string?> { ["Fleet:OptInFindings:0"] = OptIn }).Faults).Key);

    private static FleetSettings Settings(params (string Key, string Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build());
        services.AddFleetSettings();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<FleetSettings>();
    }
}
