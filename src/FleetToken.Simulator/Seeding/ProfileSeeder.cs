using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>The configuration profiles of a Mac.</summary>
internal static class ProfileSeeder
{
    /// <summary>Jamf's own profiles and the fleet's; the escrow profile is one of them.</summary>
    public static IReadOnlyList<SimulatedProfile> Make(SimulatedMac mac, Recipe recipe, ref Dice dice)
    {
        var enrolled = mac.EnrolledAt ?? mac.ReportedAt?.AddDays(-90);
        if (enrolled is not { } start)
        {
            return [];
        }

        var setUp = start.AddMinutes(dice.Between(1, 9));
        var escrowed = recipe.EscrowProfileNewer && mac.ReportedAt is { } reported ? reported.AddSeconds(dice.Between(5, 100)) : setUp.AddSeconds(40);
        var profiles = new List<SimulatedProfile>(3)
        {
            new SimulatedProfile(null, "MDM Profile", "00000000-0000-0000-A000-4A414D460003", null, setUp),
            new SimulatedProfile("101", "FileVault", "0ae590fe-9b30-11ea-bb37-0242ac130002", "0AE590FE-9B30-11EA-BB37-0242AC130002", escrowed),
        };
        if (mac.Model.Portable && dice.PerMille(300))
        {
            profiles.Add(new SimulatedProfile("103", "Wi-Fi – Northwind", "5b7f2a90-64b1-4f6e-9a35-90c1f7d0e8b2", "5B7F2A90-64B1-4F6E-9A35-90C1F7D0E8B2", setUp.AddSeconds(44)));
        }

        return profiles;
    }
}
