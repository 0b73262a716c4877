using FleetToken.Simulator.Seeding;

namespace FleetToken.Simulator.Configuration;

/// <summary>The policies of the simulated server: a dozen that touch accounts, tokens and keys, among many that do not.</summary>
internal static class ServerPolicies
{
    private static readonly string[] Software =
    [
        "Google Chrome", "Firefox", "Slack", "Zoom", "Microsoft Office", "Adobe Creative Cloud", "Figma", "Visual Studio Code", "Docker Desktop", "1Password",
        "GlobalProtect", "Cisco Secure Client", "Jabra Direct", "Logitech Options", "VLC", "Postman", "iTerm2", "Sketch", "Miro", "Notion", "Webex", "Rosetta", "Xcode Command Line Tools",
        "Python", "Node", "Java", "Printer drivers", "Fonts of Northwind", "Self Service branding", "Microsoft Teams", "OneDrive", "Company Portal",
    ];

    private static readonly SimulatedPolicy[] OfInterest =
    [
        new(1, "Create local administrator") { Frequency = "Once per computer", Accounts = [new("Create", "localadm", true)], Scope = SimulatedScope.Only(Organisation.Standard) },
        new(2, "Reset IT administrator every quarter") { Accounts = [new("Reset", Organisation.ManagedAdministrator, true)], Frequency = "Once every month", Scope = SimulatedScope.Only(Organisation.Standard) },
        new(3, "Offboarding – take FileVault away") { Accounts = [new("DisableFileVault", "localadm", false)], AuthenticatedRestart = false, Restart = "Restart immediately", InSelfService = true, Scope = SimulatedScope.Only(Organisation.Standard) },
        new(4, "Rotate management account") { ManagementAction = "rotate", Frequency = "Once every week" },
        new(5, "FileVault – enable") { EncryptionAction = "apply", Frequency = "Once per computer", Restart = "Restart if a package or update requires it", Scope = SimulatedScope.Only(Organisation.Standard) },
        new(6, "FileVault – issue new recovery key") { EncryptionAction = "remediate", KeyType = "Individual", Scope = new SimulatedScope { Groups = [Organisation.FileVaultOn], ExcludedGroups = [.. Organisation.Headless] }, Inventory = true },
        new(7, "FileVault – issue new institutional key") { EncryptionAction = "remediate", KeyType = "Institutional", Enabled = false, Scope = SimulatedScope.Only(Organisation.Shared[0]) },
        new(8, "Escrow Buddy") { Packages = [new(71, "Escrow Buddy-1.1.0.pkg")], Scripts = [new(ServerScripts.EscrowBuddy)], Scope = SimulatedScope.Only(Organisation.FileVaultOn) },
        new(9, "Grant SecureToken") { Scripts = [new(ServerScripts.GrantToken, Organisation.ManagedAdministrator, "Herbst!Sturm88")], InSelfService = true, Scope = new SimulatedScope { Groups = [Organisation.Standard], LimitedToUserGroups = ["Service desk"] } },
        new(10, "Escrow Bootstrap Token") { Scripts = [new(ServerScripts.EscrowBootstrapToken, Organisation.ManagedAdministrator, "Herbst!Sturm88")], Scope = SimulatedScope.Only([.. Organisation.Shared]) },
        new(11, "Token status (encrypted)") { Scripts = [new(ServerScripts.EncryptedParameters, Organisation.ManagedAdministrator, "U2FsdGVkX1/E8ajSC36T9nq0mD7c5b2Yq0A1fW3h4Jk=", "aGVyYnN0c3R1cm04OA==")], Scope = SimulatedScope.Only([.. Organisation.Shared]) },
        new(12, "Enable FileVault by script") { Scripts = [new(ServerScripts.EnableFileVault, "", "Winter#Licht21")], Scope = SimulatedScope.Only(Organisation.Shared[1]) },
        new(13, "Clean up caches") { Scripts = [new(ServerScripts.CleanUp)], Frequency = "Once every week", Scope = SimulatedScope.Only(Organisation.Standard) },
        new(14, "Reset local admin by script") { Scripts = [new(ServerScripts.ResetAdmin)], Scope = SimulatedScope.Only(Organisation.Standard) },
        new(15, "Remove old support account") { Accounts = [new("Delete", "oldsupport", false)], RunCommand = "/usr/bin/dscl . -delete /Users/oldsupport" },
        new(16, "Reset kiosk account") { Accounts = [new("DisableFileVault", "kiosk", false), new("Reset", "kiosk", true)], Scope = SimulatedScope.Only(Organisation.Headless[1]) },
        new(17, "Set admin password (command)") { RunCommand = "/usr/sbin/sysadminctl -resetPasswordFor zone-it -newPassword 'Regen=Bogen3' && /usr/local/bin/jamf recon", Scope = SimulatedScope.Only(Organisation.Shared[2]) },
        new(18, "Report tokens") { Scripts = [new(ServerScripts.Report)], Inventory = true },
        new(19, "SecureToken with keychain") { Scripts = [new(ServerScripts.KeychainGrant, "Please type your password")], Scope = new SimulatedScope { Computers = [1, 2, 3] } },
    ];

    /// <summary>All of them, as a server lists them.</summary>
    public static IReadOnlyList<SimulatedPolicy> All { get; } =
    [
        .. OfInterest,
        new(30, "Inventory") { Inventory = true, Frequency = "Once every day", Scripts = [new(ServerScripts.Recon, "", "https://jamf.northwind.example")] },
        new(31, "Dock for new people") { Frequency = "Once per computer", Scripts = [new(ServerScripts.Dock, "Welcome to Northwind", "/Library/Northwind/icon.icns")] },
        new(32, "Restart after seven days") { Restart = "Restart immediately" },
        .. Software.Select((name, index) => new SimulatedPolicy(40 + index, $"Install {name}")
        {
            Packages = [new(100 + index, name.Replace(' ', '-') + ".pkg")],
            InSelfService = index % 3 == 0,
            Frequency = index % 2 == 0 ? "Once per computer" : "Ongoing",
            Scope = index % 4 == 1 ? SimulatedScope.Only(Organisation.Standard) : SimulatedScope.Everyone,
        }),
    ];
}
