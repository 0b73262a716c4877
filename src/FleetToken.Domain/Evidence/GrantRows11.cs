using FleetToken.Domain.Macs;
using static FleetToken.Domain.Evidence.SourceMark;

namespace FleetToken.Domain.Evidence;

/// <summary>The rows that speak of macOS 11 and later (domain B.2).</summary>
internal static class GrantRows11
{
    private const string OneTest = "Known from one author's single test.";
    private const string NotConfirmed = "Not confirmed by any source that was read.";

    public static GrantRow[] All { get; } = [.. Grants(), .. PlatformSso(), .. Beside()];

    private static GrantRow[] Grants() =>
    [
        new("B15", "11 and later", Answer.Yes,
            "The very first user whose password is set, even by a script, gets its token at creation, unless that was switched off for the account.",
            Primary, "P APD-ST, S KANDJI"),
        new("B16", "11 and later", Answer.No,
            "The managed administrator's password arrives as a hash, so macOS has no password to make a token with: none at creation.",
            Secondary, "S KANDJI; P ADM (hash)"),
        new("B17", "11 and later", Answer.Yes,
            "The managed administrator logged in at the login window with the Bootstrap Token in escrow: it gets its token.",
            Primary, "P JAMF-PRE, S KANDJI",
            "An unwanted side effect of a single IT login."),
        new("B18", "11 and later", Answer.Yes,
            "Any local or mobile account that logs in at the login window with the Bootstrap Token in escrow gets its token.",
            Primary, "P APD-ST, JAMF-BT; SEED"),
        new("B19", "11 and later", Answer.No,
            "SSH, su, a script or the FileVault screen do not give a token; only a login at the login window does.",
            Seed, "SEED, S (Intune sample issue 175 quoting APD-ST)"),
        new("B20", "11 and later", Answer.No,
            "Made by a script while another holder exists, without a Bootstrap Token or out of Jamf's reach: no token until an administrator who holds one grants it.",
            Secondary, "S (Intune sample issue 175), APD-ST"),
        new("B21", "11 and later", Answer.Yes,
            "Jamf Connect made it as the first user and its password was typed while nobody held a token: it gets its token, even as a standard account and without a Bootstrap Token.",
            Seed, "SEED, P JAMF-JC"),
        new("B25", "15 and later", Answer.No,
            "An administrator without a token tried to grant itself one on the command line while nobody held one: the Bootstrap Token and recovery records count as holders, so it gets none.",
            Secondary, "S FLOCK, single test",
            "The command prints Done! and the token stays DISABLED. " + OneTest),
    ];

    /// <summary>B15 where the automatic first token was switched off (B-P4).</summary>
    public static GrantRow FirstTokenDenied { get; } = All.Single(row => row.Id == "B15") with
    {
        Token = Answer.No,
        Text = "The automatic first token was switched off for this account before its password was set, so it got none.",
        Sources = "P APD-ST, APS-FV",
    };

    private static GrantRow[] PlatformSso() =>
    [
        new("B27", "14 and later", Answer.Yes,
            "Platform SSO made it on demand at the login window with the Bootstrap Token in escrow: it gets its token as any account does.",
            Unconfirmed, "P ADM for the keys; token result [unconfirmed]",
            NotConfirmed),
        new("B28", "26 and later", Answer.Yes,
            "Platform SSO made it as the first user during automated enrolment: it gets its token as in Setup Assistant.",
            Unconfirmed, "[unconfirmed]",
            NotConfirmed),
        new("B29", "26 and later", Answer.No,
            "A temporary Platform SSO session leaves no lasting token.",
            Unconfirmed, "[unconfirmed]",
            NotConfirmed),
    ];

    /// <summary>Rows shown as text beside another.</summary>
    private static GrantRow[] Beside() =>
    [
        new("B22", "14.0 to 14.3", Answer.Unknown,
            "FileVault forced in Setup Assistant needs an administrator: for a standard user the pane is hidden, so FileVault is not on.",
            Primary, "P APD-FV, ADM"),
        new("B23", "14.4 and later", Answer.Unknown,
            "FileVault forced in Setup Assistant works for administrators and standard users.",
            Primary, "P APD-FV"),
        new("B24", "11 and later", Answer.Yes,
            "On Apple silicon the account is also a volume owner.",
            Primary, "P JAMF-BT, APD-FV"),
        new("B26", "15 and later", Answer.Unknown,
            "On Apple silicon with automated enrolment the Bootstrap Token may be in escrow before anybody logs in.",
            Secondary, "S FLOCK, single test",
            OneTest),
    ];
}
