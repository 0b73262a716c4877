using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>The times of a record, written with none to three digits of a second as real servers do.</summary>
internal sealed record Times(DateTimeOffset? Reported, DateTimeOffset? CheckedIn, DateTimeOffset? Contact, DateTimeOffset? Enrolled)
{
    private static readonly int[] Milliseconds = [0, 220, 500, 626, 37, 108, 940, 3];

    /// <summary>Draws the times of a Mac by the age its recipe asks for.</summary>
    public static Times Draw(Recipe recipe, DateTimeOffset now, ref Dice dice)
    {
        var minutes = recipe.Age switch
        {
            AgeCase.Fresh => dice.PerMille(800) ? dice.Between(2, 1_400) : dice.Between(1_400, 9_500),
            AgeCase.Old => dice.Between(15 * 1_440, 29 * 1_440),
            _ => dice.Between(31 * 1_440, 190 * 1_440),
        };
        if (recipe.Phase == SimulatedPhase.New)
        {
            minutes = Math.Min(minutes, dice.Between(2, 600));
        }

        var reported = Stamp(now.AddMinutes(-minutes), ref dice);
        var stillCalling = (recipe.Age == AgeCase.Fresh ? dice.PerMille(850) : dice.PerMille(120)) || recipe.StillCalls;
        var contact = Stamp(stillCalling ? now.AddMinutes(-dice.Between(1, Math.Min(45, minutes))) : reported.AddMinutes(dice.Between(0, Math.Min(600, minutes))), ref dice);
        contact = contact < reported ? reported : contact;
        var checkedIn = Stamp(contact.AddSeconds(-dice.Between(0, 900)), ref dice);
        var enrolled = recipe.Phase switch
        {
            SimulatedPhase.New => reported.AddMinutes(-dice.Between(20, 2_000)),
            SimulatedPhase.Stock => reported.AddDays(-dice.Between(4, 40)),
            _ => reported.AddDays(-dice.Between(6, 1_200)).AddMinutes(-dice.Between(0, 1_440)),
        };
        if (recipe.Age == AgeCase.Never)
        {
            return new Times(null, null, null, Stamp(now.AddDays(-dice.Between(4, 300)), ref dice));
        }

        return new Times(reported, checkedIn < reported ? reported : checkedIn, contact, recipe.OldRecord ? null : Stamp(enrolled, ref dice));
    }

    private static DateTimeOffset Stamp(DateTimeOffset at, ref Dice dice) =>
        DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds()).AddMilliseconds(dice.Of(Milliseconds) - 1_000);
}

/// <summary>The disk facts that follow from a recipe.</summary>
/// <param name="PartitionState">State of the boot partition; null when Jamf shows no details.</param>
/// <param name="Percent">Share that is encrypted.</param>
/// <param name="Validity">Validity of the key.</param>
/// <param name="Locks">Whether a restart may ask for a password.</param>
internal sealed record DiskFacts(string? PartitionState, int? Percent, string Validity, bool Locks)
{
    /// <summary>The facts for that recipe.</summary>
    public static DiskFacts Of(Recipe recipe, SimulatedOs os)
    {
        if (recipe.Phase is SimulatedPhase.Stock or SimulatedPhase.Virtual || (recipe.Phase == SimulatedPhase.Headless && recipe.ForeignFormat % 2 == 0))
        {
            return new DiskFacts("UNENCRYPTED", 0, "NOT_APPLICABLE", false);
        }

        var validity = recipe.Key switch
        {
            KeyCase.Valid => "VALID",
            KeyCase.Invalid => "INVALID",
            KeyCase.NotApplicable => "NOT_APPLICABLE",
            _ => "UNKNOWN",
        };
        return recipe.Disk switch
        {
            DiskCase.Off => new DiskFacts(os.Major % 2 == 0 ? "UNENCRYPTED" : "DECRYPTED", 0, "NOT_APPLICABLE", false),
            DiskCase.Encrypting => new DiskFacts("ENCRYPTING", 62, validity, true),
            DiskCase.Decrypting => new DiskFacts("DECRYPTING", 48, validity, true),
            DiskCase.UnknownState => new DiskFacts("UNKNOWN", null, validity, true),
            DiskCase.NoDetails => new DiskFacts(null, null, validity, true),
            _ => new DiskFacts("ENCRYPTED", 100, validity, true),
        };
    }
}
