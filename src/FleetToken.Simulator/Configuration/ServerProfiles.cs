using FleetToken.Simulator.Seeding;

namespace FleetToken.Simulator.Configuration;

/// <summary>The macOS configuration profiles of the simulated server.</summary>
internal static class ServerProfiles
{
    private const string Escrow = """
        <dict><key>PayloadType</key><string>com.apple.security.FDERecoveryKeyEscrow</string><key>PayloadVersion</key><integer>1</integer>
        <key>Location</key><string>Jamf Pro</string><key>EncryptCertPayloadUUID</key><string>A1F0C1D2-6B5E-4D1B-9F6A-0B5E2C3D4F5A</string></dict>
        """;

    private const string Certificate = """
        <dict><key>PayloadType</key><string>com.apple.security.pkcs1</string><key>PayloadVersion</key><integer>1</integer>
        <key>PayloadUUID</key><string>A1F0C1D2-6B5E-4D1B-9F6A-0B5E2C3D4F5A</string><key>PayloadContent</key><data>MIIDLjCCAhagAwIBAgIBADANBgkqhkiG9w0BAQsF</data></dict>
        """;

    private const string FileVault = """
        <dict><key>PayloadType</key><string>com.apple.MCX.FileVault2</string><key>PayloadVersion</key><integer>1</integer>
        <key>Enable</key><string>On</string><key>Defer</key><true/><key>UseRecoveryKey</key><true/><key>ShowRecoveryKey</key><false/></dict>
        """;

    private const string FileVaultAtSetup = """
        <dict><key>PayloadType</key><string>com.apple.MCX.FileVault2</string><key>PayloadVersion</key><integer>1</integer>
        <key>Enable</key><string>On</string><key>Defer</key><true/><key>ForceEnableInSetupAssistant</key><true/></dict>
        """;

    private const string StaysOn = """
        <dict><key>PayloadType</key><string>com.apple.MCX</string><key>PayloadVersion</key><integer>1</integer><key>dontAllowFDEDisable</key><true/></dict>
        """;

    private const string LegacyRedirect = """
        <dict><key>PayloadType</key><string>com.apple.security.FDERecoveryRedirect</string><key>PayloadVersion</key><integer>1</integer>
        <key>RedirectURL</key><string>https://jamf.northwind.example/fde</string></dict>
        """;

    private const string JamfConnect = """
        <dict><key>PayloadType</key><string>com.apple.ManagedClient.preferences</string><key>PayloadVersion</key><integer>1</integer>
        <key>PayloadContent</key><dict><key>com.jamf.connect.login</key><dict><key>Forced</key><array><dict><key>mcx_preference_settings</key><dict>
        <key>OIDCProvider</key><string>EntraID</string><key>CreateAdminUser</key><false/><key>LAPSUser</key><string>itadmin</string>
        </dict></dict></array></dict></dict></dict>
        """;

    private const string Agent = """
        <dict><key>PayloadType</key><string>com.apple.ManagedClient.preferences</string><key>PayloadVersion</key><integer>1</integer>
        <key>PayloadContent</key><dict><key>com.northwind.agent</key><dict><key>Forced</key><array><dict><key>mcx_preference_settings</key><dict>
        <key>Server</key><string>https://agent.northwind.example</string><key>ServicePassword</key><string>Kiesel!Bach52</string><key>PasswordMinimumLength</key><integer>12</integer>
        </dict></dict></array></dict></dict></dict>
        """;

    private const string WiFi = """
        <dict><key>PayloadType</key><string>com.apple.wifi.managed</string><key>PayloadVersion</key><integer>1</integer>
        <key>SSID_STR</key><string>Northwind</string><key>EncryptionType</key><string>WPA2</string><key>EAPClientConfiguration</key><dict><key>AcceptEAPTypes</key><array><integer>13</integer></array></dict></dict>
        """;

    private const string GuestWiFi = """
        <dict><key>PayloadType</key><string>com.apple.wifi.managed</string><key>PayloadVersion</key><integer>1</integer>
        <key>SSID_STR</key><string>Northwind Guest</string><key>EncryptionType</key><string>WPA2</string><key>Password</key><string>Gast&amp;Haus2026</string></dict>
        """;

    private const string Restrictions = """
        <dict><key>PayloadType</key><string>com.apple.applicationaccess</string><key>PayloadVersion</key><integer>1</integer><key>allowEraseContentAndSettings</key><false/></dict>
        """;

    /// <summary>All of them. Identifiers are those that the Macs report.</summary>
    public static IReadOnlyList<SimulatedServerProfile> All { get; } =
    [
        new(101, "FileVault", "0ae590fe-9b30-11ea-bb37-0242ac130002", Escrow, Certificate, FileVault),
        new(102, "Restrictions", "6d0f51a2-0c3e-4c7b-8f53-2f1f4a6c9e11", Restrictions),
        new(103, "Wi-Fi – Northwind", "5b7f2a90-64b1-4f6e-9a35-90c1f7d0e8b2", WiFi),
        new(104, "FileVault – Shared Macs", "b0a3d6c4-1d7a-4f0e-a1c5-7e2d9b8c6f33", FileVault) { Scope = SimulatedScope.Only([.. Organisation.Shared]) },
        new(105, "FileVault – at Setup Assistant", "c7e1f9d8-52b4-4a6c-9d0f-3b8a7c6e5d44", FileVaultAtSetup, StaysOn) { Scope = SimulatedScope.Only(Organisation.StandardPreStage) },
        new(106, "FileVault escrow (migration 2023)", "d5c4b3a2-9f8e-4d7c-b6a5-1c2d3e4f5a66", Escrow, Certificate) { Scope = SimulatedScope.Only(Organisation.Shared[1]) },
        new(107, "FileVault key redirection", "e9f8a7b6-3c2d-4e1f-8a9b-0d1e2f3a4b77", LegacyRedirect) { Scope = SimulatedScope.Only([.. Organisation.Headless]) },
        new(108, "Jamf Connect login", "f1e2d3c4-b5a6-4798-8a7b-6c5d4e3f2a88", JamfConnect) { Scope = SimulatedScope.Only(Organisation.Standard) },
        new(109, "Northwind agent", "a9b8c7d6-e5f4-4321-9a8b-7c6d5e4f3b99", Agent) { Scope = SimulatedScope.Only([.. Organisation.Headless]) },
        new(110, "Screen saver", "1c2b3a49-5867-4554-a342-310f2e1d0c10", """<dict><key>PayloadType</key><string>com.apple.screensaver</string><key>PayloadVersion</key><integer>1</integer><key>askForPassword</key><true/><key>askForPasswordDelay</key><integer>5</integer></dict>""") { Level = "User" },
        new(112, "Wi-Fi – Guest rooms", "3e4f5061-7283-494a-b5c6-d7e8f90a1b22", GuestWiFi) { Scope = SimulatedScope.Only([.. Organisation.Shared]) },
        new(111, "FileVault – stays on", "2d3e4f50-6172-4839-a4b5-c6d7e8f90a11", StaysOn) { Scope = new SimulatedScope { All = true, ExcludedGroups = [.. Organisation.Shared] } },
    ];
}
