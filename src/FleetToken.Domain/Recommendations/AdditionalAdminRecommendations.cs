using FleetToken.Domain.Findings;
using AdditionalAdmin = FleetToken.Domain.Findings.Rules.AdditionalAdminHoldsToken;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do where an admin holds a token that it should not hold: FT-TOK-03, FT-TOK-04, FT-TOK-05, FT-UI-01.</summary>
internal static class AdditionalAdminRecommendations
{
    private static readonly RecommendationStep StopTheCause = new(
        "Stop the cause: no logins of IT at the login window, and no PreStage or policy that needs one.",
        Caution: "With an escrowed Bootstrap Token, one login at the login window gives the account a token again. SSH does not.")
    {
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "The PreStages, policies and habits that bring IT to the login window of this Mac.",
        Risk = "Work that relied on such a login stops: agree on SSH for it first.",
        HowToTell = "FT-CFG-05 no longer names this Mac.",
    };

    public static Recommendation AdditionalAdminHoldsToken(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = finding.Evidence == EvidenceKind.Measured ? "Stop the cause" : "Measure the token holders",
        Steps = finding.Evidence == EvidenceKind.Measured ? Removal(finding, verdicts) : Measuring(verdicts),
        DoNot = finding.Evidence == EvidenceKind.Measured ? RemovalBans(finding) : ["Do not take a token off an account on an estimate."],
        Sources = Sources.List(Sources.Seed, Sources.JamfPreStage, Sources.JamfLocalAccounts, Sources.Fdesetup, Sources.Ours),
    };

    public static Recommendation ManagedAdministratorHoldsToken(Finding finding, MacVerdicts verdicts)
    {
        var advice = AdditionalAdminHoldsToken(finding, verdicts);
        return advice with
        {
            Steps =
            [
                new("Check in Jamf whether MDM LAPS is on for this account; leave it on.", Caution: "FleetToken does not read LAPS, as the right to read it also shows passwords.")
                {
                    Effect = StepEffect.OnlyReads,
                    WhoCanDoIt = StepActor.MacAdmin,
                    Needs = "Rights in Jamf to see the settings of PreStages.",
                },
                .. advice.Steps,
            ],
        };
    }

    public static Recommendation ManagementAccountHoldsToken(Finding finding, MacVerdicts verdicts)
    {
        var advice = AdditionalAdminHoldsToken(finding, verdicts);
        return advice with
        {
            DoNot = ["Do not give the management account a token to make a policy work: Jamf still cannot reset another token holder.", .. advice.DoNot],
            Sources = Sources.List(Sources.Seed, Sources.JamfLocalAccounts, Sources.Fdesetup, Sources.Ours),
        };
    }

    public static Recommendation HiddenAdminMayShow(Finding finding, MacVerdicts verdicts)
    {
        var advice = AdditionalAdminHoldsToken(finding, verdicts);
        return advice with
        {
            Steps =
            [
                new(
                    "Tell people that a further name may appear at the FileVault screen, and that it is not theirs.",
                    Caution: "Sources disagree on whether Apple silicon shows names there or only two fields.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.Helpdesk },
                .. advice.Steps,
            ],
        };
    }

    private static RecommendationStep[] Measuring(MacVerdicts verdicts) =>
    [
        .. ForSharedMac(verdicts),
        new(
            AdditionalAdmin.Suggests + " that an account of IT holds a token. Deploy the attribute FTK1 and update the inventory, so that it is measured.",
            Caution: "That list stands in for the tokens; it does not tell them.")
        {
            WhoCanDoIt = StepActor.MacAdmin,
            Needs = InventoryRecommendations.AttributeNeeds,
            Risk = InventoryRecommendations.AttributeRisk,
            HowToTell = "The Mac's own report names its token holders.",
        },
        StopTheCause,
    ];

    private static RecommendationStep[] Removal(Finding finding, MacVerdicts verdicts) =>
    [
        .. ForSharedMac(verdicts),
        StopTheCause,
        .. FirstConfirmTheAccount(finding),
        new(
            "Check the guards: the end user's token is measured, the end user opened the disk at the last start, and the recovery key is proven.",
            Caution: OpenGuard(verdicts))
        {
            Effect = StepEffect.OnlyReads,
            WhoCanDoIt = StepActor.MacAdmin,
            Needs = "A fresh inventory with the Mac's own report.",
        },
        new(
            "Take the admin off FileVault: a Jamf policy with Local Accounts, “Disable user for FileVault”, for that account on this Mac.",
            "All three guards hold",
            "Try it on five Macs before a wider scope.")
        {
            WhoCanDoIt = StepActor.MacAdmin,
            Needs = "The Mac online, and a policy with this Mac alone in its scope.",
            Risk = "Where a guard does not hold, the person can be locked out at the next start. The last user stays on the FileVault list, so nothing happens where the admin is the only one.",
            HowToTell = "The account is gone from the FileVault list, and its token reads as not held.",
        },
        new(
            "Update the inventory and read the token again: only “no token” counts.",
            Caution: "Sources disagree whether the policy also takes the token away.")
        {
            Effect = StepEffect.OnlyReads,
            Command = Commands.UpdateInventory,
            WhoCanDoIt = StepActor.MacAdmin,
            Needs = "The Mac awake and on the network.",
        },
        .. TokenOff(finding, verdicts),
    ];

    /// <summary>One step for each account of IT; one without a name where there is none to fill in.</summary>
    private static IEnumerable<RecommendationStep> TokenOff(Finding finding, MacVerdicts verdicts)
    {
        List<JudgedAccount?> accounts = [.. verdicts.Accounts.Where(account => account.IsItAccount && account.IsMeasuredHolder())];
        if (accounts.Count == 0 || IsCaseB(finding))
        {
            accounts.Add(null);
        }

        return accounts.Select(account => new RecommendationStep(
            "An administrator who holds a token turns the other one off on the Mac, interactively.",
            "The token is still there after the policy")
        {
            Command = Commands.TakeToken(account, Commands.AdminHolder(verdicts, except: account?.Username)) is var command && IsCaseB(finding) && account is null
                ? command with { Warning = CopyableCommand.Unconfirmed }
                : command,
            WhoCanDoIt = StepActor.MacAdminAtTheMac,
            Needs = "Another administrator who holds a token and knows its password; both passwords are typed at a prompt.",
            Risk = "The command can report success although it was refused. A token that is gone by mistake comes back only by a login at the login window, or by a holder.",
            HowToTell = "The status, read again, says DISABLED.",
        });
    }

    private static List<string> RemovalBans(Finding finding)
    {
        List<string> bans =
        [
            "Do not take anybody's token before the guards hold: this admin may be the only one who can open the disk.",
            "Do not switch LAPS off because of this: LAPS stays.",
            TokenSteps.NoPasswordInScripts,
        ];
        if (IsCaseB(finding))
        {
            bans.Insert(0, "Do not take the token of an account before a person confirmed for this Mac that it is not the end user's.");
        }

        return bans;
    }

    private static IEnumerable<RecommendationStep> ForSharedMac(MacVerdicts verdicts) => verdicts.Phase == MacPhase.Lab
        ? [new("Nothing has to be done: shared Macs are exempt, and this is shown for your knowledge. The rest applies if you decide otherwise.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.MacAdmin }]
        : [];

    private static IEnumerable<RecommendationStep> FirstConfirmTheAccount(Finding finding) => IsCaseB(finding)
        ? [new("Have a person confirm whose account the other administrator's is.", Caution: "It is in no list of IT accounts; it may be the end user's second account.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.Helpdesk, Needs = "The person whose Mac it is." }]
        : [];

    private static bool IsCaseB(Finding finding) => finding.Because.Any(reason => reason.Rule == AdditionalAdmin.OtherAdministrator);

    private static string? OpenGuard(MacVerdicts verdicts) =>
        !verdicts.KeyProven.Value ? "Not yet: the recovery key is not proven. Repair that first."
        : verdicts.MatchedAccount() is not { Token: TokenState.Held, TokenEvidence: EvidenceKind.Measured }
            ? "Not yet: the end user's token is not measured as held. Repair that first."
            : null;
}
