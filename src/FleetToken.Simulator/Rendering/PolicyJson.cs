using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FleetToken.Simulator.Configuration;

namespace FleetToken.Simulator.Rendering;

/// <summary>Writes a policy as the Classic API does.</summary>
internal static class PolicyJson
{
    private const string HashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The whole answer.</summary>
    public static void Write(Utf8JsonWriter json, SimulatedPolicy policy)
    {
        json.WriteStartObject();
        json.WriteStartObject("policy");
        General(json, policy);
        json.Scope(policy.Scope, ofProfile: false, policy.Id);
        SelfService(json, policy);
        json.Block("package_configuration", () => Packages(json, policy));
        Scripts(json, policy);
        json.Empty("printers", policy.Id);
        json.Empty("dock_items", policy.Id + 1);
        Accounts(json, policy);
        Reboot(json, policy);
        json.Block("maintenance", () =>
        {
            json.WriteBoolean("recon", policy.Inventory);
            json.WriteBoolean("reset_name", false);
            json.WriteBoolean("permissions", false);
        });
        json.Block("files_processes", () =>
        {
            json.Text("search_by_path", "");
            json.WriteBoolean("delete_file", false);
            json.Text("run_command", policy.RunCommand);
        });
        json.Block("user_interaction", () =>
        {
            json.Text("message_start", "");
            json.WriteBoolean("allow_users_to_defer", false);
        });
        Encryption(json, policy);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void General(Utf8JsonWriter json, SimulatedPolicy policy) => json.Block("general", () =>
    {
        json.WriteNumber("id", policy.Id);
        json.Text("name", policy.Name);
        json.WriteBoolean("enabled", policy.Enabled);
        json.Text("trigger", policy.InSelfService ? "USER_INITIATED" : "CHECKIN");
        json.WriteBoolean("trigger_checkin", !policy.InSelfService);
        json.WriteBoolean("trigger_enrollment_complete", false);
        json.WriteBoolean("trigger_login", false);
        json.WriteBoolean("trigger_network_state_changed", false);
        json.WriteBoolean("trigger_startup", false);
        json.Text("trigger_other", "");
        json.Text("frequency", policy.Frequency);
        json.Text("retry_event", "none");
        json.WriteNumber("retry_attempts", -1);
        json.WriteBoolean("notify_on_each_failed_retry", false);
        json.Text("target_drive", "/");
        json.WriteBoolean("offline", false);
        json.NoPlace();
        json.Block("date_time_limitations", () =>
        {
            json.Text("activation_date", "");
            json.WriteNumber("activation_date_epoch", 0);
            json.Empty("no_execute_on", 1);
        });
    });

    // The same name twice, once as a truth and once as a text: so it comes from real servers.
    private static void SelfService(Utf8JsonWriter json, SimulatedPolicy policy) => json.Block("self_service", () =>
    {
        json.WriteBoolean("use_for_self_service", policy.InSelfService);
        json.Text("self_service_display_name", policy.InSelfService ? policy.Name : "");
        json.WriteBoolean("notification", false);
        json.Text("notification", "Self Service");
        json.Text("notification_subject", policy.Name);
        json.Text("notification_message", "");
    });

    private static void Packages(Utf8JsonWriter json, SimulatedPolicy policy)
    {
        if (policy.Packages.Count == 0)
        {
            json.Empty("packages", policy.Id + 2);
            return;
        }

        json.WriteStartArray("packages");
        foreach (var package in policy.Packages)
        {
            json.WriteStartObject();
            json.WriteNumber("id", package.Id);
            json.Text("name", package.Name);
            json.Text("action", "Install");
            json.WriteBoolean("fut", false);
            json.WriteBoolean("feu", false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Scripts(Utf8JsonWriter json, SimulatedPolicy policy)
    {
        if (policy.Scripts.Count == 0)
        {
            json.Empty("scripts", policy.Id);
            return;
        }

        json.WriteStartArray("scripts");
        foreach (var script in policy.Scripts)
        {
            json.WriteStartObject();
            json.WriteNumber("id", script.Script.Id);
            json.Text("name", script.Script.Name);
            json.Text("priority", "After");
            for (var number = 4; number <= 11; number++)
            {
                json.Text(FormattableString.Invariant($"parameter{number}"), number - 4 < script.Parameters.Count ? script.Parameters[number - 4] : "");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Accounts(Utf8JsonWriter json, SimulatedPolicy policy) => json.Block("account_maintenance", () =>
    {
        if (policy.Accounts.Count == 0)
        {
            json.Empty("accounts", policy.Id);
        }
        else
        {
            json.WriteStartArray("accounts");
            foreach (var account in policy.Accounts)
            {
                json.WriteStartObject();
                json.Text("action", account.Action);
                json.Text("username", account.Username);
                json.Text("realname", account.Username);
                json.Text("password_sha256", account.HasPassword ? Hash($"{policy.Id}/{account.Username}") : HashOfNothing);
                json.WriteBoolean("admin", true);
                json.WriteBoolean("filevault_enabled", false);
                json.Text("home", $"/Users/{account.Username}/");
                json.Text("hint", "");
                json.Text("picture", "");
                json.WriteBoolean("archive_home_directory", true);
                json.Text("archive_home_directory_to", "");
                json.WriteBoolean("secure_token_allowed", false);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.Empty("directory_bindings", policy.Id + 1);
        json.Block("management_account", () =>
        {
            json.Text("action", policy.ManagementAction);
            json.Text("managed_password", "");
            json.WriteNumber("managed_password_length", 0);
        });
        json.Block("open_firmware_efi_password", () =>
        {
            json.Text("of_mode", "none");
            json.Text("of_password_sha256", HashOfNothing);
        });
    });

    private static void Reboot(Utf8JsonWriter json, SimulatedPolicy policy) => json.Block("reboot", () =>
    {
        json.Text("message", "This computer will restart in 5 minutes.");
        json.Text("startup_disk", "Current Startup Disk");
        json.Text("specify_startup", "");
        json.Text("no_user_logged_in", policy.Restart);
        json.Text("user_logged_in", policy.Restart);
        json.WriteNumber("minutes_until_reboot", 5);
        json.WriteBoolean("start_reboot_timer_immediately", false);
        json.WriteBoolean("file_vault_2_reboot", policy.AuthenticatedRestart);
    });

    private static void Encryption(Utf8JsonWriter json, SimulatedPolicy policy) => json.Block("disk_encryption", () =>
    {
        json.Text("action", policy.EncryptionAction);
        if (policy.EncryptionAction == "apply")
        {
            json.WriteNumber("disk_encryption_configuration_id", 1);
            json.WriteBoolean("auth_restart", policy.AuthenticatedRestart);
        }
        else if (policy.EncryptionAction == "remediate")
        {
            json.Text("remediate_key_type", policy.KeyType);
            json.WriteNumber("remediate_disk_encryption_configuration_id", policy.KeyType == "Individual" ? 0 : 2);
        }
    });

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
