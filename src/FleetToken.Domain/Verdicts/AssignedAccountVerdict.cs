using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Which local account is the assigned user's (domain J, <c>assignedAccount</c>): a rung counts only if it hits exactly one account.</summary>
internal static class AssignedAccountVerdict
{
    private const int ReportsInARow = 3;

    public static AssignedAccount Of(AssignedUser user, IReadOnlyList<AccountFacts> accounts, bool accountsLeftOut, MacCounters counters)
    {
        // Rung 1: short name = user name.
        if (Only(accounts, user.Username) is { } byName)
        {
            return new(AccountMatch.Matched, byName, 1);
        }

        // Rung 2: short name = local part of user name or e-mail.
        if (Only(accounts, LocalPart(user.Username), LocalPart(user.Email)) is { } byLocalPart)
        {
            return new(AccountMatch.Matched, byLocalPart, 2);
        }

        // Rung 3, the account's link to an identity provider, has no source yet.
        // Rung 4: full name = real name.
        if (OnlyFullName(accounts, user.FullName) is { } byFullName)
        {
            return new(AccountMatch.Guessed, byFullName, 4);
        }

        // Rung 5: the same console user in the last three reports.
        if (SameConsoleUser(counters.ConsoleUsers) is { } console && Only(accounts, console) is { } byConsole)
        {
            return new(AccountMatch.Guessed, byConsole, 5);
        }

        // Rung 6: the only account in question.
        if (!accountsLeftOut && OnlyCandidate(accounts) is { } alone)
        {
            return new(AccountMatch.Guessed, alone, 6);
        }

        // Rung 7.
        return new(AccountMatch.Unmatched, null, 7);
    }

    /// <summary>Whether an account can be the user's at all: a person, not IT's, with a name that equals something.</summary>
    public static bool IsCandidate(AccountFacts account) => account is { IsPerson: true, IsIt: false, IsNamed: true };

    private static string? LocalPart(string? address)
    {
        var at = address?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return at > 0 ? address![..at] : null;
    }

    private static string? SameConsoleUser(IReadOnlyList<string> users)
    {
        if (users.Count < ReportsInARow)
        {
            return null;
        }

        for (var i = 1; i < ReportsInARow; i++)
        {
            if (!NameMatching.Same(users[0], users[i]))
            {
                return null;
            }
        }

        return users[0];
    }

    private static string? Only(IReadOnlyList<AccountFacts> accounts, string? name, string? otherName = null)
    {
        if (name is null && otherName is null)
        {
            return null;
        }

        string? hit = null;
        for (var i = 0; i < accounts.Count; i++)
        {
            var account = accounts[i];
            if (!IsCandidate(account) || !(NameMatching.Same(account.Username, name) || NameMatching.Same(account.Username, otherName)))
            {
                continue;
            }

            if (hit is not null)
            {
                return null;
            }

            hit = account.Username;
        }

        return hit;
    }

    private static string? OnlyFullName(IReadOnlyList<AccountFacts> accounts, string? fullName)
    {
        string? hit = null;
        for (var i = 0; i < accounts.Count; i++)
        {
            if (!IsCandidate(accounts[i]) || !NameMatching.Same(accounts[i].FullName, fullName))
            {
                continue;
            }

            if (hit is not null)
            {
                return null;
            }

            hit = accounts[i].Username;
        }

        return hit;
    }

    private static string? OnlyCandidate(IReadOnlyList<AccountFacts> accounts)
    {
        string? hit = null;
        for (var i = 0; i < accounts.Count; i++)
        {
            // A person whose name equals nothing is still somebody: then no other is the only one.
            if (!accounts[i].IsPerson || accounts[i].IsIt)
            {
                continue;
            }

            if (hit is not null || !accounts[i].IsNamed)
            {
                return null;
            }

            hit = accounts[i].Username;
        }

        return hit;
    }
}
