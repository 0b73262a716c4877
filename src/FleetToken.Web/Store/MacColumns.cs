namespace FleetToken.Web.Store;

/// <summary>The columns of <c>macs</c> as the writer fills them; a test holds them against the model that readers use.</summary>
internal static class MacColumns
{
    /// <summary>Column names, the key first, in the order of <see cref="Bind"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "key", "server", "computer_id", "name", "serial_number", "asset_tag", "model", "apple_silicon", "os_version", "site", "phase",
        "assigned_username", "assigned_full_name", "assigned_email", "assigned_account", "assigned_match", "file_vault", "file_vault_evidence",
        "recovery_key", "key_escrowed", "bootstrap_token", "token_holders", "account_names", "tokens_evidence", "tokens_at", "tokens_source",
        "token_verdict", "usable_holders", "recoverability", "stale", "findings", "all_findings", "severity", "inventory_at", "last_contact_at",
        "gone_at", "next_edge", "groups", "not_judged",
    ];

    /// <summary>Inserts a row or replaces all its columns.</summary>
    public static string Upsert { get; } =
        $"INSERT INTO macs (\"{string.Join("\", \"", All)}\") VALUES ({Statement.Parameters(All.Count)}) "
        + $"ON CONFLICT (\"key\") DO UPDATE SET {string.Join(", ", All.Skip(1).Select(column => $"\"{column}\" = excluded.\"{column}\""))}";

    /// <summary>Binds the stored form of a row to <see cref="Upsert"/>.</summary>
    public static Statement Bind(Statement to, MacRow row) => to
        .Bind(row.Key).Bind(row.Server).Bind(row.ComputerId).Bind(row.Name).Bind(row.SerialNumber).Bind(row.AssetTag).Bind(row.Model)
        .Bind(row.AppleSilicon).Bind(row.OsVersion).Bind(row.Site).Bind(row.Phase)
        .Bind(row.AssignedUsername).Bind(row.AssignedFullName).Bind(row.AssignedEmail).Bind(row.AssignedAccount).Bind(row.AssignedMatch)
        .Bind(row.FileVault).Bind(row.FileVaultEvidence)
        .Bind(row.RecoveryKey).Bind(row.KeyEscrowed).Bind(row.BootstrapToken)
        .Bind(row.TokenHolders).Bind(row.AccountNames).Bind(row.TokensEvidence).Bind(row.TokensAt).Bind(row.TokensSource)
        .Bind(row.TokenVerdict).Bind(row.UsableHolders).Bind(row.Recoverability).Bind(row.Stale)
        .Bind(row.Findings).Bind(row.AllFindings).Bind(row.Severity).Bind(row.InventoryAt).Bind(row.LastContactAt)
        .Bind(row.GoneAt).Bind(row.NextEdge).Bind(row.Groups).Bind(row.NotJudged);
}
