using Bunit;
using FleetToken.Domain;
using FleetToken.Web.Components;
using FleetToken.Web.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Components;

/// <summary>How old a fact is, and whether that is a problem.</summary>
public sealed class AgeTests : PageContext
{
    private static readonly AgeLimits Limits = AgeLimits.Of(new FleetSettings());

    [Theory]
    [InlineData(14, "age")]
    [InlineData(15, "age old")]
    [InlineData(31, "age vold")]
    public void Age_OverALimit_CarriesAnHourglass(int days, string css)
    {
        var age = Render<Age>(parameters => parameters.Add(part => part.At, Samples.Now.AddDays(-days)).Add(part => part.Limits, Limits)).Find("time");

        Assert.Equal(css, age.ClassName);
        Assert.Equal(days > 14, age.QuerySelector("use[href='#i-hour']") is not null);
        Assert.Contains($"{days} d ago", age.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Age_OnHover_SaysTheTimeInTheReadersZoneAndInUtc()
    {
        Services.GetRequiredService<ReaderClock>().Use("Europe/Lisbon");
        Services.GetRequiredService<ReaderClock>().Use("Asia/Tokyo");

        var age = Render<Age>(parameters => parameters.Add(part => part.At, Samples.Now.AddHours(-3))).Find("time");

        Assert.Equal("24 Nov 2026, 15:41 Asia/Tokyo · 24 Nov 2026, 06:41 UTC", age.GetAttribute("title"));
        Assert.Equal("2026-11-24T06:41:00Z", age.GetAttribute("datetime"));
    }

    [Fact]
    public void Age_OfNothing_SaysNever() => Assert.Equal("never", Render<Age>(parameters => parameters.Add(part => part.At, null)).Find("span").TextContent);

    [Fact]
    public void Clock_OfAnUnheardOfZone_StaysAtUtc()
    {
        var clock = new ReaderClock(Time);
        clock.Use("Mars/Olympus");

        Assert.Equal("24 Nov 2026, 09:41 UTC", clock.Exact(Samples.Now));
    }
}
