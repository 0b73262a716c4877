using static FleetToken.Domain.Runbook.QuestionBook;

namespace FleetToken.Domain.Runbook;

/// <summary>How the screens are told apart (domain D.2).</summary>
internal static class ScreenCues
{
    public static IReadOnlyList<QuestionOption> Options { get; } =
    [
        Option(MacScreen.FileVault, "FileVault screen, right after switching on") with
        {
            Cues =
            [
                "It comes right after power-on or a restart.",
                "On Intel there is no Wi-Fi and no clock at the top right.",
                "The background is the standard picture.",
                "After a right password a progress bar runs.",
                "Only FileVault users are listed.",
                "Jamf hears nothing from the Mac.",
            ],
        },
        Option(MacScreen.LoginWindow, "Login window, macOS is running") with
        {
            Cues =
            [
                "Clock, Wi-Fi and battery are at the top right.",
                "There are buttons for sleep, restart and shut down.",
                "There may be “Other…”.",
                "No progress bar follows a password.",
            ],
        },
        Option(MacScreen.LockScreen, "Lock screen of a session that is open") with
        {
            Cues = ["One user is already chosen.", "The own desktop picture is behind it."],
        },
        Option(MacScreen.Desktop, "The desktop is open, or Touch ID or a Watch opens it") with
        {
            Cues = ["The person can work, but the password is refused, for example when installing something."],
        },
        Option(MacScreen.Recovery, "recoveryOS or Recovery Assistant") with
        {
            Cues =
            [
                "A cog wheel named “Options”, a list of utilities, or “Recovery Assistant”.",
                "The disk was already locked: leaving it is no new restart.",
                "Recovery Lock and firmware password show a padlock or a bare password field: choose the lock then.",
            ],
        },
        Option(MacScreen.Wait, "“Disabled”, or “try again in … minutes”") with
        {
            Cues = ["The screen names a waiting time."],
        },
        Option(MacScreen.LockPin, "It asks for a PIN, a Recovery Lock password or an Apple Account") with
        {
            Cues =
            [
                "MDM lock: a PIN of four or six digits and a message of the organisation.",
                "Activation Lock: it asks for an Apple Account.",
                "Recovery Lock or firmware password: a padlock or a bare password field.",
            ],
        },
        Option(MacScreen.Unclear, "Cannot tell"),
    ];
}
