using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>Whether the derived flags of an FTK1 line fit its account list (domain F.4 X5).</summary>
internal static class FlagCheck
{
    private const int NineOrMore = 9;

    public static bool Disagrees(Ftk1Line line)
    {
        if (line.Accounts is not { } accounts)
        {
            return false;
        }

        var (holders, admins, hidden) = (default(Range), default(Range), default(Range));
        for (var i = 0; i < accounts.Count; i++)
        {
            var account = accounts[i];
            if (account.Token == Answer.No)
            {
                continue;
            }

            var surely = account.Token == Answer.Yes;
            holders.Add(surely, true);
            admins.Add(surely && account.Admin is not null, account.Admin ?? true);
            hidden.Add(surely && account.Hidden != Answer.Unknown, account.Hidden != Answer.No);
        }

        var more = line.ListCut ? int.MaxValue / 2 : line.LeftOut;
        return !holders.Fits(line.Holders, more) || !admins.Fits(line.AdminHolders, more) || !hidden.Fits(line.HiddenHolders, more)
            || !ConsoleUserFits(line, more > 0);
    }

    private static bool ConsoleUserFits(Ftk1Line line, bool listGoesOn)
    {
        if (line.ConsoleUserHolds == Answer.Unknown || line.ConsoleUser is null)
        {
            return true;
        }

        if (LocalAccounts.Find(line.Accounts, line.ConsoleUser) is { } account)
        {
            return account.Token == Answer.Unknown || account.Token == line.ConsoleUserHolds;
        }

        // Somebody who is not a local person, such as root or a network account, holds none.
        return listGoesOn || line.ConsoleUserHolds == Answer.No;
    }

    /// <summary>How many accounts surely, and at most, have a property.</summary>
    private struct Range
    {
        private int _least;
        private int _most;

        public void Add(bool surely, bool has)
        {
            _least += surely && has ? 1 : 0;
            _most += has ? 1 : 0;
        }

        public readonly bool Fits(int? flag, int more) => flag switch
        {
            null => true,
            NineOrMore => _most + more >= NineOrMore,
            { } count => _least <= count && count <= _most + more,
        };
    }
}
