using System.Net;
using FleetToken.Domain;
using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Tests.Support;
using FleetToken.Simulator;
using FleetToken.Simulator.Access;
using Microsoft.Extensions.Logging.Abstractions;

namespace FleetToken.Jamf.Tests.Simulator;

/// <summary>What the simulated server is set up to do, as the client reads it: an object for each finding about configuration, and Macs in its scope.</summary>
public sealed class ServerConfigurationTests(SimulatedServer server) : IClassFixture<SimulatedServer>
{
    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private IReadOnlyList<ManagementPolicy> Policies => server.Configuration.Policies!;

    private IReadOnlyList<ManagementProfile> Profiles => server.Configuration.Profiles!;

    private IReadOnlyList<ManagementScript> Scripts => server.Configuration.Scripts!;

    [Fact]
    public void Everything_IsReadWithoutAProblem()
    {
        Assert.Empty(server.Problems);
        Assert.Empty(server.Configuration.Unread);
        Assert.InRange(Policies.Count, 15, 25);
        Assert.InRange(Scripts.Count, 10, 16);
        Assert.InRange(Profiles.Count, 6, 9);
        Assert.Equal(5, server.Configuration.PreStages!.Count);
        Assert.All(server.Configuration.PreStages, preStage => Assert.InRange(preStage.MacCount!.Value, 1, 1_000));
    }

    [Fact]
    public void Cfg01_PolicyResetsATokenHolder() => Assert.Contains(Policies, policy =>
        policy.AccountActions.Any(action => action.Kind == AccountActionKind.Reset && InScope(policy.Scope).Any(mac => Holds(mac, action.Username!))));

    [Fact]
    public void Cfg02_PolicyTakesFileVaultAwayWithoutAWayBack()
    {
        var policy = Assert.Single(Policies, policy => policy.AccountActions is [{ Kind: AccountActionKind.DisableFileVault, Username: "localadm" }]);

        Assert.True(policy.Restarts);
        Assert.Contains(InScope(policy.Scope), mac => mac.BootstrapToken.Status == BootstrapTokenStatus.NotEscrowed);
    }

    [Fact]
    public void Cfg03_PolicyIssuesAKeyWhereItMayFail() => Assert.Contains(Policies, policy =>
        policy is { DiskEncryption: DiskEncryptionAction.Remediate, IssuesPersonalRecoveryKey: true, Enabled: true }
        && InScope(policy.Scope).Any(mac => mac.RecoveryKey.Validity != KeyValidity.Valid));

    [Fact]
    public void Cfg04_ProfileHoldsTheRetiredSetting() => Assert.Contains(Profiles, profile => profile.HasLapsUser && InScope(profile.Scope).Any());

    [Fact]
    public void Cfg05_PreStageAdministratorHoldsATokenWhereItIsEscrowed() => Assert.Contains(server.Macs, mac =>
        mac.BootstrapToken.Status == BootstrapTokenStatus.Escrowed
        && mac.SerialNumber is { } serial && server.Facts.PreStageBySerialNumber!.TryGetValue(serial, out var preStage)
        && preStage is { AdminAccount: { } admin, PreStageId: > 0 } && Holds(mac, admin));

    [Theory]
    [InlineData("C1", "Grant SecureToken to user")]
    [InlineData("C2", "Reset local admin")]
    [InlineData("C3", "Escrow Bootstrap Token")]
    [InlineData("C4", "Reset local admin")]
    [InlineData("C5", "Escrow Bootstrap Token")]
    [InlineData("C6", "Enable FileVault and report key")]
    [InlineData("C7", "Token status (encrypted parameters)")]
    [InlineData("C8", "Grant SecureToken to user")]
    [InlineData("C9", "Clean up old caches")]
    [InlineData("C10", "Clean up old caches")]
    [InlineData("C11", "FileVault key migration 2019")]
    [InlineData("C12", "FileVault key migration 2019")]
    public void Sec01AndSec04_ScriptCarriesACredential(string pattern, string script) =>
        Assert.Contains(Scripts.Single(found => found.Name == script).Credentials, hit => hit.Pattern == pattern);

    [Theory]
    [InlineData("Grant SecureToken (asks)")]
    [InlineData("SecureToken status with keychain")]
    [InlineData("Report FileVault and tokens")]
    [InlineData("Escrow Buddy – generate new key")]
    [InlineData("Enable FileVault at next login")]
    public void Sec01_ScriptThatOnlyLooksLikeIt_CarriesNone(string script) => Assert.Empty(Scripts.Single(found => found.Name == script).Credentials);

    [Fact]
    public void Sec01_PoliciesAndProfilesCarryCredentialsToo()
    {
        Assert.Contains(Policies.Single(policy => policy.Name == "Grant SecureToken").Credentials, hit => hit.Where == "parameter 5 of script Grant SecureToken to user");
        Assert.Contains(Policies.Single(policy => policy.Name == "Set admin password (command)").Credentials, hit => hit is { Pattern: "C2", Where: "command" });
        Assert.Contains(Policies.Single(policy => policy.Name == "Create local administrator").Credentials, hit => hit.Pattern == "C8");
        Assert.Contains(Profiles.Single(profile => profile.Name == "Northwind agent").Credentials, hit => hit.Pattern == "C8");
        Assert.Empty(Policies.Single(policy => policy.Name == "SecureToken with keychain").Credentials);
    }

    [Fact]
    public void Credentials_LeaveTheClientOnlyMasked()
    {
        string[] secrets = ["Nordwind-2026!q7", "Herbst!Sturm88", "Winter#Licht21", "Regen=Bogen3", "Tr4ube&Nuss", "hagel7Wolke", "Kiesel!Bach52", "Gast&Haus2026", "U2FsdGVkX1", "aGVyYnN0", "a1d07c52e98b3f64", "7QXH-2MKD"];
        var hits = Scripts.SelectMany(script => script.Credentials).Concat(Policies.SelectMany(policy => policy.Credentials)).Concat(Profiles.SelectMany(profile => profile.Credentials)).ToList();

        Assert.NotEmpty(hits);
        Assert.All(hits, hit => Assert.DoesNotContain(secrets, secret => hit.ToString().Contains(secret, StringComparison.OrdinalIgnoreCase)));
        var everything = System.Text.Json.JsonSerializer.Serialize(server.Configuration, Plain);
        Assert.Contains("Grant SecureToken", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(secrets, secret => everything.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Bug03_ScriptSearchesForThePrintedKey() => Assert.Equal(["Enable FileVault and report key"], Scripts.Where(script => script.SearchesForPrintedKey).Select(script => script.Name));

    [Fact]
    public void EscrowBuddy_IsBroughtByAPolicy()
    {
        Assert.Contains(Policies, policy => policy.BringsEscrowBuddy);
        Assert.Contains(Scripts, script => script.NamesEscrowBuddy);
    }

    [Fact]
    public void Fv03_ProfileLetsPeopleSwitchOff() => Assert.Contains(Profiles, profile => profile is { EnablesFileVault: true, ForbidsSwitchingOff: null } && InScope(profile.Scope).Any());

    [Fact]
    public void Fv04AndBug05_FileVaultIsForcedForSomeOnly()
    {
        var forcing = Assert.Single(Profiles, profile => profile.ForcesInSetupAssistant == true);

        Assert.Contains(server.Macs, mac => PreStage(mac) == 5 && forcing.Scope.Covers(mac) == Answer.No);
        Assert.Contains(server.Macs, mac => PreStage(mac) == 1 && forcing.Scope.Covers(mac) == Answer.Yes && mac.OsVersion?.ToString() == "14.3.1");
        Assert.Contains(server.Macs, mac => PreStage(mac) == 5 && mac.OsVersion?.ToString() == "14.3.1");
        Assert.Equal(SetupAccount.Standard, server.Configuration.PreStages!.Single(preStage => preStage.Id == 1).SetupAccount);
    }

    [Fact]
    public void Fv05_NoProfileDisablesTheLogin() => Assert.All(Profiles, profile => Assert.Null(profile.DisablesAutoLogin));

    [Fact]
    public void Prk07_EscrowProfilesOverlapAndOneIsLegacyOnly()
    {
        var escrowing = Profiles.Where(profile => profile.EscrowsKey).ToList();

        Assert.Equal(2, escrowing.Count);
        Assert.Contains(server.Macs, mac => escrowing.TrueForAll(profile => profile.Scope.Covers(mac) == Answer.Yes));
        Assert.Contains(Profiles, profile => profile is { HasLegacyRedirect: true, EscrowsKey: false } && InScope(profile.Scope).Any());
    }

    [Fact]
    public void Bug04_EscrowProfileOfTheServerIsTheOneOnTheMacs()
    {
        var identifier = Profiles.Single(profile => profile.Name == "FileVault").Identifier;

        Assert.Contains(server.Macs, mac => mac.OsVersion?.Major >= 26 && mac.Profiles!.Any(profile => profile.Identifier == identifier && profile.LastInstalled > mac.ReportedAt));
    }

    [Fact]
    public void Macs_HoldTheFactsOfEveryMacFinding()
    {
        var macs = server.Macs;
        Assert.Contains(macs, mac => Holds(mac, "itadmin"));
        Assert.Contains(macs, mac => Holds(mac, "jamfmgmt"));
        Assert.Contains(macs, mac => mac.Attributes?.Ftk1?.Orphans > 0);
        Assert.Contains(macs, mac => mac.Attributes?.Ftk1?.Holders == 3);
        Assert.Contains(macs, mac => mac.AppleSilicon == true && mac.Attributes?.Ftk1?.Accounts?.Any(account => account is { Token: Answer.Yes, VolumeOwner: Answer.No }) == true);
        Assert.Contains(macs, mac => mac.RecoveryKey.Validity == KeyValidity.NotApplicable && mac.Attributes?.Ftk1?.PersonalKey == Answer.Yes && mac.FileVault.Partition == PartitionState.Encrypted);
        Assert.Contains(macs, mac => mac.Attributes?.Ftk1?.EscrowBuddy == 0 && mac.OsVersion?.ToString() == "11.2.3");
        Assert.Contains(macs, mac => mac is { AppleSilicon: true, BootstrapToken.Allowed: false });
        Assert.Contains(macs, mac => mac.BootstrapToken.Status == BootstrapTokenStatus.Escrowed && mac.Attributes?.Ftk1?.BootstrapWorks == Answer.No);
        Assert.Contains(macs, mac => mac.BootstrapToken.Status == BootstrapTokenStatus.Escrowed && mac.Attributes?.Ftk1?.BootstrapEscrowed == Answer.No);
        Assert.Contains(macs, mac => mac.BootstrapToken.Status == BootstrapTokenStatus.NotEscrowed && mac.Attributes?.Ftk1?.BootstrapEscrowed == Answer.Yes);
        Assert.Contains(macs, mac => mac.LastContact - mac.ReportedAt > TimeSpan.FromDays(14) && server.Now - mac.LastContact < TimeSpan.FromDays(3));
        Assert.Contains(macs, mac => mac is { AppleSilicon: true, RecoveryLock: false });
        Assert.Contains(macs, mac => mac.KeyShapedTexts is ["asset tag"]);
        Assert.Contains(macs, mac => mac.KeyShapedTexts is ["extension attribute FileVault Users"]);
    }

    [Theory]
    [InlineData("/JSSResource/policies", Privileges.ReadPolicies)]
    [InlineData("/JSSResource/policies/id/1", Privileges.ReadPolicies)]
    [InlineData("/JSSResource/osxconfigurationprofiles", Privileges.ReadProfiles)]
    [InlineData("/JSSResource/osxconfigurationprofiles/id/101", Privileges.ReadProfiles)]
    [InlineData("/api/v1/scripts", Privileges.ReadScripts)]
    [InlineData("/api/v1/scripts/1", Privileges.ReadScripts)]
    public async Task Call_WithoutItsPrivilege_IsForbidden(string path, string privilege)
    {
        await using var allowed = await SimulatedJamf.StartAsync(1);
        await using var lacking = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 1, PollClientMissing = [privilege] });

        Assert.Equal(HttpStatusCode.OK, await allowed.StatusAsync(path));
        Assert.Equal(HttpStatusCode.Forbidden, await lacking.StatusAsync(path));
    }

    [Fact]
    public async Task Classic_AnswersAsPlainTextWithDoubledKeysAndFailsWithWebPages()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        using var policy = await jamf.GetAsync("/JSSResource/policies/id/1");
        using var missing = await jamf.GetAsync("/JSSResource/policies/id/999");

        Assert.Equal("text/plain", policy.Content.Headers.ContentType!.MediaType);
        var text = await policy.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, text.Split("\"notification\":").Length);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (missing.StatusCode, missing.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Scripts_HaveTheFieldsOfTheSchemaAndNoOthers()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);

        var page = await jamf.ReadAsync("/api/v1/scripts?page=1&page-size=5");

        Assert.Equal(5, page.GetProperty("results").GetArrayLength());
        Assert.Equal(
            ["id", "name", "info", "notes", "priority", "categoryId", "categoryName", "parameter4", "parameter5", "parameter6", "parameter7", "parameter8", "parameter9", "parameter10", "parameter11", "osRequirements", "scriptContents"],
            page.GetProperty("results")[0].EnumerateObject().Select(member => member.Name));
    }

    private IEnumerable<Mac> InScope(ObjectScope scope) => server.Macs.Where(mac => scope.Covers(mac) == Answer.Yes);

    private long? PreStage(Mac mac) => server.Facts.PreStageBySerialNumber!.GetValueOrDefault(mac.SerialNumber ?? "")?.PreStageId;

    private static bool Holds(Mac mac, string account) => mac.Attributes?.Ftk1?.Accounts?.Any(user => user.Name == account && user.Token == Answer.Yes) == true;
}

/// <summary>A simulated server of a thousand Macs, read once.</summary>
public sealed class SimulatedServer : IAsyncLifetime
{
    private ServerReading? _reading;

    public List<Mac> Macs { get; private set; } = [];

    public ServerFacts Facts => _reading!.Facts;

    public ServerConfiguration Configuration => Facts.Configuration;

    public IReadOnlyList<ServerProblem> Problems => _reading!.Problems;

    public DateTimeOffset Now { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 1_000 }, cancel);
        using var handler = JamfServiceCollectionExtensions.NewHandler();
        var settings = new FleetSettings { TokenHolderAttributes = [.. simulator.Fleet.ForeignAttributeNames] };
        var options = new JamfServerOptions { Url = simulator.Url.ToString(), ClientId = simulator.PollClient.ClientId, ClientSecret = simulator.PollClient.ClientSecret };
        var all = new JamfOptions { Servers = new() { ["main"] = options }, RequestTimeout = TimeSpan.FromHours(1) };
        using var client = JamfServiceCollectionExtensions.NewClient("main", options, all, settings, handler, handler, new ImpatientClock(), NullLogger.Instance);
        _reading = await client.ReadServerFactsAsync(cancel);
        (Macs, _) = await client.WalkAll(500).ReadAsync(cancel).ReadAllAsync();
        Now = TimeProvider.System.GetUtcNow();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
