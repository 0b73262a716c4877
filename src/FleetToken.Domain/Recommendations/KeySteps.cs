using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>Steps about recovery keys that several recommendations share (domain G.4).</summary>
internal static class KeySteps
{
    /// <summary>What every new key risks (domain D.5, 1).</summary>
    public const string EndsThePresentKey = "The present key ends: not while somebody to whom it was read out is still locked out.";

    /// <summary>Asks Jamf for the truth before anything is replaced (domain O5a, FT-PRK-03).</summary>
    public static RecommendationStep Refresh { get; } = new(
        "With the Mac awake and on the network, send SECURITY_INFO and two inventory updates.",
        Caution: "After a rotation Jamf often needs two reports before it shows the new key as valid.")
    {
        Effect = StepEffect.OnlyReads,
        Command = Commands.UpdateInventory,
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "The Mac awake and on the network; do not restart it for this.",
        HowToTell = "The recovery key reads Valid or Invalid, no longer Unknown.",
    };

    /// <summary>Two escrow payloads, or the legacy one, stop the escrow (domain A, FT-PRK-07).</summary>
    public static RecommendationStep OneEscrowProfile { get; } = new(
        "See that exactly one FileVault recovery key escrow profile is on the Mac.",
        Caution: "A second one fails to install, and the older redirection payload is ignored.")
    {
        Effect = StepEffect.OnlyReads,
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "The list of profiles on this Mac.",
        HowToTell = "The next report (FTK1) says esc=1.",
    };

    /// <summary>Escrow Buddy (domain G.4 R4).</summary>
    public static RecommendationStep EscrowBuddy { get; } = new(
        "Ask Escrow Buddy for a new key (GenerateNewKey). It makes and escrows one when a FileVault user next logs in at the login window.",
        "Escrow Buddy and the escrow profile are on the Mac (FTK1: eb is 1 or 2, esc is 1)",
        "Log out and in; do not restart in between. A login with a smart card alone gives it no password, and it waits while the disk is decrypting.")
    {
        Command = Commands.AskEscrowBuddy,
        WhoCanDoIt = StepActor.MacAdminAtTheMac,
        Needs = "Escrow Buddy on the Mac, and a FileVault user who logs in with a password.",
        Risk = EndsThePresentKey,
        HowToTell = "The flag is off again after the login, and the recovery key reads Valid after two reports.",
    };

    /// <summary>Escrow Buddy where it is not there yet.</summary>
    public static RecommendationStep DeployEscrowBuddy { get; } = new(
        "Deploy Escrow Buddy and one escrow profile: it makes and escrows a new key at the next login, without a password in a script.")
    {
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "Escrow Buddy as a package in Jamf, and a FileVault user who then logs in with a password.",
        Risk = "It is a plug-in of the login window: try it on five Macs before a wider scope. A second escrow profile fails to install.",
        HowToTell = "The next report (FTK1) says eb=1 and esc=1.",
    };

    /// <summary>The escrow profile on macOS 26 (domain G.4 R6).</summary>
    public static RecommendationStep ProfileAgain { get; } = new(
        "Install the escrow profile again, on this Mac only. macOS then makes and escrows a new key without a password.",
        "macOS 26 or later, Bootstrap Token escrowed, exactly one escrow profile on the Mac",
        "Seen in public tests; that the new key also reaches Jamf is not confirmed. Removing the profile does not bring the old key back.")
    {
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "A Bootstrap Token that works, the Mac online, and a scope that holds this Mac alone.",
        Risk = "A key that was still good is replaced too, also one that somebody was just given.",
        HowToTell = "The recovery key reads Valid after two reports.",
    };

    /// <summary>By hand (domain G.4 R2).</summary>
    public static RecommendationStep ByHand { get; } = new(
        "A token holder changes the recovery key on the Mac, interactively with fdesetup, and types the own password at its prompt.",
        "Neither of the ways above fits")
    {
        Command = Commands.ChangeRecoveryKey,
        WhoCanDoIt = StepActor.MacAdminAtTheMac,
        Needs = "A token holder who knows the own password, or the present key.",
        Risk = "The new key is shown on the screen: nobody writes it down. The present key no longer opens the disk.",
        HowToTell = "The recovery key reads Valid after two reports.",
    };

    /// <summary>Proof.</summary>
    public static RecommendationStep WaitForValid { get; } = new(
        "Send two inventory updates and wait until the recovery key reads Valid. Without that the key is not replaced.")
    {
        Effect = StepEffect.OnlyReads,
        Command = Commands.UpdateInventory,
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "The Mac awake and on the network.",
    };

    /// <summary>The ways to make a new key, as <c>canRotateSilently</c> decides them (domain J): the one that fits first.</summary>
    public static RecommendationStep[] MakeNewKey(SilentRotation way) => way switch
    {
        SilentRotation.EscrowBuddy => [EscrowBuddy with { Condition = null }, ByHand with { Condition = "That does not work" }],
        SilentRotation.Profile => [ProfileAgain with { Condition = null }, EscrowBuddy, ByHand],
        SilentRotation.No or SilentRotation.PolicyMaybe => [DeployEscrowBuddy, ByHand with { Condition = "That takes too long" }],
        _ => [EscrowBuddy, ProfileAgain, ByHand],
    };

    /// <summary>The ban while the key is dead or not proven.</summary>
    public const string NoRestartBeforeValid = "Do not restart this Mac until the recovery key reads Valid.";

    /// <summary>The ban of FT-TOK-09.</summary>
    public const string NoSecondAdmin = "Do not make a second admin a token holder as a spare.";

    /// <summary>The ban of O6p, for the whole fleet.</summary>
    public const string NoFleetWidePush = "Do not push the escrow profile to the whole fleet: macOS 26 may replace good keys.";
}
