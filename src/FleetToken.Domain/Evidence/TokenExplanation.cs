using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Evidence;

/// <summary>Why one account holds a token or not, and what would give or take it (domain J, <c>explainToken</c>; B).</summary>
public sealed record TokenExplanation
{
    private static readonly AccountOrigin[] MakersOfLocalRecords = [.. GrantPossibilities.Origins.Where(origin => origin is not (AccountOrigin.NetworkOnly or AccountOrigin.Service))];

    /// <summary>The account.</summary>
    public required JudgedAccount Account { get; init; }

    /// <summary>The inputs as far as they are known.</summary>
    public required GrantCase Case { get; init; }

    /// <summary>The row that decides; B00 where inputs are missing.</summary>
    public required GrantRow Row { get; init; }

    /// <summary>How well the inputs are founded: an estimate at most, since today's Mac stands in for the moment of the grant.</summary>
    public required EvidenceKind Confidence { get; init; }

    /// <summary>The facts that were read.</summary>
    public required IReadOnlyList<Reason> Because { get; init; }

    /// <summary>Inputs on which the answer hangs and that nobody stated, in the field's words.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Where the row is B00: the rows that what is known leaves open and that say of the token what was measured or estimated;
    /// all that are left open where the token is unknown.</summary>
    public required IReadOnlyList<GrantRow> Fitting { get; init; }

    /// <summary>Whether the account's token is not what the row says; it may have been granted by hand or taken away since.</summary>
    public bool Differs => (Row.Token, Account.Token) is (Answer.Yes, TokenState.NotHeld) or (Answer.No, TokenState.Held or TokenState.Suspect);

    /// <summary>Rows that do not decide but explain: when the Bootstrap Token appears, when FileVault can be forced, volume owners.</summary>
    public required IReadOnlyList<GrantRow> Beside { get; init; }

    /// <summary>What would give the account a token, the easiest first; empty for a sure holder and for service accounts.</summary>
    public required IReadOnlyList<TokenChange> WouldGive { get; init; }

    /// <summary>What would take the token or break it; empty unless a measured holder.</summary>
    public required IReadOnlyList<TokenChange> WouldTake { get; init; }

    /// <summary>What the reader must bear in mind.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }

    /// <summary>Explains one account of a judged Mac. For one account on one page, never in a sweep.</summary>
    public static TokenExplanation Of(MacSubject subject, MacVerdicts verdicts, JudgedAccount account)
    {
        var (asked, because) = GrantInputs.Of(subject, verdicts, account);
        var answer = GrantTable.Explain(asked);
        var decided = answer.Row.Id != GrantRows.Unknown.Id;
        return new()
        {
            Account = account,
            Case = asked,
            Row = answer.Row,
            Confidence = decided ? EvidenceKind.Estimated : EvidenceKind.Unknown,
            Because = because,
            Missing = answer.Missing,
            Fitting = decided || answer.Possible.Count == 0 ? [] : Fit(asked, account, verdicts),
            Beside = BesideRows.Of(asked, account),
            WouldGive = TokenChanges.ThatGive(asked, account, verdicts),
            WouldTake = TokenChanges.ThatTake(account, verdicts),
            Cautions = CautionsOf(asked, account, answer.Row),
        };
    }

    private static GrantRow[] Fit(GrantCase asked, JudgedAccount account, MacVerdicts verdicts)
    {
        var origins = asked.Made != AccountOrigin.Unknown ? [asked.Made]
            : MakersOfLocalRecords.Where(origin => MayBe(origin, asked.Os, account, verdicts)).ToArray();
        return [.. GrantTable.Possible(asked, origins).Where(row => row.Id != GrantRows.Unknown.Id && Agrees(row, account.Token))];
    }

    /// <summary>Only a known list of IT's accounts says that an account is not the managed administrator; Platform SSO makes accounts
    /// from macOS 14, temporary sessions from 26 (B27, B29).</summary>
    private static bool MayBe(AccountOrigin origin, MacOsVersion? os, JudgedAccount account, MacVerdicts verdicts) => origin switch
    {
        AccountOrigin.ManagedAdministrator => !verdicts.ItAccountsKnown || account.SuspiciousName,
        AccountOrigin.PlatformSso => os is null || os.Value.IsAtLeast(14),
        AccountOrigin.PlatformSsoGuest => os is null || os.Value.IsAtLeast(26),
        _ => true,
    };

    private static bool Agrees(GrantRow row, TokenState token) => token switch
    {
        TokenState.Held or TokenState.Suspect => row.Token != Answer.No,
        TokenState.NotHeld => row.Token != Answer.Yes,
        _ => true,
    };

    private static List<string> CautionsOf(GrantCase asked, JudgedAccount account, GrantRow row)
    {
        var cautions = new List<string>(3);
        if (asked.Os is not null && asked.Made != AccountOrigin.Service)
        {
            cautions.Add("The rules of the macOS version that the Mac runs today are shown. An account made under an older version followed that version's rules, and the Bootstrap Token may have been another at that time.");
        }

        if (row.Caution is { } caution)
        {
            cautions.Add(caution);
        }

        if (account.Token == TokenState.Suspect)
        {
            cautions.Add("The token reads as held, but the account is not on the FileVault list. A password changed by the wrong tool leaves a token that authorises nothing (B-P8).");
        }

        return cautions;
    }
}
