using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Fleet;

/// <summary>Plays through the fleet that accounts are gone.</summary>
public sealed class WhatIfQuery(IDbContextFactory<FleetDb> store, IOptions<FleetSettings> settings)
{
    /// <summary>Most accounts that can be chosen at once.</summary>
    public const int MostAccounts = 50;

    private const int Suggestions = 12;
    private const int SuggestionsLookedAt = 2000;

    /// <summary>Accounts that open Macs and whose name holds the text, those of most Macs first; the spellings of one name together, as <see cref="AskAsync"/> takes them.</summary>
    public async Task<IReadOnlyList<AccountSuggestion>> SuggestAsync(string text, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var holders = Holders(db);
        if (text.Trim() is { Length: > 0 } wanted)
        {
            holders = holders.Where(holder => EF.Functions.Like(holder.Account.Username, $"%{Escaped(wanted)}%", "\\"));
        }

        var bySite = await holders
            .GroupBy(holder => new { holder.Account.Username, holder.Mac.Site })
            .Select(group => new { group.Key.Username, group.Key.Site, Macs = group.Select(holder => holder.Mac.Key).Distinct().Count() })
            .OrderByDescending(group => group.Macs)
            .ThenBy(group => group.Username)
            .Take(SuggestionsLookedAt)
            .ToListAsync(cancellationToken);
        return
        [
            .. bySite.Where(group => scope.Includes(group.Site))
                .GroupBy(group => NameMatching.Fold(group.Username) ?? group.Username, StringComparer.Ordinal)
                .Select(group => new AccountSuggestion(group.First().Username, group.Sum(part => part.Macs)))
                .OrderByDescending(account => account.Macs)
                .ThenBy(account => account.Username, StringComparer.Ordinal)
                .Take(Suggestions),
        ];
    }

    /// <summary>What is left on every Mac where one of the accounts is.</summary>
    /// <param name="accounts">Short names; compared as domain E.5 says.</param>
    /// <param name="scope">What the reader may see.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<WhatIfAnswer> AskAsync(IReadOnlyCollection<string> accounts, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var names = await SpellingsAsync(db, accounts, cancellationToken);
        var rows = from account in db.Accounts.AsNoTracking()
                   join mac in db.Macs.AsNoTracking() on account.MacKey equals mac.Key
                   where mac.GoneAt == null && db.Accounts.Any(one => one.MacKey == mac.Key && names.Contains(one.Username))
                   orderby mac.Key, account.Position
                   select new
                   {
                       mac.Key,
                       mac.Server,
                       mac.ComputerId,
                       mac.Name,
                       mac.SerialNumber,
                       mac.Site,
                       User = mac.AssignedFullName ?? mac.AssignedUsername ?? mac.AssignedEmail,
                       mac.FileVault,
                       mac.RecoveryKey,
                       mac.KeyEscrowed,
                       mac.Stale,
                       mac.UsableHolders,
                       mac.TokensEvidence,
                       account.Username,
                       account.Kind,
                       account.Token,
                       account.TokenEvidence,
                   };
        var answer = new WhatIfAnswerBuilder(names);
        WhatIfMac? current = null;
        var key = -1;
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!scope.Includes(row.Site))
            {
                continue;
            }

            if (row.Key != key)
            {
                answer.Add(current);
                key = row.Key;
                current = new WhatIfMac(new MacId(row.Server, row.ComputerId), row.Name, row.SerialNumber, row.User, row.RecoveryKey)
                {
                    Ways = new WaysIn(
                        row.FileVault,
                        KeyStateOf(row.RecoveryKey, row.KeyEscrowed),

                        // A valid key that is not stale is a proven one (domain J, flag stale).
                        KeyProven: row is { RecoveryKey: KeyValidity.Valid, Stale: false },
                        HoldersKnown: row.UsableHolders != UsableHolders.Unknown && row.TokensEvidence == EvidenceKind.Measured,
                        []),
                };
            }

            var account = new TokenAccount(row.Username, row.Token, row.TokenEvidence, ProvesNothing(row.Username, row.Kind));
            current = current! with { Ways = current.Ways with { Accounts = [.. current.Ways.Accounts, account] } };
        }

        answer.Add(current);
        return answer.Build();
    }

    private static IQueryable<Holder> Holders(FleetDb db) =>
        from account in db.Accounts.AsNoTracking()
        join mac in db.Macs.AsNoTracking() on account.MacKey equals mac.Key
        where mac.GoneAt == null && mac.FileVault != FileVaultState.Off && (account.Token == TokenState.Held || account.Token == TokenState.Suspect)
        select new Holder { Account = account, Mac = mac };

    /// <summary>The accounts as the Macs spell them: case and composition may differ from Mac to Mac.</summary>
    private static async Task<HashSet<string>> SpellingsAsync(FleetDb db, IReadOnlyCollection<string> accounts, CancellationToken cancellationToken)
    {
        var chosen = accounts.Take(MostAccounts).ToList();
        var wanted = chosen.Select(NameMatching.Fold).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var spellings = new HashSet<string>(chosen, StringComparer.Ordinal);
        await foreach (var name in db.Accounts.AsNoTracking().Select(account => account.Username).Distinct().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (NameMatching.Fold(name) is { } folded && wanted.Contains(folded))
            {
                spellings.Add(name);
            }
        }

        return spellings;
    }

    // A password that IT rotates, or that left with a person, opens nothing for sure (domain J, usableHolders).
    private bool ProvesNothing(string username, AccountKind kind) =>
        kind is AccountKind.ManagedAdministrator or AccountKind.ManagementAccount
        || settings.Value.AdminAccounts.Concat(settings.Value.Leavers).Any(name => NameMatching.Same(name, username));

    private static KeyState KeyStateOf(KeyValidity validity, Answer escrowed) => validity switch
    {
        KeyValidity.Valid => KeyState.Valid,
        KeyValidity.Invalid => KeyState.Dead,
        _ => escrowed == Answer.No ? KeyState.Dead : KeyState.Unknown,
    };

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private sealed record Holder
    {
        public required AccountRow Account { get; init; }

        public required MacRow Mac { get; init; }
    }
}
