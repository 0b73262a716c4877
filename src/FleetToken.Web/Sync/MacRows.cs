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
            Findings = OwnFindingsOf(evaluation.Findings),
            AllFindings = FindingSet.Write(evaluation.Findings),
            NotJudged = NotJudgedSet.Write(evaluation.NotJudged),
            Groups = GroupsOf(mac),
            Severity = evaluation.Severity,
            InventoryAt = mac.ReportedAt,
            LastContactAt = mac.LastSeenAt,
            NextEdge = evaluation.NextEdge,
        };
    }

    /// <summary>Its accounts.</summary>
    public static IReadOnlyList<AccountRow> AccountsOf(int key, MacVerdicts verdicts)
    {
        var rows = new AccountRow[verdicts.Accounts.Count];
        for (var position = 0; position < rows.Length; position++)
        {
            var account = verdicts.Accounts[position];
            rows[position] = new AccountRow
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
            };
        }

        return rows;
    }

    /// <summary>Its findings, first seen at <paramref name="now"/> where they are new.</summary>
    public static IReadOnlyList<FindingRow> FindingsOf(int key, IReadOnlyList<Finding> findings, DateTimeOffset now)
    {
        var rows = new List<FindingRow>(findings.Count);
        for (var place = 0; place < findings.Count; place++)
        {
            var finding = findings[place];
            if (!rows.Exists(row => row.Code == finding.Code))
            {
                rows.Add(new FindingRow
                {
                    MacKey = key,
                    Code = finding.Code,
                    Subject = finding.Subject,
                    Severity = finding.Severity,
                    Evidence = finding.Evidence,
                    ShownInside = finding.ShownInside,
                    FirstSeen = now,
                });
            }
        }

        return rows;
    }

    private static bool IsOwn(Finding finding) => finding.Subject == FindingSubject.Mac && finding.ShownInside is null;

    private static string OwnFindingsOf(IReadOnlyList<Finding> findings)
    {
        var codes = new List<string>(findings.Count);
        for (var place = 0; place < findings.Count; place++)
        {
            if (IsOwn(findings[place]))
            {
                codes.Add(findings[place].Code);
            }
        }

        return string.Join(' ', codes);
    }

    /// <summary>Sorted: the order in which Jamf happens to list them is no change.</summary>
    private static string? GroupsOf(Mac mac)
    {
        if (mac.Groups is null)
        {
            return null;
        }

        var names = new string[mac.Groups.Count];
        for (var place = 0; place < names.Length; place++)
        {
            names[place] = mac.Groups[place].ReplaceLineEndings(" ");
        }

        Array.Sort(names, StringComparer.Ordinal);
        return string.Join('\n', names);
    }

    private static string HoldersOf(MacVerdicts verdicts)
    {
        List<HolderCell>? holders = null;
        for (var place = 0; place < verdicts.Accounts.Count; place++)
        {
            var account = verdicts.Accounts[place];
            if (account.Token is TokenState.Held or TokenState.Suspect)
            {
                (holders ??= []).Add(new HolderCell(account.Username, account.Admin, account.Kind, account.TokenEvidence, account.ShouldNotHold));
            }
        }

        return holders is null ? "[]" : JsonSerializer.Serialize(holders, StoreJson.Default.IReadOnlyListHolderCell);
    }

    /// <summary>Every name once, one a line: those Jamf lists, then those only another source has.</summary>
    private static string AccountNamesOf(Mac mac, MacVerdicts verdicts)
    {
        var names = new List<string>((mac.Accounts?.Count ?? 0) + 1);
        for (var place = 0; place < mac.Accounts?.Count; place++)
        {
            Add(mac.Accounts[place].Username);
        }

        for (var place = 0; place < verdicts.Accounts.Count; place++)
        {
            Add(verdicts.Accounts[place].Username);
        }

        return string.Join('\n', names);

        void Add(string username)
        {
            var name = username.ReplaceLineEndings(" ");
            if (!names.Contains(name))
            {
                names.Add(name);
            }
        }
    }
}
