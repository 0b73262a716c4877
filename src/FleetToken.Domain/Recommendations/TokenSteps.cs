using FleetToken.Domain.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Recommendations;

/// <summary>Steps about tokens that several recommendations share.</summary>
internal static class TokenSteps
{
    /// <summary>The ban that comes with FT-TOK-02 and FT-TOK-06.</summary>
    public const string NoRestartBeforeToken = "Never restart this Mac before its own report (FTK1) shows that the person holds a token.";

    /// <summary>The ban on passwords in scripts.</summary>
    public const string NoPasswordInScripts = "No password in a script, a policy parameter or on a command line.";

    private static readonly RecommendationStep GrantAtLoginWindow = new(
        "Have the person log out (not restart) and log in again at the login window, with the network up. macOS then gives the account a token.",
        "macOS 11 or later, Bootstrap Token escrowed, and the Mac reaches Jamf at that moment",
        "Only a login at the login window does it: not SSH, not a script, not the FileVault screen. macOS 10.15 does it for mobile accounts and the managed administrator only.")
    {
        WhoCanDoIt = StepActor.Helpdesk,
        Needs = "The person at the Mac, who knows the password, and the network up at the login window.",
        Risk = "What is not saved is lost at the log-out. A restart in its place may lock the person out.",
        HowToTell = "After the login the account reads as holding a token.",
    };

    private static readonly RecommendationStep GrantByHolder = new(
        "An administrator who holds a token grants one to the person's account, in Users & Groups or interactively in Terminal, and then reads the status again.",
        "The login did not help, and an administrator with a token can come to the Mac",
        "The command line can report success although it was refused: only the status read afterwards counts. Both passwords are typed at a prompt.")
    {
        WhoCanDoIt = StepActor.MacAdminAtTheMac,
        Needs = "An administrator who holds a token and knows a password that opened this disk before, and the person's own password.",
        Risk = "The LAPS password of a managed administrator may be newer than the one its token knows.",
        HowToTell = "The status reads ENABLED for the person's account.",
    };

    /// <summary>The ways to give the end user a token back, best first, as <c>canRegrantToken</c> decides them (domain J).</summary>
    public static RecommendationStep[] Grant(MacVerdicts verdicts)
    {
        var login = GrantAtLoginWindow with { Command = Commands.ReadToken(Commands.EndUser(verdicts)) };
        var holder = ByHolder(verdicts);
        return verdicts.CanRegrantToken.Value switch
        {
            TokenRegrant.Yes => [login with { Condition = null }, holder],
            TokenRegrant.Likely =>
            [
                login with { Condition = null, Caution = "Whether the Bootstrap Token works, or whether the Mac reaches Jamf, is not proven. " + GrantAtLoginWindow.Caution },
                holder,
            ],
            TokenRegrant.MobileOnly => [login with { Condition = "The account is a mobile account or the managed administrator (macOS 10.15)" }, holder],
            TokenRegrant.ByHolder => [holder with { Condition = null }],
            TokenRegrant.No => [],
            _ => [login, holder],
        };
    }

    /// <summary>Grant by an administrator who holds a token (domain B-P2, B-P7).</summary>
    public static RecommendationStep ByHolder(MacVerdicts verdicts)
    {
        var user = Commands.EndUser(verdicts);
        return GrantByHolder with { Command = Commands.GiveToken(user, Commands.AdminHolder(verdicts, except: user)) };
    }

    /// <summary>Login window alone, for a Mac on which nobody can grant by hand.</summary>
    public static RecommendationStep[] GrantWithoutHolder(MacVerdicts verdicts) =>
        [.. Grant(verdicts).Where(step => step.Text == GrantAtLoginWindow.Text)];

    /// <summary>Escrow the Bootstrap Token, where no way is left now.</summary>
    public static RecommendationStep[] WhereNoWayIsLeft(MacVerdicts verdicts) => verdicts.CanRegrantToken.Value != TokenRegrant.No ? [] :
    [
        new("Get the Bootstrap Token escrowed, as FT-BT-01 says; after that a login at the login window gives the token.")
        {
            WhoCanDoIt = StepActor.MacAdmin,
            Needs = "A token holder who logs in at the login window.",
            Risk = "Until it is escrowed no login gives a token, and a restart may lock the person out.",
            HowToTell = "The Bootstrap Token reads escrowed.",
        },
    ];

    /// <summary>The first step in a few words.</summary>
    public static string NextStep(MacVerdicts verdicts) => verdicts.CanRegrantToken.Value switch
    {
        TokenRegrant.ByHolder => "Have a holder grant a token",
        TokenRegrant.No => "Get the Bootstrap Token escrowed",
        _ => "Log out and in again",
    };

    /// <summary>Proof that the token is there.</summary>
    public static RecommendationStep ReadTokenAgain(MacVerdicts verdicts) => new(
        "Update the inventory and see that the person's token now reads as held.")
    {
        Effect = StepEffect.OnlyReads,
        Command = Commands.ReadToken(Commands.EndUser(verdicts)),
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "The Mac awake and on the network.",
    };

    /// <summary>A token for the person first, where nobody holds one and the step after it needs a holder.</summary>
    public static RecommendationStep FirstGiveOne(string why) => new("First give the person a token, as FT-TOK-01 says: " + why)
    {
        WhoCanDoIt = StepActor.MacAdmin,
        Needs = "The person at the Mac, and what FT-TOK-01 names for this Mac.",
        Risk = "The first token goes to whoever authenticates first: it must be the person, not IT.",
        HowToTell = "The person's account reads as holding a token.",
    };
}
