using System.Globalization;
using FleetToken.Domain.Configuration;
using FleetToken.Jamf.Classic.Contracts;

namespace FleetToken.Jamf.Reading;

/// <summary>From the Classic API's policy to ours; null where it touches neither accounts, tokens, keys nor credentials (API 7.4).</summary>
internal static class PolicyReader
{
    private const int FirstParameter = 4;

    /// <summary>Reads one policy.</summary>
    /// <param name="id">The server's number for it.</param>
    /// <param name="policy">As the server describes it.</param>
    /// <param name="scripts">What is known of the server's scripts.</param>
    public static ManagementPolicy? Read(long id, Policy policy, ScriptCatalogue scripts)
    {
        var scan = new CredentialScan();
        var command = policy.FilesProcesses?.RunCommand;
        ScanScripts(policy, scripts, scan);
        scan.Text(command, line => line == 1 ? "command" : string.Create(CultureInfo.InvariantCulture, $"command, line {line}"));
        ScanAccounts(policy, scan);
        var read = new ManagementPolicy
        {
            Id = id,
            Name = Redact.Text(policy.General?.Name) ?? "",
            Enabled = policy.General?.Enabled,
            Scope = ScopeReader.Read(policy.Scope),
            AccountActions = [.. Accounts(policy).Select(account => new AccountAction(Kind(account.Action), string.IsNullOrWhiteSpace(account.Username) ? null : Redact.Text(account.Username)))],
            ManagementAccount = ManagementAccount(policy.AccountMaintenance?.ManagementAccount?.Action),
            DiskEncryption = Encryption(policy.DiskEncryption?.Action),
            IssuesPersonalRecoveryKey = IssuesKey(policy.DiskEncryption),
            Restarts = Restarts(policy, command),
            BringsEscrowBuddy = BringsEscrowBuddy(policy),
            ScriptIds = [.. Scripts(policy).Select(script => script.Id).OfType<long>().Distinct()],
            Credentials = scan.Hits(),
        };
        return Matters(read, policy, scripts) ? read : null;
    }

    private static bool Matters(ManagementPolicy read, Policy policy, ScriptCatalogue scripts) =>
        read.AccountActions.Count > 0
        || read.Credentials.Count > 0
        || read.BringsEscrowBuddy
        || Says(policy.DiskEncryption?.Action, "none")
        || Says(policy.AccountMaintenance?.ManagementAccount?.Action, "doNotChange")
        || ScriptTraits.NamesTool(policy.FilesProcesses?.RunCommand)
        || Scripts(policy).Any(script => ScriptTraits.NamesTool(script.Name) || (script.Id is { } id && scripts.NamesTool(id)));

    // A word we have not heard of may matter; no word, and the one for nothing, do not.
    private static bool Says(string? word, string nothing) => !string.IsNullOrWhiteSpace(word) && !word.Trim().Equals(nothing, StringComparison.OrdinalIgnoreCase);

    private static void ScanScripts(Policy policy, ScriptCatalogue scripts, CredentialScan scan)
    {
        foreach (var script in Scripts(policy))
        {
            for (var place = 0; place < script.Parameters.Count; place++)
            {
                var number = FirstParameter + place;
                var label = script.Id is { } id ? scripts.CredentialLabel(id, place) : null;
                scan.Setting(label, script.Parameters[place], string.Create(CultureInfo.InvariantCulture, $"parameter {number} of script {script.Name ?? "without a name"}"));
            }
        }
    }

    private static void ScanAccounts(Policy policy, CredentialScan scan)
    {
        foreach (var account in Accounts(policy).Where(account => account.Password != SecretElement.Absent || account.PasswordHash != SecretElement.Absent))
        {
            var element = account.Password != SecretElement.Absent ? "password" : "password_sha256";
            scan.Element($"{element} of account {Redact.Text(account.Username) ?? "without a name"}", element);
        }

        // Servers show asterisks there even where the account is left alone.
        if (policy.AccountMaintenance?.ManagementAccount is { } managed
            && (managed.ManagedPassword == SecretElement.Present || (managed.ManagedPassword == SecretElement.Hidden && ManagementAccount(managed.Action) == ManagementAccountAction.ChangesPassword)))
        {
            scan.Element("managed_password of the management account", "managed_password");
        }
    }

    private static IReadOnlyList<PolicyScript> Scripts(Policy policy) => policy.Scripts?.Items ?? [];

    private static IReadOnlyList<PolicyAccount> Accounts(Policy policy) => policy.AccountMaintenance?.Accounts?.Items ?? [];

    private static AccountActionKind Kind(string? word) => Lower(word) switch
    {
        "create" => AccountActionKind.Create,
        "reset" => AccountActionKind.Reset,
        "delete" => AccountActionKind.Delete,
        "disablefilevault" => AccountActionKind.DisableFileVault,
        _ => AccountActionKind.Unknown,
    };

    private static ManagementAccountAction ManagementAccount(string? word) => Lower(word) switch
    {
        "donotchange" => ManagementAccountAction.None,
        "rotate" or "specified" or "random" or "reset" or "resetrandom" => ManagementAccountAction.ChangesPassword,
        "filevaultenable" => ManagementAccountAction.EnablesFileVault,
        "filevaultdisable" => ManagementAccountAction.DisablesFileVault,
        _ => ManagementAccountAction.Unknown,
    };

    private static DiskEncryptionAction Encryption(string? word) => Lower(word) switch
    {
        "none" => DiskEncryptionAction.None,
        "apply" => DiskEncryptionAction.Apply,
        "remediate" => DiskEncryptionAction.Remediate,
        _ => DiskEncryptionAction.Unknown,
    };

    private static bool? IssuesKey(PolicyEncryption? encryption) => Encryption(encryption?.Action) switch
    {
        DiskEncryptionAction.None or DiskEncryptionAction.Apply => false,
        DiskEncryptionAction.Remediate => Lower(encryption!.RemediateKeyType) switch
        {
            "individual" or "individual and institutional" => true,
            "institutional" => false,
            _ => null,
        },
        _ => null,
    };

    // Only where all three places are said, and all say no, it is no.
    private static bool? Restarts(Policy policy, string? command)
    {
        var reboot = policy.Reboot;
        bool?[] places = [reboot?.FileVaultReboot, MayRestart(reboot?.NoUserLoggedIn), MayRestart(reboot?.UserLoggedIn)];
        return places.Contains(true) || policy.DiskEncryption?.AuthRestart == true || ScriptTraits.Restarts(command) ? true
            : places.Contains(null) ? null
            : false;
    }

    private static bool? MayRestart(string? word) => string.IsNullOrWhiteSpace(word) ? null : Lower(word) != "do not restart";

    private static bool BringsEscrowBuddy(Policy policy) =>
        Scripts(policy).Any(script => ScriptTraits.NamesEscrowBuddy(script.Name))
        || (policy.PackageConfiguration?.Packages?.Items ?? []).Any(package => ScriptTraits.NamesEscrowBuddy(package.Name) && Lower(package.Action) != "uninstall");

    private static string? Lower(string? word) => word?.Trim().ToLowerInvariant();
}
