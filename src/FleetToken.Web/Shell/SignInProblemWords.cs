using FleetToken.Web.Access;

namespace FleetToken.Web.Shell;

/// <summary>What a person is told when they did not come in.</summary>
/// <param name="Title">What happened.</param>
/// <param name="What">What it means.</param>
/// <param name="Advice">What to do.</param>
internal sealed record SignInProblemWords(string Title, string What, string Advice)
{
    /// <summary>The words for each kind.</summary>
    public static SignInProblemWords Of(SignInProblemKind kind) => kind switch
    {
        SignInProblemKind.NoRole => new(
            "You have no role in FleetToken",
            "Your sign-in worked, but it does not say that you may use FleetToken.",
            "Ask whoever runs FleetToken, or your organisation's sign-in, to give you a role, then try again."),
        SignInProblemKind.ProviderDown => new(
            "Your organisation's sign-in does not answer",
            "FleetToken asks it who you are, and got no answer. Nobody can sign in until it answers; who is signed in already is not signed out for that.",
            "Try again in a few minutes. If it stays like this, tell whoever runs FleetToken."),
        SignInProblemKind.ProviderNonsense => new(
            "Your organisation's sign-in gave an answer that makes no sense",
            "FleetToken asks it who you are, and the answer cannot be read. Its address in FleetToken may be wrong, or something stands in between.",
            "Tell whoever runs FleetToken; they find the address under Access:Oidc:Authority."),
        SignInProblemKind.ProviderRefused => new(
            "Your organisation's sign-in said no",
            "It did not let you in to FleetToken, or does not know FleetToken as it is set up.",
            "If you cancelled, try again. Else ask whoever runs your organisation's sign-in whether you may use FleetToken."),
        SignInProblemKind.RecheckRefused => new(
            "Your organisation's sign-in does not let FleetToken ask again",
            "FleetToken asks it every few minutes whether you still have your roles. For that it needs the scope offline_access, which it was refused.",
            "Tell whoever runs FleetToken: allow FleetToken that scope at your organisation's sign-in, or set Access:Oidc:RecheckRoles to false."),
        SignInProblemKind.NotTrusted => new(
            "The answer to your sign-in could not be trusted",
            "It was not signed as it should be, too old, or not meant for this browser. You are not signed in.",
            "Try again. If it happens each time, tell whoever runs FleetToken: a clock may be wrong, or somebody interferes."),
        SignInProblemKind.TryAgain => new(
            "This sign-in cannot be finished",
            "It was begun too long ago or in another browser, its address was opened twice, or cookies are switched off.",
            "Try again from here, in this browser."),
        SignInProblemKind.NotWritten => new(
            "Nobody can sign in just now",
            "FleetToken writes each sign-in down before it lets anybody in, and cannot write.",
            "Tell whoever runs FleetToken: its log says why it cannot write."),
        SignInProblemKind.SignOutNotWritten => new(
            "You are signed out, but it could not be written down",
            "Your pages are closed. If FleetToken is restarted before it can write again, this browser's sign-in could come back.",
            "Tell whoever runs FleetToken, and close this browser if it is not yours."),
        _ => new(
            "You are not signed in",
            "What went wrong is not known any more: this address is too old or not whole.",
            "Try again."),
    };
}
