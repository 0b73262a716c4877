using FleetToken.Web.Commands;

namespace FleetToken.Web.Tests.Commands;

public sealed class AddressesTests
{
    private const string Line = "http://localhost:1";

    [Theory]
    [InlineData(Line, "http://localhost:2", "3", "http://localhost:4", Line)]
    [InlineData(null, "http://localhost:2", "3", "http://localhost:4", "http://localhost:2")]
    [InlineData(null, null, "3", "http://localhost:4", "http://*:3")]
    [InlineData(null, null, null, "http://localhost:4", "http://localhost:4")]
    [InlineData(null, null, null, null, "http://localhost:5080")]
    [InlineData(" ", "", ";", null, "http://localhost:5080")]
    [InlineData("http://localhost:1; http://localhost:2", null, null, null, "http://localhost:1|http://localhost:2")]
    [InlineData(null, null, "8080;8081", null, "http://*:8080|http://*:8081")]
    public void Choose_SeveralPlaces_TakesTheFirstThatIsGiven(string? commandLine, string? urls, string? ports, string? configured, string expected)
    {
        var variables = new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = urls, ["ASPNETCORE_HTTP_PORTS"] = ports };

        var chosen = Addresses.Choose(commandLine, variables, configured);

        Assert.Equal(expected.Split('|'), chosen);
    }
}
