using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>What is known about the tokens of one Mac, put together once for the verdicts that read it.</summary>
internal sealed class TokenPicture
{
    private const int NineOrMore = 9;

    public required TokenSource Source { get; init; }

    /// <summary>UTC time of the token facts; null where their source gives none.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>Measured holders, those left out of the list included; null where not measured.</summary>
    public required int? Holders { get; init; }

    /// <summary>Whether holders may be missing from <see cref="Accounts"/>.</summary>
    public required bool HoldersLeftOut { get; init; }

    public required Contradictions Contradictions { get; init; }

    public required ItAccounts It { get; init; }

    public required IReadOnlyList<AccountFacts> Accounts { get; init; }

    public required AssignedAccount Assigned { get; init; }

    public required MacPhase Phase { get; init; }

    /// <summary>Whether an attribute measured tokens.</summary>
    public bool IsMeasured => Source is TokenSource.Ftk1 or TokenSource.Attribute;

    /// <summary>Whether an account might be IT's although no list that could be read names it: an administrator can, a standard person
    /// cannot. A name that equals nothing cannot be told from IT's either.</summary>
    public bool MayBeIt(AccountFacts account) => account.IsIt || ((!It.Complete || !account.IsNamed) && !account.IsStandardPerson);

    public bool IsMatchedUser(AccountFacts account) => Assigned.Match == AccountMatch.Matched && IsAssigned(account);

    /// <summary>Whether the matched user surely holds a token, so that another administrator needs none (FT-TOK-03 b).</summary>
    public bool MatchedUserHolds()
    {
        if (Assigned.Match != AccountMatch.Matched)
        {
            return false;
        }

        for (var i = 0; i < Accounts.Count; i++)
        {
            if (Accounts[i] is { Token: TokenState.Held, Evidence: EvidenceKind.Measured } account && IsAssigned(account))
            {
                return true;
            }
        }

        return false;
    }

    public static TokenPicture Of(MacSubject subject, bool fileVaultOn, Contradictions contradictions, AgeClock clock)
    {
        var mac = subject.Mac;
        var source = TokenEvidence.Choose(mac.Attributes, contradictions);
        var line = (contradictions & Contradictions.Unusable) == 0 ? mac.Attributes?.Ftk1 : null;
        var it = ItAccounts.Of(mac, subject.Server, subject.Settings);
        var accounts = new AccountRoll(mac, line, source, it, fileVaultOn).Call();
        var holders = source switch
        {
            TokenSource.Ftk1 => line?.Holders,
            TokenSource.Attribute => mac.Attributes?.Foreign?.Holders,
            _ => null,
        };
        if (source == TokenSource.None && AnyEstimated(accounts))
        {
            source = TokenSource.FileVaultList;
        }

        return new()
        {
            Source = source,
            At = source switch { TokenSource.Ftk1 => line?.At, TokenSource.None => null, _ => mac.ReportedAt },
            Holders = holders,
            HoldersLeftOut = holders is { } count && (count > CountHolders(accounts) || (count >= NineOrMore && line is { LeftOut: > 0 } or { ListCut: true })),
            Contradictions = contradictions,
            It = it,
            Accounts = accounts,
            Assigned = AssignedAccountVerdict.Of(mac.User, accounts, line is { LeftOut: > 0 } or { ListCut: true }, subject.Counters),
            Phase = PhaseVerdict.Of(subject, line, clock),
        };
    }

    private static bool AnyEstimated(IReadOnlyList<AccountFacts> accounts)
    {
        for (var i = 0; i < accounts.Count; i++)
        {
            if (accounts[i].Evidence == EvidenceKind.Estimated)
            {
                return true;
            }
        }

        return false;
    }

    private static int CountHolders(IReadOnlyList<AccountFacts> accounts)
    {
        var count = 0;
        for (var i = 0; i < accounts.Count; i++)
        {
            count += accounts[i].IsMeasuredHolder ? 1 : 0;
        }

        return count;
    }

    private bool IsAssigned(AccountFacts account) =>
        account is { IsNamed: true, IsIt: false } && string.Equals(account.Username, Assigned.Username, StringComparison.Ordinal);
}
