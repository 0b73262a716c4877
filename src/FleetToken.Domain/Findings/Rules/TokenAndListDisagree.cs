using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-TOK-10: FileVault is on, and in the Mac's own line a person has a token but is not on the FileVault list, or the reverse.</summary>
internal sealed class TokenAndListDisagree : IFindingRule
{
    public const string Code = "FT-TOK-10";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Token and FileVault list disagree",
        FindingSubject.Mac,
        Severity.Medium,
        "A token that was half removed or broken still reads as held, and does not open the disk.")
    {
        Phases = Phases.Judged,
        Controls = [Nist("AC-2(11)")],
        Sources = [SourceBook.BrokenToken, SourceBook.KeptToken],
        Criteria = SmartGroupCriteria.None("The two columns stand in one text for every account, which no criterion compares."),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        if (verdicts.FileVault.Value is not (FileVaultState.On or FileVaultState.Unknown))
        {
            return Judgement.Silent;
        }

        if (verdicts.TokenSource != TokenSource.Ftk1 || subject.Mac.Attributes?.Ftk1 is not { Accounts: { } accounts } line)
        {
            return Judgement.Lacks(Input.TokenAndListEntry);
        }

        List<Reason>? because = null;
        var open = line.LeftOut > 0 || line.ListCut;
        for (var i = 0; i < accounts.Count; i++)
        {
            var account = accounts[i];
            if (account.Uid < LocalAccount.FirstPerson || account.Name.StartsWith('_'))
            {
                continue;
            }

            open |= account.Token == Answer.Unknown || account.FileVault == Answer.Unknown;
            if ((account.Token, account.FileVault) is (Answer.Yes, Answer.No) or (Answer.No, Answer.Yes))
            {
                var fact = account.Token == Answer.Yes ? "holds a token, not on the FileVault list" : "on the FileVault list, holds no token";
                (because ??= []).Add(new Reason(Code, fact, account.Name, line.At));
            }
        }

        return because is null ? open ? Judgement.Lacks(Input.TokenAndListEntry) : Judgement.Silent
            : verdicts.FileVault.Value == FileVaultState.Unknown ? Judgement.Lacks(Input.FileVault)
            : Judgement.Holds(Severity.Medium, verdicts.FileVault.Confidence, [.. because, .. verdicts.FileVault.Because]);
    }
}
