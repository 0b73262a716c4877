using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Puts Jamf's account list, the Mac's own line, a foreign attribute and the FileVault list together, account by account.</summary>
internal sealed class AccountRoll(Mac mac, Ftk1Line? line, TokenSource source, ItAccounts it, bool fileVaultOn)
{
    private readonly List<AccountFacts> _accounts = new((mac.Accounts?.Count ?? 0) + 2);
    private readonly ForeignReading? _foreign = mac.Attributes?.Foreign;

    /// <summary>People and IT's accounts, in the order in which the sources list them.</summary>
    public IReadOnlyList<AccountFacts> Call()
    {
        for (var i = 0; i < mac.Accounts?.Count; i++)
        {
            var account = mac.Accounts[i];
            var own = LocalAccounts.Find(line?.Accounts, account.Username);
            if (account.IsPerson || own is not null || it.Contains(account.Username))
            {
                _accounts.Add(Join(account.Username, account, own));
            }
        }

        for (var i = 0; i < line?.Accounts?.Count; i++)
        {
            var own = line.Accounts[i];
            if (own.NameCut || LocalAccounts.Find(mac.Accounts, own.Name) is null)
            {
                _accounts.Add(Join(own.Name, null, own));
            }
        }

        AddFileVaultUsers();
        return _accounts;
    }

    private void AddFileVaultUsers()
    {
        for (var i = 0; i < mac.FileVault.UserNames?.Count; i++)
        {
            var name = mac.FileVault.UserNames[i];
            if (!name.StartsWith('_') && LocalAccounts.Find(mac.Accounts, name) is null && LocalAccounts.Find(line?.Accounts, name) is null)
            {
                _accounts.Add(Join(name, null, null));
            }
        }
    }

    private AccountFacts Join(string name, LocalAccount? account, Ftk1Account? own)
    {
        var foreign = LocalAccounts.Find(_foreign?.Accounts, name);
        var cut = own is { NameCut: true };
        var suspicious = NameMatching.IsSuspicious(name);
        var uid = account?.Uid ?? own?.Uid;
        var inList = account?.FileVaultEnabled == true || foreign?.FileVault == Answer.Yes
            || (!cut && LocalAccounts.Contains(mac.FileVault.UserNames, name));
        var (token, evidence) = TokenStateVerdict.Of(SaidOf(name, own, foreign), own?.FileVault ?? Answer.Unknown, fileVaultOn, inList);
        return new()
        {
            Username = name,
            FullName = account?.FullName,
            Uid = uid,
            Admin = Either(Either(account?.Admin, own?.Admin), foreign?.Admin),
            IsPerson = uid is null or >= 500 && !name.StartsWith('_'),
            IsIt = !cut && it.Contains(name),
            IsNamed = !cut && !suspicious,
            SuspiciousName = suspicious,
            Token = token,
            Evidence = evidence,
            InFileVaultList = ListedBy(own?.FileVault, inList, account),
            VolumeOwner = OwnerBy(own, foreign),
            Hidden = HiddenBy(own, name),
        };
    }

    private Answer SaidOf(string name, Ftk1Account? own, ForeignAccount? foreign)
    {
        if (source == TokenSource.Ftk1)
        {
            return own?.Token ?? Answer.Unknown;
        }

        if (source != TokenSource.Attribute || _foreign is null)
        {
            return Answer.Unknown;
        }

        if (_foreign.Holders == 0)
        {
            return Answer.No;
        }

        return foreign is { Token: not Answer.Unknown } ? foreign.Token
            : it.IsManagementAccount(name) ? _foreign.ManagementAccountHolds : Answer.Unknown;
    }

    private Answer ListedBy(Answer? column, bool inList, LocalAccount? account)
    {
        if (column is Answer.Yes or Answer.No)
        {
            return column.Value;
        }

        // Jamf's flag under-reports, so only together with a list that was reported is its no a no.
        return inList ? Answer.Yes
            : account?.FileVaultEnabled == false && mac.FileVault.UserNames is not null ? Answer.No : Answer.Unknown;
    }

    private Answer? OwnerBy(Ftk1Account? own, ForeignAccount? foreign)
    {
        if (mac.AppleSilicon == false)
        {
            return null;
        }

        return own?.VolumeOwner is { } said and not Answer.Unknown ? said : foreign?.VolumeOwner ?? Answer.Unknown;
    }

    private Answer HiddenBy(Ftk1Account? own, string name)
    {
        if (own is { Hidden: not Answer.Unknown })
        {
            return own.Hidden;
        }

        return it.ManagedAdministrator?.Hidden is { } hidden && it.IsManagedAdministrator(name) ? hidden ? Answer.Yes : Answer.No : Answer.Unknown;
    }

    private static bool? Either(bool? left, bool? right) => left == true || right == true ? true : left ?? right;
}
