using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>What FT-TOK-04 and FT-TOK-05 share: one account of IT, known by its role, holds a token; estimated holders count too (domain E.1).</summary>
internal static class ItAccountToken
{
    public static Judgement Judge(Mac mac, MacVerdicts verdicts, AccountKind kind, string code)
    {
        JudgedAccount? account = null;
        for (var i = 0; i < verdicts.Accounts.Count && account is null; i++)
        {
            account = verdicts.Accounts[i].Kind == kind || verdicts.Accounts[i].AlsoKind == kind ? verdicts.Accounts[i] : null;
        }

        return account is null
            ? verdicts.NamesEveryHolder(mac) ? Judgement.Silent : Judgement.Lacks(Input.AdminToken)
            : account.Token switch
            {
                TokenState.NotHeld => Judgement.Silent,
                TokenState.Unknown => Judgement.Lacks(Input.AdminToken),
                _ => Judgement.Holds(Severity.High, account.TokenEvidence, [new Reason(code, FactOf(account), account.Username, verdicts.TokensAt)]),
            };
    }

    private static string FactOf(JudgedAccount account) => account.TokenEvidence == EvidenceKind.Measured
        ? "token holder that IT adds"
        : AdditionalAdminHoldsToken.Suggests + " a token holder that IT adds";
}
