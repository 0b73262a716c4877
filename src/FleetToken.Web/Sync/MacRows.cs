using System.Text.Json;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>Turns a judged Mac into what is stored of it: the second of the two translations, domain to row.</summary>
internal static class MacRows
{
    /// <summary>The row of a Mac that Jamf has.</summary>
    public static MacRow RowOf(int key, Mac mac, MacEvaluation evaluation)
    {
        var verdicts = evaluation.Verdicts;
        return new MacRow
        {
            Key = key,
            Server = mac.Id.Server,
            ComputerId = mac.Id.ComputerId,
            Name = mac.Name,
            SerialNumber = mac.SerialNumber,
            AssetTag = mac.AssetTag,
            Model = mac.Model,
            AppleSilicon = mac.AppleSilicon,
            OsVersion = mac.OsVersion?.ToString(),
            Site = mac.Site,
            Phase = verdicts.Phase,
            AssignedUsername = mac.User.Username,
            AssignedFullName = mac.User.FullName,
            AssignedEmail = mac.User.Email,
            AssignedAccount = verdicts.Assigned.Username,
            AssignedMatch = verdicts.Assigned.Match,
            FileVault = verdicts.FileVault.Value,
            FileVaultEvidence = verdicts.FileVault.Confidence,
            RecoveryKey = mac.RecoveryKey.Validity,
            KeyEscrowed = verdicts.KeyEscrowed.Value,
            BootstrapToken = mac.BootstrapToken.Status,
            TokenHolders = HoldersOf(verdicts),
            AccountNames = AccountNamesOf(mac, verdicts),
            TokensEvidence = verdicts.TokenEvidence,
            TokensAt = verdicts.TokensAt,
            TokensSource = verdicts.TokenSource,
            TokenVerdict = verdicts.TokenVerdict.Value,
            UsableHolders = verdicts.UsableHolders.Value,
            Recoverability = verdicts.Recoverability.Value,
            Stale = verdicts.Stale,
            Findings = string.Join(' ', evaluation.Findings.Where(IsOwn).Select(finding => finding.Code)),
            AllFindings = FindingSet.Write(evaluation.Findings),
            NotJudged = NotJudgedSet.Write(evaluation.NotJudged),
            Concerns = ConcernSet.Write(evaluation.Concerns),
            Groups = GroupsOf(mac),
            Severity = evaluation.Severity,
            InventoryAt = mac.ReportedAt,
            LastContactAt = mac.LastSeenAt,
            NextEdge = evaluation.NextEdge,
        };
    }

    /// <summary>Its accounts.</summary>
    public static IReadOnlyList<AccountRow> AccountsOf(int key, MacVerdicts verdicts) =>
    [
        .. verdicts.Accounts.Select((account, position) => new AccountRow
        {
            MacKey = key,
            Position = position,
            Username = account.Username,
            FullName = account.FullName,
            Uid = account.Uid,
            Admin = account.Admin,
            Kind = account.Kind,
            AlsoKind = account.AlsoKind,
            Token = account.Token,
            TokenEvidence = account.TokenEvidence,
            ShouldNotHold = account.ShouldNotHold,
        }),
    ];

    /// <summary>Its findings, first seen at <paramref name="now"/> where they are new.</summary>
    public static IReadOnlyList<FindingRow> FindingsOf(int key, IReadOnlyList<Finding> findings, DateTimeOffset now) =>
    [
        .. findings.DistinctBy(finding => finding.Code).Select(finding => new FindingRow
        {
            MacKey = key,
            Code = finding.Code,
            Subject = finding.Subject,
            Severity = finding.Severity,
            Evidence = finding.Evidence,
            ShownInside = finding.ShownInside,
            FirstSeen = now,
        }),
    ];

    private static bool IsOwn(Finding finding) => finding.Subject == FindingSubject.Mac && finding.ShownInside is null;

    private static string HoldersOf(MacVerdicts verdicts)
    {
        var holders = verdicts.Accounts
            .Where(account => account.Token is TokenState.Held or TokenState.Suspect)
            .Select(account => new HolderCell(account.Username, account.Admin, account.Kind, account.TokenEvidence, account.ShouldNotHold))
            .ToList();
        return JsonSerializer.Serialize(holders, StoreJson.Default.IReadOnlyListHolderCell);
    }

    // Sorted: the order in which Jamf happens to list them is no change.
    private static string? GroupsOf(Mac mac) => mac.Groups is null
        ? null
        : string.Join('\n', mac.Groups.Select(name => name.ReplaceLineEndings(" ")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string AccountNamesOf(Mac mac, MacVerdicts verdicts) => string.Join(
        '\n',
        (mac.Accounts ?? []).Select(account => account.Username)
            .Concat(verdicts.Accounts.Select(account => account.Username))
            .Select(name => name.ReplaceLineEndings(" "))
            .Distinct(StringComparer.Ordinal));
}
