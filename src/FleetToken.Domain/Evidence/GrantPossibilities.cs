using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>A case of the grant table in which every input is known.</summary>
internal readonly record struct KnownGrant(
    MacOsVersion Os, bool AppleSilicon, AccountOrigin Made, bool Admin, bool Bootstrap, FirstLogin Where, bool First, bool Denied, bool FileVaultRequired);

/// <summary>What a case with unknown inputs may be. For one account on one page, never in a sweep.</summary>
internal static class GrantPossibilities
{
    /// <summary>One version for each range that the table tells apart.</summary>
    private static readonly MacOsVersion[] Versions = [new(10, 15, 7), new(11, 0, 0), new(14, 0, 0), new(15, 0, 0), new(26, 0, 0)];
    private static readonly bool[] Either = [true, false];
    private static readonly FirstLogin[] Logins = [.. Enum.GetValues<FirstLogin>().Where(login => login != FirstLogin.Unknown)];

    public static IReadOnlyList<AccountOrigin> Origins { get; } = [.. Enum.GetValues<AccountOrigin>().Where(origin => origin != AccountOrigin.Unknown)];

    public static IEnumerable<KnownGrant> Of(GrantCase asked, IReadOnlyList<AccountOrigin> origins) =>
        from os in asked.Os is { } version ? [version] : Versions
        from appleSilicon in Values(asked.AppleSilicon)
        from made in origins
        from admin in Values(asked.Admin)
        from bootstrap in Values(asked.BootstrapToken)
        from login in asked.Where == FirstLogin.Unknown ? Logins : [asked.Where]
        from first in Values(asked.First)
        from denied in Values(asked.Denied)
        from required in Values(asked.FileVaultRequired)
        select new KnownGrant(os, appleSilicon, made, admin, bootstrap, login, first, denied, required);

    /// <summary>The unknown inputs on which the row hangs: those of which two values lead to different rows, all else the same.</summary>
    public static IReadOnlyList<string> Missing(GrantCase asked)
    {
        var all = Of(asked, [asked.Made]).ToArray();
        var missing = new List<string>(4);
        void Ask(bool unknown, string input, Func<KnownGrant, KnownGrant> leaveOut)
        {
            if (unknown && all.GroupBy(leaveOut).Any(same => same.Select(c => GrantTable.RowOf(c)).Distinct().Count() > 1))
            {
                missing.Add(input);
            }
        }

        Ask(asked.Os is null, "macOS version", c => c with { Os = default });
        Ask(asked.AppleSilicon is null, "Apple silicon", c => c with { AppleSilicon = false });
        Ask(asked.Admin is null, "whether it is an administrator", c => c with { Admin = false });
        Ask(asked.BootstrapToken == Answer.Unknown, "Bootstrap Token at that login", c => c with { Bootstrap = false });
        Ask(asked.Where == FirstLogin.Unknown, "where it first logged in", c => c with { Where = FirstLogin.Unknown });
        Ask(asked.First == Answer.Unknown, "whether anybody held a token before", c => c with { First = false });
        Ask(asked.Denied == Answer.Unknown, "whether the automatic first token was switched off", c => c with { Denied = false });
        Ask(asked.FileVaultRequired == Answer.Unknown, "whether a profile required FileVault before the first login", c => c with { FileVaultRequired = false });
        return missing;
    }

    private static bool[] Values(bool? known) => known is { } value ? [value] : Either;

    private static bool[] Values(Answer answer) => answer == Answer.Unknown ? Either : [answer == Answer.Yes];
}
