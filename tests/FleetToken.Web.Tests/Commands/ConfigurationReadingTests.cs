using FleetToken.Web.Commands.Configuration;

namespace FleetToken.Web.Tests.Commands;

public sealed class ConfigurationReadingTests : IDisposable
{
    private const string Good = """{ "Jamf": { "Servers": { "main": { "Url": "https://jamf.example.org", "ClientId": "a", "ClientSecret": "b" } } } }""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_NoFileAnywhere_HasNoFault()
    {
        var reading = Read();

        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Values);
    }

    [Fact]
    public void Read_SameKeyInEveryPlace_LaterWins()
    {
        _folder.Write("program/appsettings.json", """{ "Jamf": { "PageSize": 1, "RequestTimeout": "00:00:01" }, "Fleet": { "StaleAfter": "1.00:00:00", "VeryStaleAfter": "1.00:00:00" } }""");
        _folder.Write("current/appsettings.json", """{ "Jamf": { "PageSize": 2, "RequestTimeout": "00:00:02" }, "Fleet": { "StaleAfter": "2.00:00:00" } }""");
        _folder.Write("secrets/Jamf__PageSize", "4\n");

        var reading = Read(("Jamf__PageSize", "3"), ("Jamf__RequestTimeout", "00:00:03"));

        Assert.Empty(reading.Faults);
        Assert.Equal("4", reading.Values["Jamf:PageSize"]);
        Assert.Equal("00:00:03", reading.Values["Jamf:RequestTimeout"]);
        Assert.Equal("2.00:00:00", reading.Values["Fleet:StaleAfter"]);
        Assert.Equal("1.00:00:00", reading.Values["Fleet:VeryStaleAfter"]);
    }

    [Theory]
    [InlineData("""{ "Jamf": { "PageSise": 5 } }""", "Jamf:PageSise")]
    [InlineData("""{ "Jamf": { "Servers": { "main": { "Reveal": { "Key": "x" } } } } }""", "Jamf:Servers:main:Reveal:Key")]
    [InlineData("""{ "Access": { "Oidc": { "Autority": "https://id.example.org" } } }""", "Access:Oidc:Autority")]
    [InlineData("""{ "Reveal": { "TicketsRequired": true } }""", "Reveal:TicketsRequired")]
    [InlineData("""{ "Keys": { "Folders": "x" } }""", "Keys:Folders")]
    [InlineData("""{ "Flet": { "StaleAfter": "1.00:00:00" } }""", "Flet:StaleAfter")]
    [InlineData("""{ "Whatever": 1 }""", "Whatever")]
    [InlineData("""{ "Fleet": { "AdminAccounts": { "first": "admin" } } }""", "Fleet:AdminAccounts:first")]
    [InlineData("""{ "Fleet": { "AdminAccounts": "admin" } }""", "Fleet:AdminAccounts")]
    [InlineData("""{ "Jamf": { "PageSize": { "First": 5 } } }""", "Jamf:PageSize:First")]
    [InlineData("""{ "Jamf": { "PageSize": "many" } }""", "Jamf:PageSize")]
    [InlineData("""{ "Jamf": { "RequestTimeout": "a minute" } }""", "Jamf:RequestTimeout")]
    [InlineData("""{ "Sync": { "Enabled": "yes please" } }""", "Sync:Enabled")]
    [InlineData("""{ "Access": { "Oidc": { "RecheckRoles": "sometimes" } } }""", "Access:Oidc:RecheckRoles")]
    public void Read_WrongKeyOrValueInAFile_IsNamedByItsExactKey(string json, string key)
    {
        _folder.Write("current/appsettings.json", json);

        var fault = Assert.Single(Read().Faults);

        Assert.Equal(key, fault.Key);
    }

    [Fact]
    public void Read_SeveralFaults_ListsAll()
    {
        _folder.Write("program/appsettings.json", """{ "Jamf": { "PageSize": "many" }, "Surprise": true }""");
        _folder.Write("secrets/Sync__Often", "yes");

        var reading = Read(("Access__Oidc__Client", "x"));

        Assert.Equal(["Access:Oidc:Client", "Jamf:PageSize", "Surprise", "Sync:Often"], reading.Faults.Select(fault => fault.Key));
    }

    [Fact]
    public void Read_FrameworkRootsInAFile_AreTheFrameworksToCheck()
    {
        _folder.Write("current/appsettings.json", """{ "Logging": { "X": 1 }, "Serilog": { "Y": 1 }, "Kestrel": { "Z": 1 }, "AllowedHosts": "*", "Urls": "http://localhost:1" }""");

        Assert.Empty(Read().Faults);
    }

    [Fact]
    public void Read_NamesOfOtherProgramsInTheEnvironment_AreNotOurs()
    {
        _folder.Write("secrets/database_password", "x");

        var reading = Read(("PATH", "/bin"), ("SYNC", "1"), ("KEYS", "x"), ("Other__Program", "x"));

        Assert.Empty(reading.Faults);
    }

    [Fact]
    public void Read_FileThatIsNoJson_IsAFaultThatNamesTheFile()
    {
        var path = _folder.Write("current/appsettings.json", """{ "Jamf": """);

        var fault = Assert.Single(Read().Faults);

        Assert.Equal(path, fault.Key);
        Assert.DoesNotContain("   at ", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FaultyValue_IsNotRepeated()
    {
        const string secret = "correct-horse-battery";
        _folder.Write("current/appsettings.json", $$"""{ "Jamf": { "PageSize": "{{secret}}", "Servers": { "main": { "Secret": "{{secret}}" } } } }""");

        Assert.All(Read().Faults, fault => Assert.DoesNotContain(secret, fault.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Read_CommentsAndTrailingCommas_AreFine()
    {
        _folder.Write("current/appsettings.json", "// what we connect to\n" + Good.Replace("} } } }", "}, }, }, }", StringComparison.Ordinal));

        Assert.Empty(Read().Faults);
    }

    [Fact]
    public void Read_ProgramStartedInItsOwnFolder_ReadsTheFileOnce()
    {
        _folder.Write("program/appsettings.json", """{ "Surprise": 1 }""");

        var reading = ConfigurationReading.Read(Places([]) with { CurrentFolder = Path.Combine(_folder.Path, "program") });

        Assert.Single(reading.Faults);
    }

    private ConfigurationReading Read(params (string Name, string Value)[] variables) => ConfigurationReading.Read(Places(variables));

    private ConfigurationPlaces Places((string Name, string Value)[] variables)
    {
        foreach (var name in (string[])["program", "current"])
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, name));
        }

        return new ConfigurationPlaces(
            Path.Combine(_folder.Path, "program"),
            Path.Combine(_folder.Path, "current"),
            variables.ToDictionary(pair => pair.Name, pair => (string?)pair.Value),
            Path.Combine(_folder.Path, "secrets"));
    }
}
