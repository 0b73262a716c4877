namespace FleetToken.Domain.Recommendations;

/// <summary>Steps about recovery keys that several recommendations share (domain G.4).</summary>
internal static class KeySteps
{
    /// <summary>Asks Jamf for the truth before anything is replaced (domain O5a, FT-PRK-03).</summary>
    public static RecommendationStep Refresh { get; } = new(
        "With the Mac awake and on the network, send SECURITY_INFO and two inventory updates.",
        Caution: "After a rotation Jamf often needs two reports before it shows the new key as valid.");

    /// <summary>Two escrow payloads, or the legacy one, stop the escrow (domain A, FT-PRK-07).</summary>
    public static RecommendationStep OneEscrowProfile { get; } = new(
        "See that exactly one FileVault recovery key escrow profile is on the Mac.",
        Caution: "A second one fails to install, and the older redirection payload is ignored.");

    /// <summary>Escrow Buddy (domain G.4 R4).</summary>
    public static RecommendationStep EscrowBuddy { get; } = new(
        "Ask Escrow Buddy for a new key (GenerateNewKey). It makes and escrows one when a FileVault user next logs in at the login window.",
        "Escrow Buddy and the escrow profile are on the Mac (FTK1: eb is 1 or 2, esc is 1)",
        "Log out and in; do not restart in between. A login with a smart card alone gives it no password, and it waits while the disk is decrypting.");

    /// <summary>The escrow profile on macOS 26 (domain G.4 R6).</summary>
    public static RecommendationStep ProfileAgain { get; } = new(
        "Install the escrow profile again, on this Mac only. macOS then makes and escrows a new key without a password.",
        "macOS 26 or later, Bootstrap Token escrowed, exactly one escrow profile on the Mac",
        "Seen in public tests; that the new key also reaches Jamf is not confirmed. Removing the profile does not bring the old key back.");

    /// <summary>By hand (domain G.4 R2).</summary>
    public static RecommendationStep ByHand { get; } = new(
        "A token holder changes the recovery key on the Mac, interactively with fdesetup, and types the own password at its prompt.",
        "Neither of the ways above fits");

    /// <summary>Proof.</summary>
    public static RecommendationStep WaitForValid { get; } = new(
        "Send two inventory updates and wait until the recovery key reads Valid. Without that the key is not replaced.");

    /// <summary>The ban while the key is dead or not proven.</summary>
    public const string NoRestartBeforeValid = "Do not restart this Mac until the recovery key reads Valid.";

    /// <summary>The ban of FT-TOK-09.</summary>
    public const string NoSecondAdmin = "Do not make a second admin a token holder as a spare.";

    /// <summary>The ban of O6p, for the whole fleet.</summary>
    public const string NoFleetWidePush = "Do not push the escrow profile to the whole fleet: macOS 26 may replace good keys.";
}
