using FleetToken.Domain.Findings;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about a key that was read out: FT-PRK-05.</summary>
internal static class DisclosureRecommendations
{
    private const string BackIn = "The person is back in";

    private static readonly RecommendationStep WaitForBackIn = new(
        "Wait until the person is back in: a report after the reveal says so, or helpdesk ticks it in the follow-up. Until then the key stays as it is.")
    {
        Effect = StepEffect.OnlyDecides,
        WhoCanDoIt = StepActor.Helpdesk,
    };

    private static readonly RecommendationStep Compare = new(
        "Wait for the comparison: once a report shows signs of a new key, FleetToken reads the escrowed key with the reveal client and compares it with the fingerprint of the old one; nobody sees it.",
        Caution: "The signs alone are no proof: they come from the Mac. Where comparing is not possible, a second person closes the follow-up with a reason.")
    {
        Effect = StepEffect.OnlyReads,
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "The follow-up with its fingerprint, and a reveal client for this server.",
        HowToTell = "The follow-up ends as proved, and this finding is gone.",
    };

    public static Recommendation KeyDisclosed(Finding finding, MacVerdicts verdicts)
    {
        var isBackIn = finding.Because.Any(reason => reason.Rule == FollowUps.BackInRule) && !finding.Because.Any(reason => reason.Rule == FollowUps.OtherWaitsRule);
        var rotation = KeySteps.MakeNewKey(verdicts.CanRotateSilently.Value);
        return new()
        {
            Code = finding.Code,
            NextStep = isBackIn ? "Make and escrow a new key" : "Wait until they are back in",
            Steps =
            [
                .. isBackIn ? [] : (RecommendationStep[])[WaitForBackIn],
                .. isBackIn ? rotation : rotation.Select(OnlyOnceBackIn),
                KeySteps.WaitForValid,
                Compare,
            ],
            DoNot =
            [
                "Do not replace the key before the person is back in: the one that was read out is what gets them in.",
                "Do not take a newer key file or a Valid for proof: only the comparison is.",
                KeySteps.NoFleetWidePush,
            ],
            Sources = Sources.List(Sources.Seed, Sources.EscrowBuddy, Sources.Crypt, Sources.Ours),
        };
    }

    private static RecommendationStep OnlyOnceBackIn(RecommendationStep step) => step with
    {
        Condition = step.Condition is { } condition ? $"{BackIn}. {condition}" : BackIn,
    };
}
