using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>The fingerprints by which it is seen that a Mac's rows are as stored; a test holds them against the columns.</summary>
internal static class RowFingerprints
{
    /// <summary>The fingerprint of a Mac's row.</summary>
    public static long Of(MacRow row) => FingerprintWriter.Begin()
        .Add(row.Key).Add(row.Server).Add(row.ComputerId).Add(row.Name).Add(row.SerialNumber).Add(row.AssetTag).Add(row.Model)
        .Add(row.AppleSilicon).Add(row.OsVersion).Add(row.Site).Add(row.Phase)
        .Add(row.AssignedUsername).Add(row.AssignedFullName).Add(row.AssignedEmail).Add(row.AssignedAccount).Add(row.AssignedMatch)
        .Add(row.FileVault).Add(row.FileVaultEvidence)
        .Add(row.RecoveryKey).Add(row.KeyEscrowed).Add(row.BootstrapToken)
        .Add(row.TokenHolders).Add(row.AccountNames).Add(row.TokensEvidence).Add(row.TokensAt).Add(row.TokensSource)
        .Add(row.TokenVerdict).Add(row.UsableHolders).Add(row.Recoverability).Add(row.Stale)
        .Add(row.Findings).Add(row.AllFindings).Add(row.Severity).Add(row.InventoryAt).Add(row.LastContactAt)
        .Add(row.GoneAt).Add(row.NextEdge).Add(row.Groups).Add(row.NotJudged)
        .End();

    /// <summary>The fingerprint of its accounts.</summary>
    public static long Of(IReadOnlyList<AccountRow> accounts)
    {
        var writer = FingerprintWriter.Begin();
        for (var place = 0; place < accounts.Count; place++)
        {
            var account = accounts[place];
            writer.Add(account.MacKey).Add(account.Position).Add(account.Username).Add(account.FullName).Add(account.Uid).Add(account.Admin)
                .Add(account.Kind).Add(account.AlsoKind is { } also ? StoredValues.Name(also) : null)
                .Add(account.Token).Add(account.TokenEvidence).Add(account.ShouldNotHold);
        }

        return writer.End();
    }

    /// <summary>The fingerprint of its findings; since when they hold is no part of it.</summary>
    public static long Of(IReadOnlyList<FindingRow> findings)
    {
        var writer = FingerprintWriter.Begin();
        for (var place = 0; place < findings.Count; place++)
        {
            var finding = findings[place];
            writer.Add(finding.MacKey).Add(finding.Code).Add(finding.Subject).Add(finding.Severity).Add(finding.Evidence).Add(finding.ShownInside);
        }

        return writer.End();
    }
}
