using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>Finds one account by name in what several sources list; lists are short, so a loop beats an index.</summary>
internal static class LocalAccounts
{
    public static LocalAccount? Find(IReadOnlyList<LocalAccount>? accounts, string name)
    {
        for (var i = 0; i < accounts?.Count; i++)
        {
            if (NameMatching.SameEntry(accounts[i].Username, name))
            {
                return accounts[i];
            }
        }

        return null;
    }

    public static Ftk1Account? Find(IReadOnlyList<Ftk1Account>? accounts, string name)
    {
        for (var i = 0; i < accounts?.Count; i++)
        {
            if (!accounts[i].NameCut && NameMatching.SameEntry(accounts[i].Name, name))
            {
                return accounts[i];
            }
        }

        return null;
    }

    public static ForeignAccount? Find(IReadOnlyList<ForeignAccount>? accounts, string name)
    {
        for (var i = 0; i < accounts?.Count; i++)
        {
            if (NameMatching.SameEntry(accounts[i].Name, name))
            {
                return accounts[i];
            }
        }

        return null;
    }

    public static bool Contains(IReadOnlyList<string>? names, string name)
    {
        for (var i = 0; i < names?.Count; i++)
        {
            if (NameMatching.SameEntry(names[i], name))
            {
                return true;
            }
        }

        return false;
    }
}
