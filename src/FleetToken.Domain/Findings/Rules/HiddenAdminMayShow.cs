using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-UI-01: a token holder is hidden; the FileVault screen may show it all the same.</summary>
internal sealed class HiddenAdminMayShow : IFindingRule
{
    public const string Code = "FT-UI-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Hidden admin may show at FileVault",
        FindingSubject.Mac,
        Severity.Low,
        "An account that is hidden everywhere else may appear at the FileVault screen after each restart, and confuses people there.")
    {
        Phases = Phases.Judged,
        Sources = [SourceBook.Seed],
        Criteria = SmartGroupCriteria.Without("Selects by the Mac's own word; what only the PreStage says is missed.", "hid", ";hid=0;", ";hid=u;"),
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        if (verdicts.HolderCount is null or 0)
        {
            return verdicts.HolderCount is null ? Judgement.Lacks(Input.TokenHolders) : Judgement.Silent;
        }

        List<Reason>? because = null;
        var open = !verdicts.NamesEveryHolder(subject.Mac);
        for (var i = 0; i < verdicts.Accounts.Count; i++)
        {
            var account = verdicts.Accounts[i];
            if (!account.IsMeasuredHolder())
            {
                continue;
            }

            if (account.Hidden == Answer.Yes || IsHiddenByPreStage(account, subject))
            {
                (because ??= []).Add(new Reason(Code, "hidden token holder", account.Username, verdicts.TokensAt));
            }

            open |= account.Hidden == Answer.Unknown;
        }

        return because is not null ? Judgement.Holds(Severity.Low, EvidenceKind.Measured, because)
            : open ? Judgement.Lacks(Input.HiddenHolder) : Judgement.Silent;
    }

    private static bool IsHiddenByPreStage(JudgedAccount account, MacSubject subject) =>
        account.Kind == AccountKind.ManagedAdministrator && subject.Mac.SerialNumber is { } serial
        && subject.Server.PreStageBySerialNumber?.TryGetValue(serial, out var preStage) == true && preStage.Hidden == true;
}
