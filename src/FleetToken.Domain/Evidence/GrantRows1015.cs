using FleetToken.Domain.Macs;
using static FleetToken.Domain.Evidence.SourceMark;

namespace FleetToken.Domain.Evidence;

/// <summary>The rows that speak of macOS 10.15 (domain B.2).</summary>
internal static class GrantRows1015
{
    public static GrantRow[] All { get; } =
    [
        new("B05", "10.14.2 to 10.15", Answer.Yes,
            "An administrator without a token ran sysadminctl -secureTokenOn while nobody held one: both that administrator and the target get a token.",
            Secondary, "S DATAJAR, TTG-ST"),
        new("B06", "10.14.2 to 10.15", Answer.Yes,
            "A profile required FileVault before the first login and nobody held a token: the account that switches FileVault on gets one.",
            Seed, "SEED (10.15), S DATAJAR"),
        new("B07", "10.15.0 to 10.15.3", Answer.Unknown,
            "The Bootstrap Token has to be made by hand (profiles install -type bootstraptoken), with automated enrolment only.",
            Secondary, "S WS1 (auto from 10.15.4), osxbytes"),
        new("B08", "10.15.4 and later", Answer.Unknown,
            "The first login of any holder makes the Bootstrap Token and puts it in escrow, if the server supports it.",
            Primary, "P APD-FV, S WS1"),
        new("B10", "10.15", Answer.Yes,
            "Account creation was skipped and nobody held a token: the next local administrator who authenticates gets it, even by sudo in Terminal.",
            Seed, "SEED; P TTG-REP warning",
            "This can surprise IT: a technician's sudo takes the first token."),
        new("B11", "10.15", Answer.No,
            "A local standard account made outside Setup Assistant, such as by Jamf Connect, without a Bootstrap Token: no token, and it cannot switch FileVault on.",
            Seed, "SEED, P JAMF-JC"),
        new("B12", "10.15", Answer.Yes,
            "A mobile account that logs in at the login window with the Bootstrap Token in escrow gets its token.",
            Primary, "P JAMF-BT, SEED"),
        new("B13", "10.15", Answer.Yes,
            "The managed administrator logged in at the login window with the Bootstrap Token in escrow: it gets its token.",
            Primary, "P JAMF-BT, SEED"),
        new("B14", "10.15", Answer.No,
            "On macOS 10.15 the Bootstrap Token serves mobile accounts and the managed administrator only: the management account and other local accounts get no token.",
            Primary, "P JAMF-BT, SEED"),
    ];
}
