using System.Net;
using FleetToken.Simulator;
using FleetToken.Simulator.Macs;
using Microsoft.Extensions.Time.Testing;

namespace FleetToken.Jamf.Tests.Simulator;

public sealed class FilterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string[]> Filters { get; } = new()
    {
        { "id==2", ["2"] },
        { "id!=2", ["1", "3", "4", "5"] },
        { "id=gt=3", ["4", "5"] },
        { "id>3", ["4", "5"] },
        { "id=ge=4;id=lt=5", ["4"] },
        { "id<=2", ["1", "2"] },
        { "id=in=(1,4,99)", ["1", "4"] },
        { "id=out=(1,4)", ["2", "3", "5"] },
        { "id==1 or id==3", ["1", "3"] },
        { "id==1,id==3", ["1", "3"] },
        { "id>1 and (id==2 or id==5)", ["2", "5"] },
        { "general.name==\"BIG mac\"", ["1"] },
        { "general.name==big*", ["1", "2"] },
        { "general.name==\"*mac*\"", ["1", "3"] },
        { "general.name==\"big*c\"", ["1"] },
        { "general.name==\"a \\\"b\\\" \\\\ c\"", ["4"] },
        { "general.name=='a, (b); c'", ["5"] },
        { "hardware.serialNumber=in=(\"SERIAL1\",SERIAL2)", ["1", "2"] },
        { "general.reportDate>=\"2026-11-24T07:00:00Z\"", ["1", "2"] },
        { "general.reportDate=lt=2026-11-24T07:00:00Z", ["3", "4"] },
        { "general.lastContact>\"2026-11-24T07:59:59Z\"", ["1"] },
        { "hardware.appleSilicon==true;id=in=(1,2)", ["1"] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filter_FindsWhatFits(string filter, string[] expected)
    {
        await using var jamf = await FiveAsync();

        Assert.Equal(expected, await jamf.FindAsync(filter));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("id==")]
    [InlineData("id=~=3")]
    [InlineData("shoeSize==9")]
    [InlineData("id==1 id==2")]
    [InlineData("(id==1")]
    [InlineData("id=in=1,2")]
    [InlineData("id=in=(1,2")]
    [InlineData("general.name==\"open")]
    [InlineData("general.reportDate>yesterday")]
    [InlineData("id>abc")]
    [InlineData("id==1;")]
    [InlineData("general.lastContactTime>2026-01-01T00:00:00Z")]
    public async Task Filter_TheServerDoesNotUnderstand_IsABadRequest(string filter)
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        using var answer = await jamf.GetAsync("/api/v4/computers-inventory?filter=" + Uri.EscapeDataString(filter));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("filter", (await SimulatedJamf.JsonAsync(answer)).GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Filter_WithManyParentheses_IsABadRequestAndNotTheEndOfTheServer()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        var filter = new string('(', 1_000) + "id==1" + new string(')', 1_000);

        Assert.Equal(HttpStatusCode.BadRequest, await jamf.StatusAsync("/api/v4/computers-inventory?filter=" + filter));
    }

    [Fact]
    public async Task Filter_AfterAReport_SeesTheNewTime()
    {
        await using var jamf = await FiveAsync();
        const string recent = "general.reportDate>=\"2026-11-24T07:00:00Z\"";
        Assert.Equal(["1", "2"], await jamf.FindAsync(recent));

        jamf.Simulator.Fleet.Report(4);

        Assert.Equal(["1", "2", "4"], await jamf.FindAsync(recent));
    }

    private static async Task<SimulatedJamf> FiveAsync()
    {
        var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 5, TimeProvider = new FakeTimeProvider(Now) });
        string[] names = ["Big Mac", "bigger", "xmacx", "a \"b\" \\ c", "a, (b); c"];
        for (var id = 1; id <= 5; id++)
        {
            var reported = id == 5 ? (DateTimeOffset?)null : Now.AddMinutes(-29 * id);
            jamf.Simulator.Fleet.Edit(id, m => m with
            {
                Name = names[id - 1],
                SerialNumber = $"SERIAL{id}",
                ReportedAt = reported,
                ContactAt = Now.AddSeconds(-(id - 1)),
                Model = m.Model with { Architecture = id == 1 ? SimulatedArchitecture.AppleSilicon : SimulatedArchitecture.Intel },
            });
        }

        return jamf;
    }
}
