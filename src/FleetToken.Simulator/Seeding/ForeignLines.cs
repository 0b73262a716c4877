using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>Writes what extension attributes of other authors print, as it is found on servers in the field.</summary>
internal static class ForeignLines
{
    /// <summary>Number of formats known.</summary>
    public const int Formats = 11;

    /// <summary>What the Mac says in that format.</summary>
    public static SimulatedAttributeValue[] Of(SimulatedMac mac, int format)
    {
        var people = (mac.Accounts ?? []).Where(a => a.Uid >= 500).ToList();
        var holders = people.Where(a => a.Token).ToList();
        var escrowed = mac.BootstrapStatus == "ESCROWED";
        return format switch
        {
            0 => [Value(Organisation.TokenUsers, Grouped(holders))],
            1 => [Value(Organisation.TokenUsers, "<result>" + Grouped(holders) + "</result>"), Value(Organisation.BootstrapEscrowed, escrowed ? "YES" : "NO")],
            2 => [Value(Organisation.TokenStatus, string.Join('\n', people.Select(p => $"User {p.Username} is {(p.Token ? "ENABLED" : "DISABLED")}")))],
            3 => [Value(Organisation.TokenUsers, holders.Count == 0 ? "No Users" : string.Join(' ', holders.Select(h => h.Username)))],
            4 => [Value(Organisation.TokenUsers, holders.Count == 0 ? "No users have a Secure Token" : string.Join(' ', holders.Select(h => h.Username))), Value(Organisation.RecoveryKeyPresent, "true")],
            5 => [Value(Organisation.FileVaultUsers, string.Join('\n', holders.Select(h => $"{h.Username},{h.GeneratedUid ?? "FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10"}")))],
            6 => [Value(Organisation.TokenStatus, "Enabled")],
            7 => [Value(Organisation.BootstrapEscrowed, escrowed ? "Broken" : "Not Escrowed")],
            8 => [Value(Organisation.TokenUsers, "Older macOS version")],
            9 => [Value(Organisation.FileVaultUsers, "Error: could not read the list (-69594)")],
            _ => [Value(Organisation.TokenStatus, "3"), Value(Organisation.BootstrapEscrowed, escrowed ? "Escrowed" : "Not Escrowed")],
        };
    }

    private static string Grouped(List<SimulatedAccount> holders) => holders.Count == 0
        ? "No Secure Token Users"
        : $"Admins: {Names(holders.Where(h => h.Admin))}\nNon-Admins: {Names(holders.Where(h => !h.Admin))}";

    private static string Names(IEnumerable<SimulatedAccount> accounts)
    {
        var names = string.Join(", ", accounts.Select(a => a.Username));
        return names.Length == 0 ? "None" : names;
    }

    private static SimulatedAttributeValue Value(SimulatedAttributeDefinition attribute, string text) => new(attribute, [text]);
}
