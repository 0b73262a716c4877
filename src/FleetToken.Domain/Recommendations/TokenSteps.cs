namespace FleetToken.Domain.Recommendations;

/// <summary>Steps about tokens that several recommendations share.</summary>
internal static class TokenSteps
{
    /// <summary>Login window with an escrowed Bootstrap Token (domain B18; <c>canRegrantToken</c> yes or likely).</summary>
    public static RecommendationStep GrantAtLoginWindow { get; } = new(
        "Have the person log out (not restart) and log in again at the login window, with the network up. macOS then gives the account a token.",
        "macOS 11 or later, Bootstrap Token escrowed, and the Mac reaches Jamf at that moment",
        "Only a login at the login window does it: not SSH, not a script, not the FileVault screen. macOS 10.15 does it for mobile accounts and the managed administrator only.");

    /// <summary>Grant by an administrator who holds a token (domain B-P2, B-P7).</summary>
    public static RecommendationStep GrantByHolder { get; } = new(
        "An administrator who holds a token grants one to the person's account, in Users & Groups or interactively in Terminal, and then reads the status again.",
        "The login did not help, and an administrator with a token can come to the Mac",
        "The command line can report success although it was refused: only the status read afterwards counts. Both passwords are typed at a prompt.");

    /// <summary>Proof that the token is there.</summary>
    public static RecommendationStep ReadTokenAgain { get; } = new(
        "Update the inventory and see that the person's token now reads as held.");

    /// <summary>The ban that comes with FT-TOK-02 and FT-TOK-06.</summary>
    public const string NoRestartBeforeToken = "Never restart this Mac before its own report (FTK1) shows that the person holds a token.";

    /// <summary>The ban on passwords in scripts.</summary>
    public const string NoPasswordInScripts = "No password in a script, a policy parameter or on a command line.";
}
