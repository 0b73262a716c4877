using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-CFG-05: the administrator of a PreStage logs in or holds a token, on Macs with an escrowed Bootstrap Token.</summary>
internal sealed class PreStageAdminLogsIn : IObjectRule
{
    public const string Code = "FT-CFG-05";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "PreStage admin is used for logins",
        FindingSubject.Object,
        Severity.Medium,
        "With an escrowed Bootstrap Token, each login of that account at the login window gives it a token by accident.")
    {
        Controls = [OursNist("AC-6(5)")],
        Sources = [SourceBook.Rules, SourceBook.JamfPre],
        Criteria = SmartGroupCriteria.None("The finding is about an object; its own scope in Jamf Pro names the Macs."),
    };

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes)
    {
        if (server.Configuration.PreStages is not { } preStages)
        {
            notes.Lacks(Input.PreStages);
            return;
        }

        foreach (var preStage in preStages)
        {
            if (preStage.MakesAdmin is null || (preStage.MakesAdmin == true && string.IsNullOrEmpty(preStage.AdminAccount)))
            {
                notes.Lacks(Input.PreStageAccounts);
            }
            else if (preStage is { MakesAdmin: true, AdminAccount: { } admin })
            {
                notes.Found(
                    preStage.Finding(Code, Severity.Medium, new Reason(Code, "managed administrator", admin, null)) with { NeedsMac = true },
                    (subject, verdicts) => Reach.And(
                        Reach.And(Reach.OfPreStage(preStage.Id, subject), IsEscrowed(subject.Mac)),
                        LoggedIn(admin, subject) ? Answer.Yes : Reach.OfToken(admin, subject, verdicts)));
            }
        }
    }

    private static Answer IsEscrowed(Mac mac) => mac.BootstrapToken.Status switch
    {
        BootstrapTokenStatus.Escrowed => Answer.Yes,
        BootstrapTokenStatus.Unknown => Answer.Unknown,
        _ => Answer.No,
    };

    private static bool LoggedIn(string admin, MacSubject subject)
    {
        if (NameMatching.Same(subject.Mac.Attributes?.Ftk1?.ConsoleUser, admin))
        {
            return true;
        }

        for (var i = 0; i < subject.Counters.ConsoleUsers.Count; i++)
        {
            if (NameMatching.Same(subject.Counters.ConsoleUsers[i], admin))
            {
                return true;
            }
        }

        return false;
    }
}
