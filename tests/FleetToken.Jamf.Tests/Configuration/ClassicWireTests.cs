using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Tests.Support;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace FleetToken.Jamf.Tests.Configuration;

/// <summary>The Classic API as it looks on the wire (API 7.2), against a server that knows nothing of ours.</summary>
public sealed class ClassicWireTests : IDisposable
{
    private const string Policies = "/JSSResource/policies";
    private const string Profiles = "/JSSResource/osxconfigurationprofiles";
    private const string Scripts = "/api/v1/scripts";

    private readonly WireMockServer _server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
    private readonly SocketsHttpHandler _handler = JamfServiceCollectionExtensions.NewHandler();
    private readonly ImpatientClock _clock = new();

    public ClassicWireTests()
    {
        Give("/api/oauth/token", """{"access_token":"abc","token_type":"Bearer","expires_in":600}""");
        Give(Policies, """{"policies":[]}""");
        Give(Profiles, """{"os_x_configuration_profiles":[]}""");
        Give(Scripts, """{"totalCount":0,"results":[]}""");
    }

    public void Dispose()
    {
        _handler.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Policy_TextPlainWithDoubledKeysAndNumbersAsText_IsRead()
    {
        Give(Policies, """{"policies":[{"id":"7","name":"Reset"}]}""", priority: 5);
        Give(Policies + "/id/7", """
            {"policy":{"general":{"id":"7","name":"Reset admin","enabled":"true","site":{"id":-1,"name":"None"}},
            "scope":{"all_computers":false,"computers":[{"id":"11","name":"a"},{"id":12,"name":"b"}],"computer_groups":[{"id":3,"name":"Pilot"}],"buildings":"","departments":[],
              "limitations":{"users":[],"user_groups":"","network_segments":{},"ibeacons":[]},
              "exclusions":{"computers":[{"id":13}],"computer_groups":{"size":1,"computer_group":[{"id":4,"name":"Lab"}]},"buildings":""}},
            "self_service":{"use_for_self_service":false,"notification":false,"notification":"Self Service"},
            "scripts":"","package_configuration":{"packages":{"size":1,"package":{"id":1,"name":"Escrow Buddy.pkg","action":"Install"}}},
            "account_maintenance":{"accounts":[{"action":"Reset","username":"itadmin","password_sha256":"0f0e0d"},{"action":"DisableFileVault","username":"itadmin","password":""},{"action":"Levitate","username":""}],
              "management_account":{"action":"fileVaultDisable","managed_password":"****"}},
            "disk_encryption":{"action":"remediate","remediate_key_type":"Individual And Institutional","remediate_disk_encryption_configuration_id":"0"},
            "reboot":{"file_vault_2_reboot":"true"},"files_processes":[]}}
            """);
        using var client = NewClient();

        var policy = Assert.Single((await ReadAsync(client)).Policies!);

        Assert.Equal((7, "Reset admin", true), (policy.Id, policy.Name, policy.Enabled));
        Assert.Equal([new(AccountActionKind.Reset, "itadmin"), new(AccountActionKind.DisableFileVault, "itadmin"), new(AccountActionKind.Unknown, null)], policy.AccountActions);
        Assert.Equal(ManagementAccountAction.DisablesFileVault, policy.ManagementAccount);
        Assert.Equal((DiskEncryptionAction.Remediate, true, true, true), (policy.DiskEncryption, policy.IssuesPersonalRecoveryKey, policy.Restarts, policy.BringsEscrowBuddy));
        Assert.Equal("password_sha256 of account itadmin", Assert.Single(policy.Credentials).Where);
        Assert.Equal([11, 12], policy.Scope.ComputerIds);
        Assert.Equal(["Pilot"], policy.Scope.Groups);
        Assert.Equal([13], policy.Scope.ExcludedComputerIds);
        Assert.Equal(["Lab"], policy.Scope.ExcludedGroups);
        Assert.False(policy.Scope.HasOtherTargets || policy.Scope.HasOtherExclusions);
        var request = _server.LogEntries.First(entry => entry.RequestMessage!.Path == Policies).RequestMessage!;
        Assert.Equal("application/json", Assert.Single(request.Headers!["Accept"]));
    }

    [Theory]
    [InlineData("\"computer_groups\":{\"computer_group\":{\"id\":3,\"name\":\"Pilot\"}}", true, false)]
    [InlineData("\"departments\":[{\"id\":3,\"name\":\"Sales\"}]", true, false)]
    [InlineData("\"limitations\":{\"users\":[{\"name\":\"alice\"}]}", false, true)]
    [InlineData("\"limit_to_users\":{\"user_groups\":[\"Staff\"]}", false, true)]
    [InlineData("\"exclusions\":{\"network_segments\":{\"network_segment\":{\"id\":1,\"name\":\"Guests\"}}}", false, true)]
    [InlineData("\"exclusions\":{\"computers\":{\"computer\":{\"id\":1}}}", false, true)]
    [InlineData("\"computers\":{},\"computer_groups\":\"\",\"buildings\":[],\"exclusions\":\"\"", false, false)]
    public async Task Scope_WhatCannotBeFollowed_MakesUnknown(string scope, bool targets, bool exclusions)
    {
        Give(Policies, """{"policies":{"policy":{"id":7,"name":"x"}}}""", priority: 5);
        Give(Policies + "/id/7", """{"policy":{"general":{"id":7,"name":"x"},"scope":{"all_computers":false,SCOPE},"disk_encryption":{"action":"apply"}}}""".Replace("SCOPE", scope, StringComparison.Ordinal));
        using var client = NewClient();

        var read = Assert.Single((await ReadAsync(client)).Policies!).Scope;

        Assert.Equal((targets, exclusions), (read.HasOtherTargets, read.HasOtherExclusions));
    }

    [Fact]
    public async Task Policy_WithoutScope_CoversNobodyForCertain()
    {
        Give(Policies, """{"policies":[{"id":7,"name":"x"}]}""", priority: 5);
        Give(Policies + "/id/7", """{"policy":{"general":{"id":7,"name":"x"},"disk_encryption":{"action":"apply"}}}""");
        using var client = NewClient();

        var policy = Assert.Single((await ReadAsync(client)).Policies!);

        Assert.Equal(ObjectScope.NotRead, policy.Scope);
        Assert.Equal((null, null), (policy.Enabled, policy.Restarts));
    }

    [Fact]
    public async Task Policies_OneOfEachTrouble_CostOnlyThemselves()
    {
        Give(Policies, """{"policies":[{"id":1,"name":"good"},{"id":2,"name":"page"},{"id":3,"name":"cut"},{"id":4,"name":"gone"},{"id":5,"name":"failing"},{"id":6,"name":"odd"},{"name":"without id"},{"id":8,"name":"dull"}]}""", priority: 5);
        Give(Policies + "/id/1", """{"policy":{"general":{"id":1,"name":"good"},"disk_encryption":{"action":"apply"}}}""");
        Give(Policies + "/id/2", "<html><body>Sign in: password=hunter2Secret</body></html>");
        Give(Policies + "/id/3", """{"policy":{"general":{"id":3""");
        Answer(Policies + "/id/4", 404, "<html>no</html>");
        Answer(Policies + "/id/5", 500, "<html>hunter2Secret</html>");
        Give(Policies + "/id/6", """{"policy":{"general":{"id":6,"name":{"hunter2Secret":1}}}}""");
        Give(Policies + "/id/8", """{"policy":{"general":{"id":8,"name":"dull"},"disk_encryption":{"action":"none"},"account_maintenance":{"accounts":[],"management_account":{"action":"doNotChange","managed_password":"****"}}}}""");
        using var client = NewClient();

        var (facts, problems) = await client.ReadServerFactsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["good"], facts.Configuration.Policies!.Select(policy => policy.Name));
        Assert.Equal([(long?)null, 2, 3, 4, 5, 6], facts.Configuration.Unread.Select(unread => unread.Id));
        Assert.Equal(["without id", "page", "cut", "gone", "failing", "odd"], facts.Configuration.Unread.Select(unread => unread.Name));
        Assert.All(facts.Configuration.Unread, unread => Assert.Equal(ObjectKind.Policy, unread.Kind));
        Assert.All(facts.Configuration.Unread, unread => Assert.DoesNotContain("hunter2", unread.Problem, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.What == "policies");
    }

    [Theory]
    [InlineData(Policies, "Read Policies", "policies")]
    [InlineData(Profiles, "Read macOS Configuration Profiles", "macOS configuration profiles")]
    [InlineData(Scripts, "Read Scripts", "scripts")]
    public async Task List_Forbidden_IsNullAndNamesThePrivilege(string path, string privilege, string what)
    {
        Answer(path, 403, "<html>Forbidden</html>", priority: 1);
        using var client = NewClient();

        var (facts, problems) = await client.ReadServerFactsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(privilege, Assert.Single(problems, problem => problem.What == what).MissingPrivilege);
        var configuration = facts.Configuration;
        Assert.Equal((path == Policies, path == Profiles, path == Scripts), (configuration.Policies is null, configuration.Profiles is null, configuration.Scripts is null));
    }

    [Theory]
    [InlineData(404, "<html>Not Found</html>")]
    [InlineData(200, "<html>maintenance</html>")]
    [InlineData(200, "{}")]
    public async Task List_MissingOrAWebPage_IsNullWithAProblem(int status, string body)
    {
        Answer(Policies, status, body, priority: 1);
        using var client = NewClient();

        var (facts, problems) = await client.ReadServerFactsAsync(TestContext.Current.CancellationToken);

        Assert.Null(facts.Configuration.Policies);
        Assert.NotNull(facts.Configuration.Profiles);
        Assert.Null(Assert.Single(problems, problem => problem.What == "policies").MissingPrivilege);
    }

    [Theory]
    [InlineData("""{"policies":""}""")]
    [InlineData("""{"policies":{}}""")]
    [InlineData("""{"policies":[]}""")]
    [InlineData("""{"policies":{"size":0}}""")]
    public async Task List_EmptyInWhateverForm_IsEmpty(string body)
    {
        Give(Policies, body, priority: 5);
        using var client = NewClient();

        Assert.Empty((await ReadAsync(client)).Policies!);
    }

    [Fact]
    public async Task Profile_NestedSettings_AreFoundAndCredentialsMasked()
    {
        Give(Profiles, """{"os_x_configuration_profiles":[{"id":9,"name":"All"},{"id":10,"name":"Broken"},{"id":11,"name":"Entities"},{"id":12,"name":"Dull"}]}""", priority: 5);
        GiveProfile(9, "FileVault", """
            <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1"><dict><key>PayloadIdentifier</key><string>com.example.fv</string><key>PayloadContent</key><array>
            <dict><key>PayloadType</key><string>com.apple.security.FDERecoveryKeyEscrow</string><key>EncryptCertPayloadUUID</key><data>AAAA</data></dict>
            <dict><key>PayloadType</key><string>com.apple.MCX.FileVault2</string><key>Enable</key><string>On</string><key>ForceEnableInSetupAssistant</key><false/></dict>
            <dict><key>PayloadType</key><string>com.apple.ManagedClient.preferences</string><key>PayloadContent</key><dict>
              <key>com.apple.MCX</key><dict><key>Forced</key><array><dict><key>mcx_preference_settings</key><dict><key>dontAllowFDEDisable</key><true/></dict></dict></array></dict>
              <key>com.apple.loginwindow</key><dict><key>Set-Once</key><array><dict><key>mcx_preference_settings</key><dict><key>DisableFDEAutoLogin</key><integer>1</integer></dict></dict></array></dict>
              <key>com.jamf.connect.login</key><dict><key>Forced</key><array><dict><key>mcx_preference_settings</key><dict><key>LAPSUser</key><string>it</string></dict></dict></array></dict>
              <key>com.example.agent</key><dict><key>AdminPassword</key><string>hunter2Secret</string><key>Command</key><string>curl -u a:other9Secret https://x.example</string></dict>
            </dict></dict></array></dict></plist>
            """);
        GiveProfile(10, "Broken", "<plist><dict><key>PayloadContent</key><array>");
        GiveProfile(11, "Entities", """<!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><plist><dict><key>PayloadIdentifier</key><string>&b;</string></dict></plist>""");
        GiveProfile(12, "Dull", "<plist version='1'><dict><key>PayloadContent</key><array><dict><key>PayloadType</key><string>com.apple.wifi.managed</string><key>Password</key><string>hunter2Secret</string></dict></array></dict></plist>");
        using var client = NewClient();

        var configuration = await ReadAsync(client);

        var profile = Assert.Single(configuration.Profiles!);
        Assert.Equal((9, "FileVault", "com.example.fv"), (profile.Id, profile.Name, profile.Identifier));
        Assert.True(profile.EscrowsKey && profile.EnablesFileVault && profile.HasLapsUser && profile.Scope.AllMacs);
        Assert.False(profile.HasLegacyRedirect);
        Assert.Equal((false, true, true), (profile.ForcesInSetupAssistant, profile.ForbidsSwitchingOff, profile.DisablesAutoLogin));
        Assert.Equal(["C8", "C10"], profile.Credentials.Select(hit => hit.Pattern));
        Assert.Equal("payload com.example.agent, AdminPassword", profile.Credentials[0].Where);
        Assert.All(profile.Credentials, hit => Assert.DoesNotContain("9Secret", hit.MaskedLine, StringComparison.Ordinal));
        Assert.Equal([10, 11], configuration.Unread.Select(unread => unread.Id!.Value));
    }

    [Fact]
    public async Task Scripts_BrokenOneAndLongOne_CostOnlyThemselves()
    {
        var longText = new string('x', 1_100_000);
        Give(Scripts, """
            {"totalCount":5,"results":[{"id":"1","name":"Reset","scriptContents":"sysadminctl -newPassword hunter2Secret","parameter4":"Admin password","parameter5":null},
            {"id":"2","name":"Broken","scriptContents":{"hunter2Secret":1}},{"id":3,"name":"Long fdesetup","scriptContents":"LONG"},{"name":"No id"},{"id":"4","name":"Dull","scriptContents":"echo hello"}]}
            """.Replace("LONG", longText, StringComparison.Ordinal), priority: 5);
        using var client = NewClient();

        var configuration = await ReadAsync(client);

        Assert.Equal(["Reset", "Long fdesetup"], configuration.Scripts!.Select(script => script.Name));
        Assert.Equal(["C2", "C8"], configuration.Scripts![0].Credentials.Select(hit => hit.Pattern));
        Assert.Equal("label of parameter 4", configuration.Scripts[0].Credentials[1].Where);
        Assert.Equal([null, 2, 3], configuration.Unread.Select(unread => unread.Id));
        Assert.Contains("1 MB", configuration.Unread[2].Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", string.Concat(configuration.Unread) + string.Concat(configuration.Scripts.SelectMany(script => script.Credentials)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_RunsAScriptThatNamesATool_IsKept()
    {
        Give(Scripts, """{"totalCount":2,"results":[{"id":"21","name":"Helper","scriptContents":"fdesetup status","parameter5":"Admin password"},{"id":"22","name":"Dock","scriptContents":"dockutil"}]}""", priority: 5);
        Give(Policies, """{"policies":[{"id":1,"name":"a"},{"id":2,"name":"b"},{"id":3,"name":"c"}]}""", priority: 5);
        Give(Policies + "/id/1", """{"policy":{"general":{"id":1,"name":"tool"},"scripts":[{"id":21,"name":"Helper","parameter4":"","parameter5":"kiesel bach"}]}}""");
        Give(Policies + "/id/2", """{"policy":{"general":{"id":2,"name":"dull"},"scripts":[{"id":22,"name":"Dock","parameter4":"x"}]}}""");
        Give(Policies + "/id/3", """{"policy":{"general":{"id":3,"name":"command"},"files_processes":{"run_command":"dscl . -list /Users; shutdown -r now"}}}""");
        using var client = NewClient();

        var policies = (await ReadAsync(client)).Policies!;

        Assert.Equal(["tool", "command"], policies.Select(policy => policy.Name));
        Assert.Equal([21], policies[0].ScriptIds);
        var hit = Assert.Single(policies[0].Credentials);
        Assert.Equal(("C8", "parameter 5 of script Helper", "Admin password: [removed]"), (hit.Pattern, hit.Where, hit.MaskedLine));
        Assert.True(policies[1].Restarts);
    }

    [Fact]
    public async Task PreStages_AreReadWithTheirMacs()
    {
        Give("/api/v3/computer-prestages", """
            {"totalCount":3,"results":[{"id":"1","displayName":"Standard","accountSettings":{"payloadConfigured":true,"localAdminAccountEnabled":true,"adminUsername":"itadmin","hiddenAdminAccount":true,"userAccountType":"STANDARD"}},
            {"id":"2","displayName":"None","accountSettings":{"payloadConfigured":false,"userAccountType":"SKIP"}},{"id":"3","displayName":"New words","accountSettings":{"userAccountType":"WIZARD"}}]}
            """);
        Give("/api/v2/computer-prestages/scope", """{"serialsByPrestageId":{"C02A":"1","C02B":"1","C02C":"2"}}""");
        using var client = NewClient();

        var (facts, _) = await client.ReadServerFactsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                new PreStage { Id = 1, Name = "Standard", MakesAdmin = true, AdminAccount = "itadmin", AdminHidden = true, SetupAccount = SetupAccount.Standard, MacCount = 2 },
                new PreStage { Id = 2, Name = "None", MakesAdmin = false, SetupAccount = SetupAccount.None, MacCount = 1 },
                new PreStage { Id = 3, Name = "New words", MacCount = 0 },
            ],
            facts.Configuration.PreStages);
        Assert.Equal(new PreStageAdmin("itadmin", true) { PreStageId = 1 }, facts.PreStageBySerialNumber!["C02A"]);
    }

    [Fact]
    public async Task Policies_ServerFailsAgainAndAgain_GivesUpOnTheList()
    {
        var items = string.Join(',', Enumerable.Range(1, 60).Select(id => FormattableString.Invariant($"{{\"id\":{id},\"name\":\"p\"}}")));
        Give(Policies, "{\"policies\":[" + items + "]}", priority: 5);
        _server.Given(Request.Create().WithPath(path => path.StartsWith(Policies + "/id/", StringComparison.Ordinal))).RespondWith(Response.Create().WithStatusCode(503));
        using var client = NewClient();

        var (facts, problems) = await client.ReadServerFactsAsync(TestContext.Current.CancellationToken);

        Assert.Null(facts.Configuration.Policies);
        Assert.Single(problems, problem => problem.What == "policies");
    }

    private static async Task<ServerConfiguration> ReadAsync(JamfClient client) => (await client.ReadServerFactsAsync(TestContext.Current.CancellationToken)).Facts.Configuration;

    private void GiveProfile(int id, string name, string payloads) => Give(
        FormattableString.Invariant($"{Profiles}/id/{id}"),
        new System.Text.Json.Nodes.JsonObject
        {
            ["os_x_configuration_profile"] = new System.Text.Json.Nodes.JsonObject
            {
                ["general"] = new System.Text.Json.Nodes.JsonObject { ["id"] = id, ["name"] = name, ["uuid"] = "u", ["payloads"] = payloads },
                ["scope"] = new System.Text.Json.Nodes.JsonObject { ["all_computers"] = true, ["jss_user_groups"] = "" },
                ["self_service"] = "",
            },
        }.ToJsonString());

    private void Give(string path, string body, int priority = 10) => Answer(path, 200, body, priority);

    private void Answer(string path, int status, string body, int priority = 10) => _server.Given(Request.Create().WithPath(path)).AtPriority(priority)
        .RespondWith(Response.Create().WithStatusCode(status).WithHeader("Content-Type", "text/plain;charset=UTF-8").WithBody(body));

    private JamfClient NewClient() => Clients.To(_handler, _clock, url: _server.Url!);
}
