namespace FleetToken.Simulator.Configuration;

/// <summary>The scripts of the simulated server.</summary>
internal static class ServerScripts
{
    private static readonly string[] Errands = ["Set Dock", "Set computer name", "Rename printers", "Install Rosetta", "Clear caches", "Set time zone", "Remove Adobe Flash", "Fix permissions of /usr/local", "Set wallpaper", "Update Homebrew"];

    public static SimulatedScript GrantToken { get; } = new(1, "Grant SecureToken to user", ScriptTexts.GrantToken, "Administrator", "Administrator password") { Info = "Last resort", Notes = "Old way" };

    public static SimulatedScript ResetAdmin { get; } = new(2, "Reset local admin", ScriptTexts.ResetAdmin);

    public static SimulatedScript EscrowBootstrapToken { get; } = new(3, "Escrow Bootstrap Token", ScriptTexts.EscrowBootstrapToken, "Admin user", "Admin pass");

    public static SimulatedScript EncryptedParameters { get; } = new(4, "Token status (encrypted parameters)", ScriptTexts.EncryptedParameters, "Administrator", "Encrypted string", "Salted");

    public static SimulatedScript EnableFileVault { get; } = new(5, "Enable FileVault and report key", ScriptTexts.EnableFileVault, "", "User password");

    public static SimulatedScript CleanUp { get; } = new(6, "Clean up old caches", ScriptTexts.CleanUp);

    public static SimulatedScript OldKeyMigration { get; } = new(7, "FileVault key migration 2019", ScriptTexts.OldKeyMigration);

    public static SimulatedScript AskedGrant { get; } = new(8, "Grant SecureToken (asks)", ScriptTexts.AskedGrant);

    public static SimulatedScript KeychainGrant { get; } = new(9, "SecureToken status with keychain", ScriptTexts.KeychainGrant, "Password prompt text");

    public static SimulatedScript Report { get; } = new(10, "Report FileVault and tokens", ScriptTexts.Report);

    public static SimulatedScript EscrowBuddy { get; } = new(11, "Escrow Buddy – generate new key", ScriptTexts.EscrowBuddy);

    public static SimulatedScript EnableFileVaultToday { get; } = new(12, "Enable FileVault at next login", ScriptTexts.EnableFileVaultToday);

    public static SimulatedScript Recon { get; } = new(13, "Inventory for the assigned user", ScriptTexts.Recon, "Authorization for the API", "Jamf Pro URL");

    public static SimulatedScript Dock { get; } = new(14, "Set Dock for new people", ScriptTexts.Dock, "Message title", "Icon path");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SimulatedScript> All { get; } =
    [
        GrantToken, ResetAdmin, EscrowBootstrapToken, EncryptedParameters, EnableFileVault, CleanUp, OldKeyMigration,
        AskedGrant, KeychainGrant, Report, EscrowBuddy, EnableFileVaultToday, Recon, Dock,
        .. Errands.Select((errand, index) => new SimulatedScript(20 + index, errand, $"#!/bin/zsh\n# {errand}\n/bin/echo \"{errand}: done\"\nexit 0\n", "Message title", "", "Timeout in seconds")),
    ];
}
