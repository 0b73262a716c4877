using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>What to do about recovery keys: FT-TOK-09, FT-PRK-01, FT-PRK-02, FT-PRK-03, FT-PRK-04, FT-KEY-01.</summary>
internal static class KeyRecommendations
{
    private static readonly string RotationSources =
        Sources.List(Sources.EscrowBuddy, Sources.JamfReissue, Sources.Fdesetup, Sources.Tahoe, Sources.Ours);

    public static Recommendation NoSecondWayIn(Finding finding, MacVerdicts verdicts)
    {
        var dead = verdicts.KeyState == KeyState.Dead;
        return new()
        {
            Code = finding.Code,
            NextStep = dead ? "Make and escrow a new key" : "Refresh, then make a new key",
            Steps = [.. FirstSaveTheData(verdicts), .. dead ? RotationOfDeadKey(verdicts) : RotationOfUnknownKey(verdicts)],
            DoNot = [KeySteps.NoRestartBeforeValid, KeySteps.NoSecondAdmin, KeySteps.NoFleetWidePush],
            Sources = RotationSources,
        };
    }

    public static Recommendation NoKeyEscrowed(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Check the escrow profile",
        Steps = RotationOfDeadKey(verdicts),
        DoNot = [KeySteps.NoRestartBeforeValid, KeySteps.NoFleetWidePush],
        Sources = RotationSources,
    };

    public static Recommendation KeyInvalid(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Make and escrow a new key",
        Steps = RotationOfDeadKey(verdicts),
        DoNot = [KeySteps.NoRestartBeforeValid, "Do not hand this key out as the way in.", KeySteps.NoFleetWidePush],
        Sources = RotationSources,
    };

    public static Recommendation KeyValidityUnknown(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Send two inventory updates",
        Steps = RotationOfUnknownKey(verdicts),
        DoNot = [KeySteps.NoRestartBeforeValid, KeySteps.NoFleetWidePush],
        Sources = RotationSources,
    };

    public static Recommendation InstitutionalKeyPresent(Finding finding, MacVerdicts verdicts)
    {
        var valid = verdicts.KeyState == KeyState.Valid;
        return new()
        {
            Code = finding.Code,
            NextStep = valid ? "Remove the institutional key" : "Get a valid personal key",
            Steps =
            [
                valid
                    ? new("See that the Personal Recovery Key still reads Valid in a fresh report.") { Effect = StepEffect.OnlyReads, WhoCanDoIt = StepActor.MacAdmin }
                    : new("First make the Personal Recovery Key valid: rotate and escrow it, and wait until it reads Valid (FT-PRK-01 to FT-PRK-03).")
                    {
                        WhoCanDoIt = StepActor.MacAdmin,
                        Needs = "One escrow profile on the Mac, and a way to a new key that FT-PRK-01 names.",
                        Risk = KeySteps.EndsThePresentKey,
                        HowToTell = "The recovery key reads Valid after two reports.",
                    },
                new(
                    "Then remove the institutional key from this Mac, and take it out of the profile or policy that brings it.",
                    "The Personal Recovery Key reads Valid")
                {
                    WhoCanDoIt = StepActor.MacAdmin,
                    Needs = "A Personal Recovery Key that reads Valid in a fresh report.",
                    Risk = "On an Intel Mac it may be the last way in.",
                    HowToTell = "The next report (FTK1) says irk=0.",
                },
            ],
            DoNot =
            [
                "Do not remove the institutional key before the Personal Recovery Key is Valid: on an Intel Mac it may be the last way in.",
                "Do not count on it on Apple silicon: it opens nothing there.",
                "Its private key never leaves IT.",
            ],
            Sources = Sources.List(Sources.AppleManagement, Sources.JamfKeyTypes, Sources.Ours),
        };
    }

    public static Recommendation KeyNotInJamf(Finding finding, MacVerdicts verdicts) => new()
    {
        Code = finding.Code,
        NextStep = "Make and escrow a new key",
        Steps =
        [
            new(
                "Ask the person whether the key is kept with an Apple Account or on paper; it stays with the person.",
                Caution: "FleetToken cannot see that copy. It opens the disk until the key is replaced.") { Effect = StepEffect.OnlyDecides, WhoCanDoIt = StepActor.Helpdesk },
            .. RotationOfDeadKey(verdicts),
        ],
        DoNot = [KeySteps.NoRestartBeforeValid, "Do not ask for that key, and do not write it down.", KeySteps.NoFleetWidePush],
        Sources = Sources.List(Sources.AppleWhatsNew, Sources.Fdesetup, Sources.JamfReissue, Sources.EscrowBuddy),
    };

    private static RecommendationStep[] RotationOfDeadKey(MacVerdicts verdicts) =>
        [KeySteps.OneEscrowProfile, .. KeySteps.MakeNewKey(verdicts.CanRotateSilently.Value), KeySteps.WaitForValid];

    private static RecommendationStep[] RotationOfUnknownKey(MacVerdicts verdicts) =>
    [
        KeySteps.Refresh,
        KeySteps.OneEscrowProfile,
        .. KeySteps.MakeNewKey(verdicts.CanRotateSilently.Value).Select(OnlyIfStillUnknown),
        KeySteps.WaitForValid,
    ];

    private static RecommendationStep OnlyIfStillUnknown(RecommendationStep step) => step with
    {
        Condition = step.Condition is null ? "Still unknown" : "Still unknown, and " + Lower(step.Condition),
        Caution = step.Text == KeySteps.ProfileAgain.Text
            ? "The present key may still be good: not before the refresh has failed to prove it. " + step.Caution
            : step.Caution,
    };

    private static IEnumerable<RecommendationStep> FirstSaveTheData(MacVerdicts verdicts) => verdicts.UsableHolders.Value is UsableHolders.None or UsableHolders.Unknown
        ?
        [
            new("Keep the Mac on and plugged in, and copy the person's data to a safe place. Open one file from the copy.", "Somebody is logged in, or can log in at the login window")
            {
                WhoCanDoIt = StepActor.SomebodyAtTheMac,
                Needs = "A power adapter, and a place for the copy that is not this Mac.",
                Risk = "If the Mac runs flat before the copy is made, the data may be out of reach for good.",
                HowToTell = "A file from the copy was opened on another Mac.",
            },
        ]
        : [];

    private static string Lower(string? text) => text is { Length: > 0 } && !text.StartsWith("Escrow", StringComparison.Ordinal) && !text.StartsWith("macOS", StringComparison.Ordinal)
        ? char.ToLowerInvariant(text[0]) + text[1..]
        : text ?? "";
}
