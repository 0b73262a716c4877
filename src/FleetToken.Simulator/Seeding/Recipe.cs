using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>State of the recovery key.</summary>
internal enum KeyCase { Valid, Invalid, Unknown, UnknownNotEscrowed, NotApplicable }

/// <summary>Who holds a SecureToken.</summary>
internal enum TokenCase
{
    EndUser,
    EndUserAndManagedAdministrator,
    EndUserAndManagementAccount,
    EndUserAndOtherAdministrator,
    EndUserAndAdminColleague,
    TwoEndUsers,
    OnlyColleague,
    OnlyIt,
    Nobody,
    EndUserNotInFileVault,
    ThreeEndUsers,
}

/// <summary>What tells of token holders.</summary>
internal enum EvidenceCase { Ftk1, Ftk1FailedProbes, Foreign, Disabled, None }

/// <summary>State of the Bootstrap Token.</summary>
internal enum BootstrapCase { Escrowed, NotEscrowed, NotSupported, Missing }

/// <summary>Age of the last report.</summary>
internal enum AgeCase { Fresh, Old, VeryOld, Never }

/// <summary>State of the disk.</summary>
internal enum DiskCase { On, Off, Encrypting, Decrypting, UnknownState, NoDetails }

/// <summary>Where somebody wrote a recovery key in clear text.</summary>
internal enum KeyPlace { Nowhere, AssetTag, Attribute }

/// <summary>How the assigned user fits the accounts on the Mac.</summary>
internal enum UserCase { ShortName, Upn, Email, Guessed, Unmatched, Nobody }

/// <summary>What is decided about one Mac before it is made.</summary>
internal sealed record Recipe
{
    public SimulatedPhase Phase { get; init; }

    public KeyCase Key { get; init; }

    public TokenCase Tokens { get; init; }

    public EvidenceCase Evidence { get; init; }

    /// <summary>Which foreign format, where the evidence is foreign.</summary>
    public int ForeignFormat { get; init; }

    public BootstrapCase Bootstrap { get; init; }

    public AgeCase Age { get; init; }

    public DiskCase Disk { get; init; }

    public UserCase User { get; init; } = UserCase.Upn;

    public Ftk1Flaw Flaw { get; init; }

    public bool InstitutionalKey { get; init; }

    public int Orphans { get; init; }

    /// <summary>The escrow profile was installed again after the last report.</summary>
    public bool EscrowProfileNewer { get; init; }

    /// <summary>The record is an older one of the Mac before it.</summary>
    public bool Twin { get; init; }

    /// <summary>The nulls of old records.</summary>
    public bool OldRecord { get; init; }

    public int? OsMajor { get; init; }

    /// <summary>The exact macOS release; its major version must stand in <see cref="OsMajor"/>.</summary>
    public string? OsVersion { get; init; }

    /// <summary>PreStage in whose scope it is; null leaves it to chance.</summary>
    public string? PreStage { get; init; }

    /// <summary>It is in the group of standard workplaces.</summary>
    public bool Standard { get; init; }

    /// <summary>Holders own no volume.</summary>
    public bool NoVolumeOwner { get; init; }

    /// <summary>Whether the server may use the Bootstrap Token; null leaves it to chance.</summary>
    public bool? BootstrapAllowed { get; init; }

    /// <summary>Whether the Bootstrap Token works; null leaves it to chance.</summary>
    public bool? BootstrapWorks { get; init; }

    /// <summary>The Mac says the opposite of Jamf about the escrow of its Bootstrap Token.</summary>
    public bool BootstrapDisputed { get; init; }

    /// <summary>It calls in although its last report is old.</summary>
    public bool StillCalls { get; init; }

    /// <summary>Where somebody wrote a recovery key in clear text.</summary>
    public KeyPlace KeyInText { get; init; }

    /// <summary>Escrow Buddy on the Mac as FTK1 counts it; null leaves it to chance.</summary>
    public int? EscrowBuddy { get; init; }

    public SimulatedArchitecture? Architecture { get; init; }

    /// <summary>Draws a recipe in realistic proportions.</summary>
    public static Recipe Draw(ref Dice dice)
    {
        var phase = Share(ref dice, (SimulatedPhase.InUse, 868), (SimulatedPhase.Lab, 40), (SimulatedPhase.Headless, 22), (SimulatedPhase.Leaver, 12), (SimulatedPhase.New, 18), (SimulatedPhase.Stock, 25), (SimulatedPhase.Virtual, 15));
        var key = Share(ref dice, (KeyCase.Valid, 872), (KeyCase.Invalid, 36), (KeyCase.Unknown, 58), (KeyCase.UnknownNotEscrowed, 6), (KeyCase.NotApplicable, 28));
        var disk = key == KeyCase.NotApplicable && !dice.PerMille(250)
            ? DiskCase.Off
            : Share(ref dice, (DiskCase.On, 978), (DiskCase.Encrypting, 8), (DiskCase.Decrypting, 3), (DiskCase.UnknownState, 8), (DiskCase.NoDetails, 3));
        return new Recipe
        {
            Phase = phase,
            Key = key,
            Disk = disk,
            Tokens = Share(
                ref dice,
                (TokenCase.EndUser, 765), (TokenCase.EndUserAndManagedAdministrator, 98), (TokenCase.EndUserAndOtherAdministrator, 33),
                (TokenCase.EndUserAndAdminColleague, 28), (TokenCase.EndUserAndManagementAccount, 16), (TokenCase.TwoEndUsers, 30),
                (TokenCase.OnlyColleague, 10), (TokenCase.OnlyIt, 8), (TokenCase.Nobody, 6), (TokenCase.EndUserNotInFileVault, 6)),
            Evidence = Share(ref dice, (EvidenceCase.Ftk1, 932), (EvidenceCase.Ftk1FailedProbes, 5), (EvidenceCase.Foreign, 26), (EvidenceCase.Disabled, 4), (EvidenceCase.None, 33)),
            ForeignFormat = dice.Below(ForeignLines.Formats),
            Bootstrap = Share(ref dice, (BootstrapCase.Escrowed, 934), (BootstrapCase.NotEscrowed, 48), (BootstrapCase.NotSupported, 10), (BootstrapCase.Missing, 8)),
            Age = Share(ref dice, (AgeCase.Fresh, 930), (AgeCase.Old, 44), (AgeCase.VeryOld, 24), (AgeCase.Never, 2)),
            User = Share(ref dice, (UserCase.Upn, 520), (UserCase.ShortName, 310), (UserCase.Email, 110), (UserCase.Guessed, 40), (UserCase.Unmatched, 14), (UserCase.Nobody, 6)),
            Flaw = dice.PerMille(9) ? (Ftk1Flaw)dice.Between(1, (int)Ftk1Flaw.CutOff) : Ftk1Flaw.None,
            InstitutionalKey = dice.PerMille(12),
            Orphans = dice.PerMille(14) ? dice.Between(1, 2) : 0,
            EscrowProfileNewer = dice.PerMille(8),
            Twin = dice.PerMille(5),
            OldRecord = dice.PerMille(6),
        };
    }

    private static T Share<T>(ref Dice dice, params ReadOnlySpan<(T Value, int Share)> cases)
    {
        var total = 0;
        foreach (var (_, share) in cases)
        {
            total += share;
        }

        var left = dice.Below(total);
        foreach (var (value, share) in cases)
        {
            left -= share;
            if (left < 0)
            {
                return value;
            }
        }

        return cases[^1].Value;
    }
}
