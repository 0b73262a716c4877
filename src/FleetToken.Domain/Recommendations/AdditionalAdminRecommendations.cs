using FleetToken.Domain.Findings;
using AdditionalAdmin = FleetToken.Domain.Findings.Rules.AdditionalAdminHoldsToken;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do where an admin holds a token that it should not hold: FT-TOK-03.</summary>
internal static class AdditionalAdminRecommendations
{
    private static readonly RecommendationStep StopTheCause = new(
        "Stop the cause: no logins of IT at the login window, and no PreStage or policy that needs one.",
        Caution: "With an escrowed Bootstrap Token, one login at the login window gives the account a token again. SSH does not.");

    public static Recommendation AdditionalAdminHoldsToken(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = finding.Evidence == EvidenceKind.Measured ? "Stop the cause" : "Measure the token holders",
        Steps = finding.Evidence == EvidenceKind.Measured ? Removal(finding, verdicts) : Measuring(verdicts),
        DoNot = finding.Evidence == EvidenceKind.Measured ? RemovalBans(finding) : ["Do not take a token off an account on an estimate."],
        Sources = Sources.List(Sources.Seed, Sources.JamfPreStage, Sources.JamfLocalAccounts, Sources.Fdesetup, Sources.Ours),
    };

    private static RecommendationStep[] Measuring(MacVerdicts verdicts) =>
    [
        .. ForSharedMac(verdicts),
        new(
            AdditionalAdmin.Suggests + " that an account of IT holds a token. Deploy the attribute FTK1 and update the inventory, so that it is measured.",
            Caution: "That list stands in for the tokens; it does not tell them."),
        StopTheCause,
    ];

    private static RecommendationStep[] Removal(Finding finding, MacVerdicts verdicts) =>
    [
        .. ForSharedMac(verdicts),
        StopTheCause,
        .. FirstConfirmTheAccount(finding),
        new(
            "Check the guards: the end user's token is measured, the end user opened the disk at the last start, and the recovery key is proven.",
            Caution: OpenGuard(verdicts)),
        new(
            "Take the admin off FileVault: a Jamf policy with Local Accounts, “Disable user for FileVault”, for that account on this Mac.",
            "All three guards hold",
            "Try it on five Macs before a wider scope."),
        new(
            "Update the inventory and read the token again: only “no token” counts.",
            Caution: "Sources disagree whether the policy also takes the token away."),
        new(
            "An administrator who holds a token turns the other one off on the Mac, interactively.",
            "The token is still there after the policy"),
    ];

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
        ? [new("Nothing has to be done: shared Macs are exempt, and this is shown for your knowledge. The rest applies if you decide otherwise.")]
        : [];

    private static IEnumerable<RecommendationStep> FirstConfirmTheAccount(Finding finding) => IsCaseB(finding)
        ? [new("Have a person confirm whose account the other administrator's is.", Caution: "It is in no list of IT accounts; it may be the end user's second account.")]
        : [];

    private static bool IsCaseB(Finding finding) => finding.Because.Any(reason => reason.Rule == AdditionalAdmin.OtherAdministrator);

    private static string? OpenGuard(MacVerdicts verdicts) =>
        !verdicts.KeyProven.Value ? "Not yet: the recovery key is not proven. Repair that first."
        : verdicts.MatchedAccount() is not { Token: TokenState.Held, TokenEvidence: EvidenceKind.Measured }
            ? "Not yet: the end user's token is not measured as held. Repair that first."
            : null;
}
