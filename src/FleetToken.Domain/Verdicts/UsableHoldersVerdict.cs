using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>How many holders could open the disk with a password that IT does not rotate (domain J, <c>usableHolders</c>).</summary>
internal static class UsableHoldersVerdict
{
    public static Verdict<UsableHolders> Of(TokenPicture picture, FleetSettings settings)
    {
        var because = new List<Reason>(2);
        var (sure, doubtful) = (0, 0);
        var wanted = picture.IsMeasured ? EvidenceKind.Measured : EvidenceKind.Estimated;
        for (var i = 0; i < picture.Accounts.Count; i++)
        {
            var account = picture.Accounts[i];
            if (account.Token != TokenState.Held || account.Evidence != wanted || account.IsIt
                || PhaseVerdict.IsLeaver(settings.Leavers, account.Username))
            {
                continue;
            }

            var mayBeIt = picture.MayBeIt(account);
            sure += mayBeIt ? 0 : 1;
            doubtful += mayBeIt ? 1 : 0;
            because.Add(new("J usableHolders", mayBeIt ? "token holder, possibly an account of IT" : "usable token holder", account.Username, picture.At));
        }

        return picture.IsMeasured ? Measured(picture, sure, doubtful, because) : Estimated(sure, because, picture.At);
    }

    private static Verdict<UsableHolders> Estimated(int sure, List<Reason> because, DateTimeOffset? at)
    {
        // Row 1: a lower bound, so accounts that may be IT's do not count.
        if (sure > 0)
        {
            return new(sure == 1 ? UsableHolders.One : UsableHolders.Several, EvidenceKind.Estimated, because);
        }

        because.Insert(0, new("J usableHolders row 1", "measured token holders", null, at));
        return new(UsableHolders.Unknown, EvidenceKind.Unknown, because);
    }

    private static Verdict<UsableHolders> Measured(TokenPicture picture, int sure, int doubtful, List<Reason> because)
    {
        if (picture.Holders is null || (sure + doubtful == 0 && picture.HoldersLeftOut))
        {
            // Row 2.
            because.Insert(0, new("J usableHolders row 2", picture.Holders is null ? "number of token holders" : "token holders left out of the list", null, picture.At));
            return new(UsableHolders.Unknown, EvidenceKind.Unknown, because);
        }

        if (doubtful > 0 && sure < 2)
        {
            // Whether it is none, one or several hangs on account lists that could not be read.
            because.Insert(0, new("J usableHolders row 3", "accounts of IT", null, null));
            return new(UsableHolders.Unknown, EvidenceKind.Unknown, because);
        }

        // Row 3.
        if (because.Count == 0)
        {
            because.Add(new("J usableHolders row 3", "usable token holder", "none", picture.At));
        }

        return new(sure switch { 0 => UsableHolders.None, 1 => UsableHolders.One, _ => UsableHolders.Several }, EvidenceKind.Measured, because);
    }
}
