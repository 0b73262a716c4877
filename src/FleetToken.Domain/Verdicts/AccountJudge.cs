using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Says of each account what it is and whether it should hold its token; those that should not come first, then other holders.</summary>
internal static class AccountJudge
{
    public static IReadOnlyList<JudgedAccount> Judge(TokenPicture picture)
    {
        var userHolds = picture.Phase != MacPhase.Lab && picture.MatchedUserHolds();
        var judged = new JudgedAccount[picture.Accounts.Count];
        for (var i = 0; i < judged.Length; i++)
        {
            judged[i] = Judge(picture.Accounts[i], picture, userHolds);
        }

        return InOrder(judged);
    }

    private static JudgedAccount Judge(AccountFacts account, TokenPicture picture, bool userHolds)
    {
        var isUser = picture.IsMatchedUser(account);
        var (kind, alsoKind) = AccountKinds.Of(account, picture.It, isUser, picture.Phase);
        return new()
        {
            Username = account.Username,
            FullName = account.FullName,
            Uid = account.Uid,
            Admin = account.Admin,
            Kind = kind,
            AlsoKind = alsoKind,
            Token = account.Token,
            TokenEvidence = account.Evidence,
            InFileVaultList = account.InFileVaultList,
            VolumeOwner = account.VolumeOwner,
            Hidden = account.Hidden,
            IsItAccount = account.IsIt,
            ShouldNotHold = ShouldNotHold(account, isUser, userHolds),
            SuspiciousName = account.SuspiciousName,
        };
    }

    /// <summary>FT-TOK-03: (a) an account of IT, measured or estimated; (b) a measured administrator beside the user, who holds one.</summary>
    private static bool ShouldNotHold(AccountFacts account, bool isUser, bool userHolds) =>
        (account.IsIt && account.Token is TokenState.Held or TokenState.Suspect)
        || (userHolds && !isUser && account.Admin == true && account.IsMeasuredHolder);

    private static JudgedAccount[] InOrder(JudgedAccount[] judged)
    {
        var ordered = new JudgedAccount[judged.Length];
        var next = 0;
        for (var rank = 0; rank < 3; rank++)
        {
            for (var i = 0; i < judged.Length; i++)
            {
                if (RankOf(judged[i]) == rank)
                {
                    ordered[next++] = judged[i];
                }
            }
        }

        return ordered;
    }

    private static int RankOf(JudgedAccount account) =>
        account.ShouldNotHold ? 0 : account.Token is TokenState.Held or TokenState.Suspect ? 1 : 2;
}
