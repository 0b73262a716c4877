using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>Says which recipe a Mac follows: a drawn one, or one of those every fleet of 250 or more must show.</summary>
internal static class RecipeBook
{
    private const int First = 4;
    private const int Distance = 3;

    private static readonly Recipe Plain = new();

    /// <summary>Every phase, every finding of a single Mac, every contradiction and every foreign format at least once.</summary>
    private static readonly Recipe[] Required =
    [
        Plain with { Phase = SimulatedPhase.Lab },
        Plain with { Phase = SimulatedPhase.Headless },
        Plain with { Phase = SimulatedPhase.Leaver },
        Plain with { Phase = SimulatedPhase.New },
        Plain with { Phase = SimulatedPhase.Stock },
        Plain with { Phase = SimulatedPhase.Virtual },
        Plain with { Tokens = TokenCase.Nobody, Key = KeyCase.Unknown, Bootstrap = BootstrapCase.NotEscrowed },
        Plain with { Tokens = TokenCase.Nobody },
        Plain with { Tokens = TokenCase.OnlyColleague },
        Plain with { Tokens = TokenCase.EndUserAndManagedAdministrator },
        Plain with { Tokens = TokenCase.EndUserAndManagementAccount },
        Plain with { Tokens = TokenCase.EndUserAndOtherAdministrator },
        Plain with { Tokens = TokenCase.EndUserAndAdminColleague },
        Plain with { Tokens = TokenCase.OnlyIt },
        Plain with { Tokens = TokenCase.EndUserNotInFileVault },
        Plain with { Tokens = TokenCase.TwoEndUsers },
        Plain with { Key = KeyCase.Invalid },
        Plain with { Key = KeyCase.Invalid, Tokens = TokenCase.OnlyIt },
        Plain with { Key = KeyCase.Invalid, Tokens = TokenCase.TwoEndUsers },
        Plain with { Key = KeyCase.Unknown },
        Plain with { Key = KeyCase.UnknownNotEscrowed },
        Plain with { Key = KeyCase.NotApplicable },
        Plain with { Key = KeyCase.NotApplicable, Disk = DiskCase.Off },
        Plain with { Disk = DiskCase.Encrypting, Key = KeyCase.Unknown },
        Plain with { Disk = DiskCase.Decrypting },
        Plain with { Disk = DiskCase.UnknownState },
        Plain with { Disk = DiskCase.NoDetails, Evidence = EvidenceCase.None },
        Plain with { User = UserCase.Guessed },
        Plain with { User = UserCase.Unmatched },
        Plain with { User = UserCase.Nobody },
        Plain with { Bootstrap = BootstrapCase.NotEscrowed, Architecture = SimulatedArchitecture.AppleSilicon },
        Plain with { Bootstrap = BootstrapCase.NotSupported, OsMajor = 13 },
        Plain with { Bootstrap = BootstrapCase.Missing },
        Plain with { Age = AgeCase.Old },
        Plain with { Age = AgeCase.VeryOld },
        Plain with { Age = AgeCase.Never },
        Plain with { Evidence = EvidenceCase.None },
        Plain with { Evidence = EvidenceCase.Disabled },
        Plain with { Evidence = EvidenceCase.Ftk1FailedProbes },
        Plain with { InstitutionalKey = true, Architecture = SimulatedArchitecture.AppleSilicon, Key = KeyCase.Invalid },
        Plain with { InstitutionalKey = true, Architecture = SimulatedArchitecture.IntelT2 },
        Plain with { Orphans = 1 },
        Plain with { EscrowProfileNewer = true, OsMajor = 26 },
        Plain with { OsMajor = 10, OldRecord = true },
        Plain with { OsMajor = 11, Architecture = SimulatedArchitecture.Intel },
        Plain with { Twin = true },
        .. Enumerable.Range(1, (int)Ftk1Flaw.CutOff).Select(f => Plain with { Flaw = (Ftk1Flaw)f }),
        .. Enumerable.Range(0, ForeignLines.Formats).Select(f => Plain with { Evidence = EvidenceCase.Foreign, ForeignFormat = f }),
        Plain with { Tokens = TokenCase.ThreeEndUsers },
        Plain with { NoVolumeOwner = true, Architecture = SimulatedArchitecture.AppleSilicon },
        Plain with { BootstrapAllowed = false, Architecture = SimulatedArchitecture.AppleSilicon, OsMajor = 15 },
        Plain with { BootstrapWorks = false, OsMajor = 15 },
        Plain with { BootstrapDisputed = true, OsMajor = 15 },
        Plain with { BootstrapDisputed = true, Bootstrap = BootstrapCase.NotEscrowed, OsMajor = 26 },
        Plain with { Age = AgeCase.Old, StillCalls = true },
        Plain with { OsMajor = 11, OsVersion = "11.2.3", EscrowBuddy = 0 },
        Plain with { EscrowBuddy = 0 },
        Plain with { OsMajor = 14, OsVersion = "14.3.1", PreStage = "1", Standard = true },
        Plain with { OsMajor = 14, OsVersion = "14.3.1", PreStage = "5" },
        Plain with { KeyInText = KeyPlace.AssetTag },
        Plain with { KeyInText = KeyPlace.Attribute },
    ];

    // What happens now and then in a healthy fleet; drawn apart, so that it changes nothing else.
    private static readonly (int PerMille, Func<Recipe, Recipe> Change)[] Oddities =
    [
        (5, recipe => recipe with { Tokens = TokenCase.ThreeEndUsers }),
        (4, recipe => recipe with { NoVolumeOwner = true }),
        (6, recipe => recipe with { BootstrapDisputed = true }),
        (4, recipe => recipe with { Age = AgeCase.Old, StillCalls = true }),
    ];

    /// <summary>The recipe of the Mac at that place of the fleet, counted from 0.</summary>
    public static Recipe For(int index, ref Dice dice, Dice apart)
    {
        var drawn = Odd(Recipe.Draw(ref dice), ref apart);
        var (turn, rest) = Math.DivRem(index - First, Distance);
        return index >= First && rest == 0 && turn < Required.Length ? Required[turn] : drawn;
    }

    private static Recipe Odd(Recipe recipe, ref Dice dice)
    {
        if (recipe is not { Phase: SimulatedPhase.InUse, Tokens: TokenCase.EndUser, Evidence: EvidenceCase.Ftk1, Flaw: Ftk1Flaw.None, Age: AgeCase.Fresh, Bootstrap: BootstrapCase.Escrowed })
        {
            return recipe;
        }

        foreach (var (share, change) in Oddities)
        {
            if (dice.PerMille(share))
            {
                return change(recipe);
            }
        }

        return recipe;
    }

    /// <summary>How long a fleet must be to hold every required recipe.</summary>
    public static int Length => First + (Distance * Required.Length);
}
