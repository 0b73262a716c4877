namespace FleetToken.Web.Features.Configuration;

/// <summary>A pattern of credentials (domain E.4) in words.</summary>
/// <param name="What">What stands there.</param>
/// <param name="Instead">What to do about it.</param>
internal sealed record PatternWords(string What, string Instead)
{
    private const string Prompt = "Put - in the place of the password, so that it is asked for, and leave out what the Bootstrap Token does by itself.";

    private static readonly Dictionary<string, PatternWords> Known = new(StringComparer.Ordinal)
    {
        ["C1"] = new("A password after -password or -adminPassword", Prompt),
        ["C2"] = new("A new password after -newPassword", "Let LAPS or the person change it; a reset from outside also breaks the token."),
        ["C3"] = new("A password with profiles install -type bootstraptoken", "Let a token holder log in at the login window: macOS escrows the Bootstrap Token by itself."),
        ["C4"] = new("A password for dscl -passwd or passwd", "Remove it: it resets the password and leaves a token that no longer works."),
        ["C5"] = new("A prompt answered by expect", "Remove the script, or have a person run it and type the password."),
        ["C6"] = new("A password in a property list for fdesetup", "Switch FileVault on and renew keys by profile or Escrow Buddy: neither needs a password."),
        ["C7"] = new("An encrypted or encoded password", "Remove it: everything needed to read it meets on the Mac. Encrypting it does not help."),
        ["C8"] = new("A parameter, policy or setting for a password", "Empty it and change the password; whoever may read Jamf's configuration has it."),
        ["C9"] = new("A password piped to sudo or su", "Remove sudo and the password: Jamf runs scripts as root already."),
        ["C10"] = new("A secret for curl or an API", "Call the API from a server, with an API client of few privileges, never from the Macs. Revoke this secret."),
        ["C11"] = new("A text in the shape of a recovery key", "Remove it there, and replace the key of the Mac it belongs to."),
        ["C12"] = new("A recovery key read from a local file", "Remove it: a key in clear text on the disk protects nothing. Have it escrowed by profile."),
    };

    /// <summary>The words of a pattern.</summary>
    public static PatternWords Of(string pattern) => Known.GetValueOrDefault(pattern) ?? new PatternWords(pattern, "Look at the object in Jamf Pro.");
}
