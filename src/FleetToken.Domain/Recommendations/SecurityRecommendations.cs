using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about secrets in clear text and an open recoveryOS: FT-SEC-01, FT-SEC-02, FT-SEC-04.</summary>
internal static class SecurityRecommendations
{
    private static readonly string[] NoCopies =
        ["Do not copy the text into a ticket or a chat.", "Do not hide it instead: encoded or encrypted, all that is needed to read it still meets on the Mac."];

    public static Recommendation RecoveryLockOff(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Set Recovery Lock in Jamf",
        Steps =
        [
            new("Set Recovery Lock from Jamf, by the PreStage or by the command SetRecoveryLock.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Apple silicon with macOS 11.5 or later, and the Mac online.", Risk = "Whoever needs recoveryOS then needs that password, also at a lock-out.", HowToTell = "The next report says that Recovery Lock is on." },
            new("Keep the password in Jamf alone.", Caution: "Jamf has had records whose Recovery Lock password it did not know.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.MacAdmin },
        ],
        DoNot = ["Do not set it on a Mac whose record is about to be deleted: the password goes with the record."],
        Sources = Sources.List(Sources.Mscp, Sources.AppleManagement),
    };

    public static Recommendation KeyShapedText(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Remove the text there",
        Steps =
        [
            .. RemoveKey,
            .. KeySteps.MakeNewKey(verdicts.CanRotateSilently.Value),
            KeySteps.WaitForValid,
            AskWhoWroteIt,
        ],
        DoNot = [KeySteps.NoRestartBeforeValid, NoCopies[0]],
        Sources = Sources.List(Sources.Ours),
    };

    public static Recommendation KeyShapedTextInConfiguration(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Remove the text there",
        Steps =
        [
            .. RemoveKey,
            new("Replace the recovery key of the Mac that it belongs to, as FT-PRK-02 says.", "The text is a recovery key") { WhoCanDoIt = StepActor.MacAdmin, Needs = "The Mac that it belongs to, and a way to a new key that FT-PRK-02 names.", Risk = KeySteps.EndsThePresentKey, HowToTell = "That Mac's recovery key reads Valid in two newer reports." },
            AskWhoWroteIt,
        ],
        DoNot = [NoCopies[0]],
        Sources = Sources.List(Sources.Ours),
    };

    public static Recommendation CredentialsInConfiguration(ObjectFinding finding) => new()
    {
        Code = finding.Code,
        NextStep = "Take the credential out",
        Steps =
        [
            new("Take the credential out, and change that password or secret wherever it is used: it was readable.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "A list of all places where that secret is used.", Risk = "What still uses the old secret stops. A token holder's password that is reset instead of changed breaks the token.", HowToTell = "This finding is gone after the next sweep, and the old secret no longer works." },
            new("Use what MDM offers instead: a Bootstrap Token for tokens, Escrow Buddy for new keys, LAPS for passwords of administrators.", "Something still needs to be done on the Macs")
            {
                WhoCanDoIt = StepActor.MacAdmin,
                Needs = "An escrowed Bootstrap Token, one escrow profile, and five Macs to try it on.",
                Risk = "A password that LAPS rotates no longer opens the disk for an account that holds a token: take such tokens first (FT-TOK-04).",
                HowToTell = "The work is done on those five Macs, and this finding is gone after the next sweep.",
            },
            new("Keep a script that manages tokens with passwords as a last resort only, against wiping many Macs.", "It cannot be replaced") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.MacAdmin, Risk = "Whoever is root on one Mac can read the password for all of them." },
        ],
        DoNot = NoCopies,
        Sources = Sources.List(Sources.Seed, Sources.Ours),
    };

    private static RecommendationStep AskWhoWroteIt { get; } = new("Ask who wrote it there, and end that way of work.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.MacAdmin };

    private static RecommendationStep[] RemoveKey { get; } =
        [new("Remove the text from the field or object that is named.") { WhoCanDoIt = StepActor.MacAdmin, Needs = "Rights in Jamf to change it.", Risk = "Where Jamf holds no valid key for that Mac, it may be the last copy: make the new key right after.", HowToTell = "This finding is gone after the next sweep." }];
}
