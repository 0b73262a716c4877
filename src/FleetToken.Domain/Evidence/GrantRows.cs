using FleetToken.Domain.Macs;
using static FleetToken.Domain.Evidence.SourceMark;

namespace FleetToken.Domain.Evidence;

/// <summary>The rows of the grant table in words (domain B.2).</summary>
internal static class GrantRows
{
    /// <summary>Inputs are missing or no row fits.</summary>
    public static GrantRow Unknown { get; } = new(
        "B00", "any", Answer.Unknown, "No rule fits; ask how the account was made.", Judgement, "[J]");

    /// <summary>macOS older than the table.</summary>
    public static GrantRow TooOld { get; } = Unknown with
    {
        Versions = "before 10.15",
        Text = "Before macOS 10.15 the first account gets the token in Setup Assistant or at the first login; accounts that a script makes while another holder exists get none. "
            + "FleetToken does not judge these versions.",
        Sources = "P APD-ST; S DF-18, RADAR 18598, DATAJAR",
    };

    private static readonly Dictionary<string, GrantRow> ById = Everywhere().Concat(GrantRows1015.All).Concat(GrantRows11.All).ToDictionary(row => row.Id);

    /// <summary>All rows, B00 first.</summary>
    public static IReadOnlyList<GrantRow> All { get; } = [.. ById.Values.OrderBy(row => row.Id, StringComparer.Ordinal)];

    public static GrantRow Find(string id) => ById[id];

    private static GrantRow[] Everywhere() =>
    [
        Unknown,
        new("B01", "10.13 to 27", Answer.Yes,
            "Made in Setup Assistant by the person, as the first user: it gets its token at once.",
            Primary, "P APD-ST, APD-FV; S DF-18, DATAJAR"),
        new("B02", "10.13 to 10.14", Answer.No,
            "Made by sysadminctl, dscl, createmobileaccount, a package or a Jamf policy while another holder exists: no token.",
            Secondary, "S RADAR 18598, DF-18"),
        new("B02b", "10.13.4 and later", Answer.Yes,
            "Made by sysadminctl -addUser, authorised with the name and password of an administrator who holds a token: it gets its token at creation.",
            Secondary, "S (Chef macos_user resource and several scripts)",
            "sysadminctl can report success although it was refused: read the status again."),
        new("B03", "10.13 and later", Answer.Yes,
            "Made in Users & Groups by a logged-in administrator who holds a token: it gets its token at once.",
            Secondary, "S DF-18"),
        new("B04", "10.13 to 10.14", Answer.Yes,
            "The account in Setup Assistant was skipped and nobody holds a token yet: the first local account to log in at the login window gets it.",
            Secondary, "S DF-18; mobile AD account S DATAJAR"),
        new("B09", "10.14", Answer.Unknown,
            "Setup Assistant made it a standard account because MDM said so: unreliable, it may get no token (a known bug).",
            Secondary, "S DATAJAR"),
        new("B30", "any", Answer.No,
            "A directory account without a local record never holds a token.",
            Secondary, "S WS1, ADDIGY-type scripts"),
        new("B31", "10.13 and later", Answer.Yes,
            "Its password was reset in recoveryOS with the recovery key or by another holder: the token was made anew.",
            Secondary, "S ADDIGY; version range [unconfirmed]",
            "In which macOS versions this holds is not confirmed."),
        new("B32", "any", Answer.No,
            "root and other service accounts hold no token and need none.",
            Judgement, "[J]; S many EAs"),
    ];
}
