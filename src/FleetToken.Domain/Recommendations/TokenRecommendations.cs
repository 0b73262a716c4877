using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do where a token is missing: FT-TOK-01, FT-TOK-02, FT-TOK-06.</summary>
internal static class TokenRecommendations
{
    private static readonly RecommendationStep FirstTokenOnCatalina = new(
        "Let macOS give the first token: an administrator authenticates once, even with sudo.",
        "macOS 10.15, and the login did not help",
        "The first local administrator who authenticates gets the token. Make sure that it is the end user, not IT.")
    {
        WhoCanDoIt = StepActor.SomebodyAtTheMac,
        Needs = "The person's account as a local administrator, and nobody on this Mac who holds a token.",
        Risk = "An account of IT that authenticates first gets the token instead.",
        HowToTell = "The account reads as holding a token.",
    };

    private static readonly RecommendationStep FirstTokenSinceBigSur = new(
        "Let macOS give the first token: set a password for a new account of the person. The very first account whose password is set holds a token.",
        "macOS 11 or later, and the login did not help",
        "One test on macOS 15, Apple silicon: an account that granted itself a token on the command line got none, although the command reported success. Read the status again.")
    {
        WhoCanDoIt = StepActor.MacAdminAtTheMac,
        Needs = "An administrator at the Mac, and the person, who types the password of the new account.",
        Risk = "It is another account: the person's data stay in the former one until somebody moves them.",
        HowToTell = "The new account reads as holding a token.",
    };

    public static Recommendation NoTokenHolder(Finding finding, MacVerdicts verdicts)
    {
        var noLogin = verdicts.CanRegrantToken.Value is TokenRegrant.No or TokenRegrant.ByHolder;
        return new()
        {
            Code = finding.Code,
            NextStep = noLogin ? "Give a first token" : "Log out and in again",
            Steps =
            [
                .. TokenSteps.GrantWithoutHolder(verdicts),
                noLogin ? FirstTokenOnCatalina with { Condition = "macOS 10.15" } : FirstTokenOnCatalina,
                noLogin ? FirstTokenSinceBigSur with { Condition = "macOS 11 or later" } : FirstTokenSinceBigSur,
                new("Save the person's data, then reinstall the Mac.", "No token could be given in either way")
                {
                    WhoCanDoIt = StepActor.MacAdminAtTheMac,
                    Needs = "Somebody who can still log in, a place for the copy, and the consent of the data's owner and of a second person.",
                    Risk = "Everything that was not copied is lost: open one file from the copy first.",
                    HowToTell = "After the set-up the person holds a token, and the recovery key reads Valid.",
                },
                TokenSteps.ReadTokenAgain(verdicts),
            ],
            DoNot = [.. NoRestartWithoutHolder(verdicts), "Do not expect SSH, su or a script to give a token.", TokenSteps.NoPasswordInScripts],
            Sources = Sources.List(Sources.Seed, Sources.AppleTokens, Sources.JamfBootstrap, Sources.SequoiaTests),
        };
    }

    public static Recommendation EndUserWithoutToken(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = TokenSteps.NextStep(verdicts),
        Steps = [.. TokenSteps.Grant(verdicts), .. TokenSteps.WhereNoWayIsLeft(verdicts), TokenSteps.ReadTokenAgain(verdicts)],
        DoNot = [TokenSteps.NoRestartBeforeToken, "Do not log in over SSH to obtain a token: it gives none.", TokenSteps.NoPasswordInScripts],
        Sources = Sources.List(Sources.Seed, Sources.AppleTokens, Sources.JamfBootstrap),
    };

    public static Recommendation OnlyItAccountsHoldToken(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Give the end user a token",
        Steps =
        [
            .. FirstFindTheEndUser(verdicts),
            .. TokenSteps.GrantWithoutHolder(verdicts),
            TokenSteps.ByHolder(verdicts) with { Condition = "The login did not help; an account of IT that holds a token can be used at the Mac" },
            TokenSteps.ReadTokenAgain(verdicts),
            new(
                "Then take the token off the accounts of IT, as FT-TOK-03 says, its guards included.",
                "The person's token is measured, that person opened the disk at the last start, and the recovery key is proven")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "A fresh inventory with the Mac's own report, in which all three hold.",
                Risk = "Where one of them does not hold, the last way into this Mac goes with the token.",
                HowToTell = "No account of IT reads as holding a token, and the person's does.",
            },
        ],
        DoNot =
        [
            TokenSteps.NoRestartBeforeToken,
            "Do not take the token off the accounts of IT first: they hold the only ones.",
            TokenSteps.NoPasswordInScripts,
        ],
        Sources = Sources.List(Sources.Seed, Sources.AppleTokens, Sources.JamfBootstrap),
    };

    private static IEnumerable<string> NoRestartWithoutHolder(MacVerdicts verdicts) => verdicts.FileVault.Value switch
    {
        FileVaultState.On => ["Never restart this Mac."],
        FileVaultState.Off => [],
        _ => ["Do not restart this Mac: it may ask for a password at start, and nobody could unlock it."],
    };

    private static IEnumerable<RecommendationStep> FirstFindTheEndUser(MacVerdicts verdicts) =>
        verdicts.Phase == MacPhase.InUse && verdicts.Assigned.Match != AccountMatch.Matched
            ? [new("Find out which account is the end user's, and set that user in Jamf (FT-USR-01).")
            {
                WhoCanDoIt = StepActor.Helpdesk,
                Needs = "The person, who names the own account.",
                Risk = InventoryRecommendations.WrongUser,
                HowToTell = InventoryRecommendations.Matched,
            }]
            : [];
}
