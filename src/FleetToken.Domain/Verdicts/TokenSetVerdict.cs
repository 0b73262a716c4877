using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Who holds the tokens of a Mac (domain J, <c>tokenSetVerdict</c>).</summary>
internal static class TokenSetVerdict
{
    private const string Rule = "J tokenSetVerdict row ";

    public static Verdict<TokenVerdict> Of(TokenPicture picture, FleetSettings settings, AgeClock clock)
    {
        if (!picture.IsMeasured || picture.Holders is not { } count)
        {
            // Rows 1 and 2.
            return NotMeasured(picture);
        }

        if (count == 0)
        {
            // Row 3.
            return Measured(TokenVerdict.Nobody, new(Rule + "3", "token holders", "0", picture.At));
        }

        var holders = Count(picture);
        if (holders.Listed > 0 && holders.It == holders.Listed && !picture.HoldersLeftOut)
        {
            // Row 4.
            return Measured(TokenVerdict.AdminsOnly, new(Rule + "4", "token holder of IT", holders.FirstIt, picture.At));
        }

        if (holders.FirstIt is not null)
        {
            // Row 5, an account of IT.
            return Measured(TokenVerdict.ExtraAdmins, new(Rule + "5", "token holder of IT", holders.FirstIt, picture.At));
        }

        if (holders.FirstExtraAdmin is not null)
        {
            // Row 5, FT-TOK-03 (b).
            return Measured(TokenVerdict.ExtraAdmins, new(Rule + "5", "administrator with a token beside the user", holders.FirstExtraAdmin, picture.At));
        }

        if (Doubt(picture, settings, clock) is { } doubt)
        {
            // Row 6.
            return Unknown(doubt);
        }

        return EndUsers(picture, holders);
    }

    private static Verdict<TokenVerdict> EndUsers(TokenPicture picture, in HolderCount holders)
    {
        if (holders.MayBeIt is not null)
        {
            // With accounts of IT that could not be read, rows 7 and 8 are open to standard persons only.
            return Unknown(new(Rule + "9", "accounts of IT", null, null));
        }

        if (picture.Phase == MacPhase.Lab)
        {
            // Row 7, shared Macs.
            return Measured(TokenVerdict.EndUsersOnly, new(Rule + "7", "shared Mac, token holder", holders.First, picture.At));
        }

        if (holders.User is not null && holders.OtherThanStandard == 0)
        {
            // Row 7.
            return Measured(TokenVerdict.EndUsersOnly, new(Rule + "7", "assigned user with a token", holders.User, picture.At));
        }

        if (holders is { User: null, OtherThanStandard: 0, Listed: > 0 })
        {
            // Row 8.
            return Measured(TokenVerdict.EndUsersOnly, new(Rule + "8", "standard user with a token", holders.First, picture.At));
        }

        // Row 9.
        return Unknown(new(Rule + "9", "assigned user", null, null));
    }

    private static Verdict<TokenVerdict> NotMeasured(TokenPicture picture)
    {
        for (var i = 0; i < picture.Accounts.Count; i++)
        {
            var account = picture.Accounts[i];
            if (account.IsIt && account.Token is TokenState.Held or TokenState.Suspect)
            {
                return new(TokenVerdict.ExtraAdmins, account.Evidence, [new(Rule + "1", "token holder of IT", account.Username, picture.At)]);
            }
        }

        return Unknown(new(picture.IsMeasured ? Rule + "2" : Rule + "1", picture.IsMeasured ? "number of token holders" : "measured token holders", null, picture.At));
    }

    private static Reason? Doubt(TokenPicture picture, FleetSettings settings, AgeClock clock)
    {
        if (picture.Contradictions != Contradictions.None)
        {
            return new(Rule + "6", "contradiction", picture.Contradictions.ToCodes()[0], picture.At);
        }

        if (picture.HoldersLeftOut)
        {
            return new(Rule + "6", "token holders left out of the list", null, picture.At);
        }

        return clock.IsFresh(picture.At, settings.KeyProofMaxAge) ? null
            : new Reason(Rule + "6", "age of the token facts", picture.At is null ? null : "too old", picture.At);
    }

    private static HolderCount Count(TokenPicture picture)
    {
        var count = default(HolderCount);
        var userHolds = picture.Phase != MacPhase.Lab && picture.MatchedUserHolds();
        for (var i = 0; i < picture.Accounts.Count; i++)
        {
            var account = picture.Accounts[i];
            if (account.IsMeasuredHolder)
            {
                count.Add(account, picture, userHolds);
            }
        }

        return count;
    }

    private static Verdict<TokenVerdict> Measured(TokenVerdict value, Reason reason) => new(value, EvidenceKind.Measured, [reason]);

    private static Verdict<TokenVerdict> Unknown(Reason reason) => new(TokenVerdict.Unknown, EvidenceKind.Unknown, [reason]);

    /// <summary>The measured holders, sorted by what they mean.</summary>
    private struct HolderCount
    {
        public int Listed { get; private set; }

        public int It { get; private set; }

        /// <summary>Holders that are neither the matched user's account nor a standard person.</summary>
        public int OtherThanStandard { get; private set; }

        public string? First { get; private set; }

        public string? FirstIt { get; private set; }

        public string? FirstExtraAdmin { get; private set; }

        public string? User { get; private set; }

        public string? MayBeIt { get; private set; }

        public void Add(AccountFacts account, TokenPicture picture, bool userHolds)
        {
            Listed++;
            First ??= account.Username;
            if (account.IsIt)
            {
                It++;
                FirstIt ??= account.Username;
            }

            if (picture.MayBeIt(account))
            {
                MayBeIt ??= account.Username;
            }

            if (account.Token == TokenState.Held && picture.IsMatchedUser(account))
            {
                User = account.Username;
            }
            else if (!account.IsStandardPerson)
            {
                OtherThanStandard++;
                FirstExtraAdmin ??= userHolds && account.Admin == true && !picture.IsMatchedUser(account) ? account.Username : null;
            }
        }
    }
}
