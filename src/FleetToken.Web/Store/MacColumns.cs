namespace FleetToken.Web.Store;

/// <summary>The columns of <c>macs</c> as the writer fills them; a test holds them against the model that readers use.</summary>
internal static class MacColumns
{
    /// <summary>Column names, the key first, in the order of <see cref="Read"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "key", "server", "computer_id", "name", "serial_number", "asset_tag", "model", "apple_silicon", "os_version", "site", "phase",
        "assigned_username", "assigned_full_name", "assigned_email", "assigned_account", "assigned_match", "file_vault", "file_vault_evidence",
        "recovery_key", "key_escrowed", "bootstrap_token", "token_holders", "account_names", "tokens_evidence", "tokens_at", "tokens_source",
        "token_verdict", "usable_holders", "recoverability", "stale", "findings", "all_findings", "severity", "inventory_at", "last_contact_at",
        "gone_at", "next_edge", "groups", "not_judged", "concerns",
    ];

    /// <summary>Inserts a row or replaces all its columns.</summary>
    public static string Upsert { get; } =
        $"INSERT INTO macs (\"{string.Join("\", \"", All)}\") VALUES ({Statement.Parameters(All.Count)}) "
        + $"ON CONFLICT (\"key\") DO UPDATE SET {string.Join(", ", All.Skip(1).Select(column => $"\"{column}\" = excluded.\"{column}\""))}";

    /// <summary>Fills <paramref name="values"/> with the stored form of a row.</summary>
    public static void Read(MacRow row, Span<object?> values)
    {
        ReadOnlySpan<object?> stored =
        [
            row.Key, row.Server, row.ComputerId, row.Name, row.SerialNumber, row.AssetTag, row.Model, row.AppleSilicon, row.OsVersion, row.Site,
            StoredValues.Name(row.Phase),
            row.AssignedUsername, row.AssignedFullName, row.AssignedEmail, row.AssignedAccount, StoredValues.Name(row.AssignedMatch),
            StoredValues.Name(row.FileVault), StoredValues.Name(row.FileVaultEvidence),
            StoredValues.Name(row.RecoveryKey), StoredValues.Name(row.KeyEscrowed), StoredValues.Name(row.BootstrapToken),
            row.TokenHolders, row.AccountNames, StoredValues.Name(row.TokensEvidence), StoredValues.Milliseconds(row.TokensAt),
            StoredValues.Name(row.TokensSource),
            StoredValues.Name(row.TokenVerdict), StoredValues.Name(row.UsableHolders), StoredValues.Name(row.Recoverability), row.Stale,
            row.Findings, row.AllFindings, StoredValues.Name(row.Severity), StoredValues.Milliseconds(row.InventoryAt),
            StoredValues.Milliseconds(row.LastContactAt),
            StoredValues.Milliseconds(row.GoneAt), StoredValues.Milliseconds(row.NextEdge), row.Groups, row.NotJudged, row.Concerns,
        ];
        stored.CopyTo(values);
    }
}
