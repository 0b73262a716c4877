using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Where a Mac stands in its life (domain J, <c>phase</c>).</summary>
internal static class PhaseVerdict
{
    private static readonly TimeSpan NewFor = TimeSpan.FromHours(72);

    public static MacPhase Of(MacSubject subject, Ftk1Line? line, AgeClock clock)
    {
        var mac = subject.Mac;
        var settings = subject.Settings;
        if (mac.ModelIdentifier?.StartsWith("VirtualMac", StringComparison.OrdinalIgnoreCase) == true)
        {
            // 1.
            return MacPhase.Vm;
        }

        if (Selects(settings.SharedMacs, mac))
        {
            // 2.
            return MacPhase.Lab;
        }

        if (Selects(settings.HeadlessMacs, mac))
        {
            // 3.
            return MacPhase.Headless;
        }

        if (HasLeft(settings.Leavers, mac))
        {
            // 4.
            return MacPhase.Leaver;
        }

        if (clock.IsFresh(mac.EnrolledAt, NewFor))
        {
            // 5.
            return MacPhase.New;
        }

        if (IsKnownEmpty(mac.Accounts, subject.Server.CollectsAccounts, line))
        {
            // 6 and 7.
            return mac.User.IsEmpty ? MacPhase.Stock : MacPhase.New;
        }

        // 8.
        return MacPhase.InUse;
    }

    /// <summary>Whether an account belongs to somebody who left.</summary>
    public static bool IsLeaver(IReadOnlyList<string> leavers, string username) => NamesLeaver(leavers, username);

    private static bool Selects(MacSelection selection, Mac mac)
    {
        if (mac.Site is { } site && Has(selection.Sites, site))
        {
            return true;
        }

        if (selection.Groups.Count == 0 || mac.Groups is not { } groups)
        {
            return false;
        }

        for (var i = 0; i < groups.Count; i++)
        {
            if (Has(selection.Groups, groups[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLeft(IReadOnlyList<string> leavers, Mac mac) => leavers.Count > 0
        && (NamesLeaver(leavers, mac.User.Username) || NamesLeaver(leavers, mac.User.Email) || NamesLeaver(leavers, mac.SerialNumber));

    /// <summary>A leaver is listed by short name or by address; a short name also stands for the local part of an address.</summary>
    private static bool NamesLeaver(IReadOnlyList<string> leavers, string? name)
    {
        if (leavers.Count == 0 || name is null)
        {
            return false;
        }

        var at = name.IndexOf('@', StringComparison.Ordinal);
        var localPart = at > 0 ? name[..at] : null;
        for (var i = 0; i < leavers.Count; i++)
        {
            if (NameMatching.Same(leavers[i], name) || NameMatching.Same(leavers[i], localPart))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a source that lists people lists none, and no source lists one.</summary>
    private static bool IsKnownEmpty(IReadOnlyList<LocalAccount>? listed, bool? collects, Ftk1Line? line)
    {
        for (var i = 0; i < listed?.Count; i++)
        {
            if (listed[i].IsPerson)
            {
                return false;
            }
        }

        if (line is { Accounts.Count: > 0 } or { LeftOut: > 0 } or { Holders: > 0 })
        {
            return false;
        }

        return line is { Complete: true, Accounts: not null } || (listed is not null && collects == true);
    }
}
