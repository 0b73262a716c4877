using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about tokens that are there and do not do what they should: FT-TOK-10, FT-TOK-11.</summary>
internal static class BrokenTokenRecommendations
{
    public static Recommendation TokenAndListDisagree(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Update the inventory",
        Steps =
        [
            new("Update the inventory: the two may only have been read at a moment of change.")
            {
                Effect = StepEffect.OnlyReads,
                Command = Commands.UpdateInventory,
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "The Mac awake and on the network.",
                HowToTell = "In the next report (FTK1) both columns agree.",
            },
            .. TokenSteps.Grant(verdicts).Select(step => step with
            {
                Condition = step.Condition is null ? "It stays" : "It stays, and " + char.ToLowerInvariant(step.Condition[0]) + step.Condition[1..],
            }),
            new("Have macOS write the list of the FileVault screen anew.", "It still stays, and the token reads as held")
            {
                Command = Commands.UpdatePreboot,
                WhoCanDoIt = StepActor.MacAdminAtTheMac,
                Needs = "An administrator on the Mac, and a recovery key that reads Valid.",
                Risk = "It does not mend a broken token: a restart before the check can still lock the person out.",
                HowToTell = "In the next report (FTK1) both columns agree.",
            },
        ],
        DoNot =
        [
            "Do not restart this Mac before the person's account reads as holding a token and stands on the FileVault list.",
            "Do not set the password again with passwd or dscl: that is how such tokens come to be.",
            TokenSteps.NoPasswordInScripts,
        ],
        Sources = Sources.List(Sources.BrokenToken, Sources.KeptToken, Sources.AppleTokens),
    };

    public static Recommendation EndUserNotVolumeOwner(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = TokenSteps.NextStep(verdicts),
        Steps =
        [
            new("See that the Bootstrap Token is escrowed and allowed (FT-BT-01, FT-BT-03).") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin, Command = Commands.ReadBootstrapToken },
            .. TokenSteps.Grant(verdicts),
            .. TokenSteps.WhereNoWayIsLeft(verdicts),
            new("Update the inventory and see that the account reads as volume owner.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin, Needs = "The Mac awake and on the network.", Command = Commands.UpdateInventory },
        ],
        DoNot = ["Do not take the person's token away to give it anew: between the two nobody may be able to open the disk."],
        Sources = Sources.List(Sources.AppleFileVault, Sources.JamfBootstrap),
    };
}
