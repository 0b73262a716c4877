using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FleetToken.Simulator;

namespace FleetToken.Web.Tests.Proof;

/// <summary>A simulated Jamf Pro with a secret wherever one can lose its way, and a list of those that really left it.</summary>
internal sealed class PlantedServer : IAsyncDisposable
{
    /// <summary>Name of the foreign attribute that is configured, so that its text is kept.</summary>
    public const string NamedAttribute = "Token holders of the Mac";

    /// <summary>What a Mac is called beside its secret.</summary>
    public const string Witness = "Witness of what is kept";

    // Domain E.4, C1 to C10.
    private static readonly string[] Shapes =
    [
        "sysadminctl -addUser it -adminUser a -adminPassword {0}",
        "sysadminctl -resetPasswordFor it -newPassword \"{0}\"",
        "profiles install -type bootstraptoken -user it -pass {0}",
        "profiles install -type bootstraptoken -user it -password '{0}'",
        "dscl . -passwd /Users/it {0}",
        "echo {0} | passwd it",
        "expect -c 'spawn fdesetup enable; send \"{0}\\r\"'",
        "fdesetup enable -inputplist <plist><dict><key>Password</key><string>{0}</string></dict></plist>",
        "openssl enc -aes256 -d -a -S 0123456789abcdef -k {0}",
        "adminPass={0}",
        "pw = \"{0}\"",
        "Secret: {0}!",
        "<managed_password>{0}</managed_password>",
        "echo '{0}' | sudo -S jamf recon",
        "curl -u jamf:{0} https://jamf.example.org",
        "curl -H 'Authorization: Basic {0}' https://jamf.example.org",
        "https://jamf:{0}@jamf.example.org/api",
    ];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The error answers that hold secrets.</summary>
    public static IReadOnlyList<(int Status, bool Html)> ErrorAnswers { get; } =
        [(400, false), (401, false), (403, false), (403, true), (404, false), (429, true), (500, false), (502, true), (200, true)];

    private readonly Lock _gate = new();
    private readonly List<Plant> _plants = [];
    private readonly HashSet<Plant> _served = [];
    private (SimulatorRoute Route, int Status, bool Html, int Times) _failing;
    private int _number;

    private PlantedServer(JamfSimulator simulator) => Simulator = simulator;

    public JamfSimulator Simulator { get; }

    /// <summary>Everything that was planted.</summary>
    public IReadOnlyList<Plant> Plants
    {
        get
        {
            lock (_gate)
            {
                return [.. _plants];
            }
        }
    }

    /// <summary>What was planted and has not been served yet.</summary>
    public IReadOnlyList<Plant> NotServed
    {
        get
        {
            lock (_gate)
            {
                return [.. _plants.Where(plant => !_served.Contains(plant))];
            }
        }
    }

    public static async Task<PlantedServer> StartAsync()
    {
        var simulator = await JamfSimulator.StartAsync(new SimulatorOptions { Macs = 60 }, TestContext.Current.CancellationToken);
        var server = new PlantedServer(simulator);
        server.PlantErrors();
        server.PlantRecords();
        server.PlantConfiguration();
        server.PlantScripts();
        server.PlantPolicies();
        server.PlantProfiles();
        server.PlantTokens();
        return server;
    }

    /// <summary>Answers requests of a route with an error that holds secrets.</summary>
    /// <param name="route">The call.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="html">Whether the body is a web page instead of the error object of the Pro API.</param>
    /// <param name="times">How many requests are answered so.</param>
    public void Fail(SimulatorRoute route, int status, bool html, int times)
    {
        lock (_gate)
        {
            _failing = (route, status, html, times);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Simulator.DisposeAsync();

    // A password in every shape, as lines of one text.
    private string EveryPassword(string place) => string.Join('\n', Shapes.Select(shape => Password(place, shape)));

    private string Key(string place, Func<string, string>? form = null)
    {
        var plant = Plant.Key(++_number, place, form);
        _plants.Add(plant);
        return plant.Text;
    }

    // Takes note of what a text that leaves the server holds.
    private void Served(string text)
    {
        var bytes = new SearchedBytes(text);
        lock (_gate)
        {
            _served.UnionWith(_plants.Where(plant => !_served.Contains(plant) && plant.IsIn(bytes)));
        }
    }

    private string Password(string place, string shape)
    {
        var plant = Plant.Password(++_number, place, shape);
        _plants.Add(plant);
        return plant.Text;
    }

    // Ordered before all others: what answers with an error changes nothing in the body.
    private void PlantErrors()
    {
        foreach (var (status, html) in ErrorAnswers)
        {
            var body = ErrorBody($"error body {status}{(html ? " HTML" : "")}", html);
            Simulator.Faults.OnAny(times: int.MaxValue, where: request => Fails(request, status, html, body))
                .Answer(status, html ? "text/html" : "application/json", body);
        }
    }

    private bool Fails(SimulatorRequest request, int status, bool html, string body)
    {
        lock (_gate)
        {
            if (_failing.Times == 0 || _failing.Route != request.Route || _failing.Status != status || _failing.Html != html)
            {
                return false;
            }

            _failing.Times--;
        }

        Served(body);
        return true;
    }

    private string ErrorBody(string place, bool html)
    {
        var text = $"{Key(place)} {EveryPassword(place)}";
        return html
            ? $"<html><body><h1>Error</h1>{text}</body></html>"
            : new JsonObject { ["httpStatus"] = 400, ["errors"] = new JsonArray(new JsonObject { ["code"] = Key(place), ["description"] = text, ["id"] = Key(place), ["field"] = Key(place) }) }.ToJsonString(Relaxed);
    }

    private void PlantRecords()
    {
        var changes = new Dictionary<int, Action<JsonObject>>();
        void Change(int id, Action<JsonObject> change) => changes[id] = change;
        PlantNames(Change);
        PlantAttributes(Change);
        PlantBrokenRecords(Change);
        foreach (var route in (SimulatorRoute[])[SimulatorRoute.InventoryList, SimulatorRoute.InventoryOne])
        {
            Simulator.Faults.On(route, times: int.MaxValue).Rewrite(json =>
            {
                foreach (var record in json["results"] is JsonArray results ? results.ToArray() : new JsonNode?[] { json })
                {
                    if (record is JsonObject found && int.TryParse(found["id"]?.ToString(), out var id) && changes.TryGetValue(id, out var change))
                    {
                        change(found);
                    }
                }

                Served(json.ToJsonString(Relaxed));
            });
        }
    }

    private void PlantNames(Action<int, Action<JsonObject>> change)
    {
        Set(change, 1, "general", "name", $"{Witness} {Key("computer name")}");
        Set(change, 2, "general", "name", Key("computer name, lower case", key => key.ToLowerInvariant()));
        Set(change, 3, "general", "name", Key("computer name, mixed case", key => $"({key[..10].ToLowerInvariant()}{key[10..]})"));
        Set(change, 4, "general", "name", Key("computer name, hyphens that do not break", key => key.Replace('-', '\u2011')));
        Set(change, 5, "general", "assetTag", Key("asset tag"));
        Set(change, 6, "hardware", "serialNumber", Key("serial number"));
        Set(change, 7, "hardware", "model", Key("model"));
        Set(change, 8, "hardware", "modelIdentifier", Key("model identifier"));
        Set(change, 9, "operatingSystem", "version", Key("macOS version"));
        foreach (var (field, index) in ((string[])["username", "realname", "email", "position", "phone", "room"]).Select((field, index) => (field, index)))
        {
            Set(change, 10 + index, "userAndLocation", field, Key($"user field {field}"));
        }

        var (site, group, words, profile, identifier) = (Key("site"), Key("group"), Key("group description"), Key("profile"), Key("profile identifier"));
        change(16, record =>
        {
            Section(record, "general")["site"] = new JsonObject { ["id"] = "77", ["name"] = site };
            record["groupMemberships"] = new JsonArray(new JsonObject { ["groupId"] = "5", ["groupName"] = group, ["groupDescription"] = words, ["smartGroup"] = true });
            record["configurationProfiles"] = new JsonArray(new JsonObject { ["id"] = "9", ["displayName"] = profile, ["profileIdentifier"] = identifier });
        });
        var (account, fullName, home, user) = (Key("account name"), Key("account's full name"), Key("home folder"), Key("FileVault user"));
        change(17, record =>
        {
            record["localUserAccounts"] = new JsonArray(new JsonObject { ["uid"] = "501", ["username"] = account, ["fullName"] = fullName, ["homeDirectory"] = home, ["admin"] = true, ["fileVault2Enabled"] = true });
            Section(record, "diskEncryption")["fileVault2EnabledUserNames"] = new JsonArray(user, account);
        });
        Set(change, 18, "userAndLocation", "realname", EveryPassword("user's full name"));
        foreach (var (shape, index) in Shapes.Select((shape, index) => (shape, index)))
        {
            Set(change, 40 + index, "general", "name", Password("computer name", shape));
        }
    }

    private void PlantAttributes(Action<int, Action<JsonObject>> change)
    {
        Attribute(change, 20, NamedAttribute, $"alice\nSecure token is ENABLED for user alice {Key("attribute that is named")}\n{EveryPassword("attribute that is named")}");
        Attribute(change, 21, "LAPS of somebody else", $"{Key("attribute that is not named")}\n{EveryPassword("attribute that is not named")}");
        Attribute(change, 22, Key("name of an attribute"), "1");
        var (account, failed, console) = (Key("account in FTK1"), Key("FTK1 words"), Key("console user in FTK1"));
        Attribute(change, 23, "FTK", $"FTK1;n=1;adm=0;eu=1;hid=0;orph=0;fv=on;prk=1;irk=0;btS=Y;btE=Y;btv=1;esc=1;os=26.6;arch=arm64;con={console};u=alice/501/s/1/1/1/0,{account}/502/a/0/0/0/1;k=PM;x={failed};ts=1790160000;.");
        Attribute(change, 24, "FTK", $"FTK1;n=1;{Key("broken FTK1")}");
        Attribute(change, 25, "FTK", $"FTK1 {Key("FTK1 that is none", key => key.ToLowerInvariant())} {EveryPassword("FTK1 that is none")}");
    }

    private void PlantBrokenRecords(Action<int, Action<JsonObject>> change)
    {
        var (value, member, text) = (Key("value of a broken record"), Key("member of a broken record"), Key("text of a broken record"));
        var passwords = EveryPassword("broken record");
        change(30, record =>
        {
            Section(record, "general")["name"] = new JsonObject { [member] = value, ["unexpected"] = passwords };
            record["hardware"] = text;
        });
        var time = Key("time that cannot be read");
        Set(change, 31, "general", "reportDate", time);
        var truth = $"password={Key("truth that cannot be read")}";
        change(32, record => record["localUserAccounts"] = new JsonArray(new JsonObject { ["username"] = "alice", ["admin"] = truth }));
        Set(change, 33, "diskEncryption", "individualRecoveryKeyValidityStatus", Key("unknown word for validity"));
        Set(change, 34, "security", "bootstrapTokenEscrowedStatus", Key("unknown word for the Bootstrap Token", key => key.Replace("-", "_", StringComparison.Ordinal)));
        Set(change, 35, "operatingSystem", "fileVault2Status", Key("unknown word for all disks", key => key.ToLowerInvariant()));
        var state = Key("unknown word for the partition");
        change(36, record => Section(record, "diskEncryption")["bootPartitionEncryptionDetails"] = new JsonObject { ["partitionName"] = state, ["partitionFileVault2State"] = state });
        var id = Key("id of a record");
        change(37, record => record["id"] = id);
        var (surprise, section) = (Key("unheard-of member"), Key("unheard-of section"));
        change(38, record => record[surprise] = new JsonObject { [section] = section });
    }

    private void PlantConfiguration()
    {
        var administrator = Key("administrator of a PreStage");
        Rewrite(SimulatorRoute.PreStages, json =>
        {
            foreach (var preStage in json["results"]!.AsArray())
            {
                preStage!["displayName"] = administrator;
                preStage["accountSettings"]!["localAdminAccountEnabled"] = true;
                preStage["accountSettings"]!["payloadConfigured"] = true;
                preStage["accountSettings"]!["adminUsername"] = administrator;
            }
        });
        var management = Key("management account");
        Rewrite(SimulatorRoute.Enrolment, json => json["managementUsername"] = management);
        var serialNumber = Key("serial number in a PreStage's scope");
        Rewrite(SimulatorRoute.PreStageScope, json => json["serialsByPrestageId"]![serialNumber] = "1");
        var version = Key("version of the server");
        Rewrite(SimulatorRoute.Version, json => json["version"] = $"11.33.0 {version}");
    }

    private void PlantScripts()
    {
        var (name, label, text, key) = (Key("name of a script"), Key("label of a parameter"), EveryPassword("text of a script"), Key("text of a script"));
        var broken = Key("script that cannot be read");
        Rewrite(SimulatorRoute.Scripts, json =>
        {
            foreach (var script in json["results"]!.AsArray())
            {
                switch (script!["id"]!.ToString())
                {
                    case "1":
                        script["name"] = $"Escrow Buddy {name}";
                        script["parameter4"] = $"Password {label}";
                        script["scriptContents"] = $"#!/bin/sh\n# {key}\n{text}\n";
                        break;
                    case "14":
                        script["scriptContents"] = new JsonObject { [broken] = broken };
                        break;
                }
            }
        });
    }

    private void PlantPolicies()
    {
        var (name, group, account, key) = (Key("name of a policy"), Key("group in a policy's scope"), Key("account in a policy"), Key("parameter of a policy"));
        var (parameter, labelled, command) = (EveryPassword("parameter of a policy"), Password("parameter of a policy that is labelled", "{0}"), EveryPassword("command of a policy"));
        var (shown, broken) = (Password("password element of a policy", "{0}"), Key("policy that cannot be read"));
        Rewrite(SimulatorRoute.Policy, json =>
        {
            var policy = json["policy"]!;
            switch (policy["general"]!["id"]!.ToString())
            {
                case "1":
                    policy["general"]!["name"] = name;
                    policy["scope"]!["computer_groups"] = new JsonArray(new JsonObject { ["id"] = 5, ["name"] = group });
                    policy["account_maintenance"]!["accounts"] = new JsonArray(new JsonObject { ["action"] = "Reset", ["username"] = account, ["password"] = shown });
                    policy["account_maintenance"]!["management_account"] = new JsonObject { ["action"] = "specified", ["managed_password"] = shown };
                    policy["scripts"] = new JsonArray(new JsonObject { ["id"] = 2, ["name"] = name, ["parameter4"] = parameter, ["parameter5"] = key }, new JsonObject { ["id"] = 3, ["name"] = name, ["parameter5"] = labelled });
                    policy["files_processes"] = new JsonObject { ["run_command"] = command };
                    break;
                case "4":
                    policy["general"]!["enabled"] = new JsonObject { [broken] = broken };
                    break;
            }
        });
    }

    private void PlantProfiles()
    {
        var (name, identifier, key) = (Key("name of a profile of the server"), Key("identifier of a profile of the server"), Key("payload of a profile"));
        var (setting, command, broken) = (Password("setting in a profile", "{0}"), EveryPassword("command in a profile"), Key("payloads that cannot be read"));
        Rewrite(SimulatorRoute.Profile, json =>
        {
            var general = json["os_x_configuration_profile"]!["general"]!;
            switch (general["id"]!.ToString())
            {
                case "109":
                    general["name"] = name;
                    general["payloads"] = $"""
                        <plist version="1"><dict><key>PayloadIdentifier</key><string>{identifier}</string><key>PayloadContent</key><array><dict>
                        <key>PayloadType</key><string>com.northwind.agent</string><key>AdminPassword</key><string>{setting}</string><key>Note</key><string>{key}</string>
                        <key>Command</key><string>{System.Net.WebUtility.HtmlEncode(command)}</string></dict></array></dict></plist>
                        """;
                    break;
                case "110":
                    general["payloads"] = $"<plist><dict>{broken}";
                    break;
            }
        });
    }

    // What signs us in is a secret too, and it is new with every renewal.
    private void PlantTokens()
    {
        lock (_gate)
        {
            var secret = Simulator.PollClient.ClientSecret;
            var plant = new Plant("client secret", secret, [secret]);
            _plants.Add(plant);
            _served.Add(plant);
        }

        Simulator.Faults.On(SimulatorRoute.Token, times: int.MaxValue).Rewrite(json =>
        {
            if (json["access_token"]?.ToString() is { Length: > 20 } token)
            {
                lock (_gate)
                {
                    var plant = new Plant("access token", token, [token, token[^20..]]);
                    _plants.Add(plant);
                    _served.Add(plant);
                }
            }
        });
    }

    private void Rewrite(SimulatorRoute route, Action<JsonNode> change) => Simulator.Faults.On(route, times: int.MaxValue).Rewrite(json =>
    {
        change(json);
        Served(json.ToJsonString(Relaxed));
    });

    private static void Set(Action<int, Action<JsonObject>> change, int id, string section, string field, string value) =>
        change(id, record => Section(record, section)[field] = value);

    private static void Attribute(Action<int, Action<JsonObject>> change, int id, string name, string value) => change(id, record =>
    {
        if (record["extensionAttributes"] is not JsonArray attributes)
        {
            record["extensionAttributes"] = attributes = [];
        }

        attributes.Add(new JsonObject { ["definitionId"] = $"90{id}", ["name"] = name, ["enabled"] = true, ["multiValue"] = false, ["values"] = new JsonArray(value), ["dataType"] = "STRING", ["inputType"] = "SCRIPT" });
    });

    private static JsonObject Section(JsonObject record, string name)
    {
        if (record[name] is JsonObject section)
        {
            return section;
        }

        var made = new JsonObject();
        record[name] = made;
        return made;
    }
}
