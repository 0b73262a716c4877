using System.Globalization;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>Makes the Macs of the fleet, each from its recipe.</summary>
internal sealed class MacSeeder(int seed, bool hostileNames)
{
    private readonly Dictionary<string, int> _usernames = [];

    /// <summary>The Mac with that id, as it stands at that time; the one before it matters for twins.</summary>
    public SimulatedMac Make(int id, DateTimeOffset now, SimulatedMac? before)
    {
        var dice = new Dice(seed, id);
        var recipe = RecipeBook.For(id - 1, ref dice, new Dice(seed, -1 - id));
        return recipe.Twin && before is { Phase: SimulatedPhase.InUse, ReportedAt: not null }
            ? Twin(id, before, ref dice)
            : Make(id, recipe, now, ref dice);
    }

    /// <summary>A Mac that is enrolled at that time.</summary>
    public SimulatedMac Enrolled(int id, DateTimeOffset now)
    {
        var dice = new Dice(seed, id);
        var recipe = new Recipe { Phase = SimulatedPhase.New };
        var mac = Make(id, recipe, now, ref dice);
        return (mac with { EnrolledAt = now, EnteredOn = DateOnly.FromDateTime(now.UtcDateTime) }).Reporting(now);
    }

    /// <summary>A second, older record of the same Mac, as enrolment accidents leave behind.</summary>
    public static SimulatedMac Twin(int id, SimulatedMac of, ref Dice dice)
    {
        var days = dice.Between(20, 60);
        var reported = of.ReportedAt!.Value.AddDays(-days);
        return (of with
        {
            Id = id,
            Udid = dice.Uuid(),
            ManagementId = dice.Uuid().ToLowerInvariant(),
            EnrolledAt = reported.AddDays(-200),
            KeyValidity = "UNKNOWN",
            Asleep = true,
            Probes = of.Probes is { } probes ? probes with { BootedAt = probes.BootedAt.AddDays(-days), KeyMadeAt = probes.KeyMadeAt?.AddDays(-days) } : null,
        }).Reporting(reported);
    }

    private SimulatedMac Make(int id, Recipe recipe, DateTimeOffset now, ref Dice dice)
    {
        var place = dice.Weighted(People.Places, p => p.Weight);
        var model = Model(recipe, ref dice);
        var os = Os(recipe, model, ref dice);
        var times = Times.Draw(recipe, now, ref dice);
        var preStage = PreStage(recipe, ref dice);
        var people = AccountSeeder.Make(recipe, place, preStage, _usernames, ref dice);
        var disk = DiskFacts.Of(recipe, os);
        var hostile = hostileNames && id % 11 == 3;

        var mac = new SimulatedMac
        {
            Id = id,
            Udid = dice.Uuid(),
            ManagementId = dice.Uuid().ToLowerInvariant(),
            Name = hostile ? HostileText.Names[id / 11 % HostileText.Names.Count] : string.Create(CultureInfo.InvariantCulture, $"{model.Prefix}-{place.Code}-{id:D4}"),
            SerialNumber = SerialNumber(model, ref dice),
            AssetTag = AssetTag(id, recipe, dice.PerMille(700)),
            Model = model,
            Os = os,
            Site = dice.PerMille(70) ? SimulatedSite.None : place.Site,
            User = hostile && people.User is { } user ? user with { RealName = HostileText.Names[(id / 11 + 5) % HostileText.Names.Count], Room = "line\r\n\tbreak" } : people.User,
            Phase = recipe.Phase,
            Accounts = disk.Locks ? people.Accounts : [.. people.Accounts.Select(a => a with { FileVault = false })],
            Groups = Groups(recipe, disk, preStage, ref dice),
            ReportedAt = times.Reported,
            CheckedInAt = times.CheckedIn,
            ContactAt = times.Contact,
            EnrolledAt = times.Enrolled,
            EnteredOn = DateOnly.FromDateTime((times.Enrolled ?? times.Contact ?? now).UtcDateTime),
            PreStageId = preStage?.Id,
            Supervised = recipe.OldRecord ? null : true,
            PartitionState = disk.PartitionState,
            PartitionPercent = disk.Percent,
            KeyValidity = disk.Validity,
            KeyInEscrow = recipe.Key is not (KeyCase.NotApplicable or KeyCase.UnknownNotEscrowed),
            InstitutionalKey = recipe.OldRecord ? null : recipe.InstitutionalKey,
            DiskConfiguration = dice.PerMille(60) ? "FileVault – individual key" : null,
            FileVaultEnabled = disk.Locks && dice.PerMille(260),
            FileVaultUsers = dice.PerMille(100) && recipe.Flaw == Ftk1Flaw.None ? [] : null,
            Eligibility = disk.Locks ? dice.PerMille(500) ? "Eligible" : null : "Eligible",
            FileVaultStatus = disk.Locks ? recipe.Disk is DiskCase.On && dice.PerMille(600) ? "ALL_ENCRYPTED" : "BOOT_ENCRYPTED" : "NOT_ENCRYPTED",
            BootstrapStatus = Bootstrap(recipe, os),
            BootstrapAllowed = recipe.OldRecord || os.Major < 11 ? null : !dice.PerMille(15) && recipe.BootstrapAllowed != false,
            Asleep = recipe.Age != AgeCase.Fresh || recipe.Phase == SimulatedPhase.Stock,
            OmitsEmptyAttributes = recipe.OldRecord,
        };
        mac = mac with { Profiles = ProfileSeeder.Make(mac, recipe, ref dice), Probes = Probes(mac, recipe, people.Console, ref dice) };
        return mac with { Attributes = AttributeSeeder.Make(mac, recipe, ref dice), Ftk1 = Ftk1Line.Of(mac), KeyAnswer = KeyAnswer(mac) };
    }

    // By the id, so that it changes nothing else: of Macs whose key is called valid, one in a hundred or so has something else there.
    private static SimulatedKeyAnswer KeyAnswer(SimulatedMac mac) => mac is not { KeyInEscrow: true, KeyValidity: "VALID", PartitionState: "ENCRYPTED" } ? SimulatedKeyAnswer.Key
        : (mac.Id % 120) switch
        {
            18 or 19 => SimulatedKeyAnswer.EncryptedBlob,
            48 or 49 => SimulatedKeyAnswer.NotAKey,
            78 or 79 => SimulatedKeyAnswer.Null,
            108 or 109 => SimulatedKeyAnswer.NotFound,
            _ => SimulatedKeyAnswer.Key,
        };

    private static SimulatedModel Model(Recipe recipe, ref Dice dice)
    {
        if (recipe.Phase == SimulatedPhase.Virtual)
        {
            return Catalogue.Virtual;
        }

        if (recipe.Phase == SimulatedPhase.Headless && dice.PerMille(700))
        {
            return Catalogue.MiniFarm;
        }

        while (true)
        {
            var model = dice.Weighted(Catalogue.Models, m => m.Weight);
            var fits = recipe.Architecture is null || recipe.Architecture == model.Architecture;
            if (fits && (recipe.OsMajor is not { } major || (major >= model.OldestOs && major <= model.NewestOs)))
            {
                return model;
            }
        }
    }

    private static SimulatedOs Os(Recipe recipe, SimulatedModel model, ref Dice dice)
    {
        var releases = Catalogue.ReleasesFor(model);
        if (recipe.OsVersion is { } version)
        {
            return releases.Single(r => r.Version == version);
        }

        return recipe.OsMajor is { } major
            ? dice.Of(releases.Where(r => r.Major == major).ToList())
            : dice.Weighted(releases, r => r.Weight);
    }

    private static SimulatedPreStage? PreStage(Recipe recipe, ref Dice dice) => recipe.Phase switch
    {
        _ when recipe.PreStage is { } id => Organisation.PreStages.Single(p => p.Id == id),
        SimulatedPhase.Lab => Organisation.PreStages[2],
        SimulatedPhase.Virtual or SimulatedPhase.Headless => null,
        _ when recipe.Tokens is TokenCase.OnlyIt or TokenCase.EndUserAndManagedAdministrator => Organisation.PreStages[dice.Below(2)],
        _ => dice.Below(100) switch { < 55 => Organisation.PreStages[0], < 80 => Organisation.PreStages[1], < 88 => Organisation.PreStages[3], < 93 => Organisation.PreStages[4], _ => null },
    };

    private static string SerialNumber(SimulatedModel model, ref Dice dice)
    {
        const string letters = "CDFGHJKLMNPQRTVWXY0123456789";
        return model.Architecture == SimulatedArchitecture.AppleSilicon
            ? dice.Text(1, "CDFGHJKLMNPQRTVWXY") + dice.Text(9, letters)
            : dice.Of(PlantCodes) + dice.Text(5, letters) + dice.Text(4, letters);
    }

    private static readonly string[] PlantCodes = ["C02", "C07", "C17", "FVF", "DGK"];

    private static string? Bootstrap(Recipe recipe, SimulatedOs os) => recipe switch
    {
        _ when os.Major < 11 || recipe.OldRecord => "NOT_SUPPORTED",
        { Phase: SimulatedPhase.Stock } => "NOT_ESCROWED",
        { Bootstrap: BootstrapCase.Escrowed } => "ESCROWED",
        { Bootstrap: BootstrapCase.NotEscrowed } => "NOT_ESCROWED",
        { Bootstrap: BootstrapCase.NotSupported } => "NOT_SUPPORTED",
        _ => null,
    };

    private static string? AssetTag(int id, Recipe recipe, bool has) => recipe.KeyInText == KeyPlace.AssetTag
        ? $"FV {Organisation.WrittenKey}"
        : has ? string.Create(CultureInfo.InvariantCulture, $"NW{100_000 + id}") : null;

    // Field staff are no standard workplace: nothing forces FileVault in their Setup Assistant.
    private static SimulatedGroup[] Groups(Recipe recipe, DiskFacts disk, SimulatedPreStage? preStage, ref Dice dice)
    {
        var group = recipe.Phase switch
        {
            SimulatedPhase.Lab => dice.Of(Organisation.Shared),
            SimulatedPhase.Headless => dice.Of(Organisation.Headless),
            SimulatedPhase.InUse or SimulatedPhase.Leaver when (dice.PerMille(300) || recipe.Standard) && preStage?.Id != "5" => Organisation.Standard,
            _ => null,
        };
        return GroupLists[(disk.Locks, preStage?.Id == "1", group)];
    }

    // Macs share these lists: a hundred thousand of them would fill memory for nothing.
    private static readonly Dictionary<(bool Locks, bool Standard, SimulatedGroup? Group), SimulatedGroup[]> GroupLists = ListsOfGroups();

    private static Dictionary<(bool Locks, bool Standard, SimulatedGroup? Group), SimulatedGroup[]> ListsOfGroups()
    {
        var lists = new Dictionary<(bool Locks, bool Standard, SimulatedGroup? Group), SimulatedGroup[]>();
        foreach (var group in (SimulatedGroup?[])[null, .. Organisation.Shared, .. Organisation.Headless, Organisation.Standard])
        {
            foreach (var (locks, standard) in ((bool, bool)[])[(true, true), (true, false), (false, true), (false, false)])
            {
                SimulatedGroup?[] all = [Organisation.AllManaged, locks ? Organisation.FileVaultOn : null, standard ? Organisation.StandardPreStage : null, group];
                lists[(locks, standard, group)] = [.. all.OfType<SimulatedGroup>()];
            }
        }

        return lists;
    }

    private static SimulatedProbes? Probes(SimulatedMac mac, Recipe recipe, string? console, ref Dice dice)
    {
        if (recipe.Evidence is not (EvidenceCase.Ftk1 or EvidenceCase.Ftk1FailedProbes) || mac.ReportedAt is not { } reported)
        {
            return null;
        }

        var enrolled = mac.EnrolledAt ?? reported.AddDays(-100);
        var sinceEnrolment = reported - enrolled;
        var booted = reported - TimeSpan.FromMinutes(Math.Max(5, Math.Min(dice.Between(30, 20_000), (sinceEnrolment.TotalMinutes * 0.6) - 1)));
        var escrowed = recipe.Key is not (KeyCase.NotApplicable or KeyCase.UnknownNotEscrowed) && mac.PartitionState is not "UNENCRYPTED";
        return new SimulatedProbes
        {
            BootedAt = booted,
            KeyMadeAt = escrowed ? enrolled + (sinceEnrolment * (dice.Below(90) / 100.0)) : null,
            Volume = dice.Text(8, "0123456789ABCDEF"),
            ConsoleUser = console,
            RecoveryKeyOnMac = recipe.Disk != DiskCase.Off,
            BootstrapWorks = dice.Below(100) is var share && recipe.BootstrapWorks is { } works ? works : share switch { < 92 => true, < 94 => false, _ => null },
            BootstrapEscrowed = recipe.BootstrapDisputed ? mac.BootstrapStatus != "ESCROWED" : null,
            EscrowPayloads = dice.PerMille(985) ? 1 : dice.PerMille(500) ? 0 : 2,
            EscrowBuddy = (dice.PerMille(700) ? 1 : dice.PerMille(50) ? 2 : 0) is var drawn && recipe.EscrowBuddy is { } buddy ? buddy : drawn,
            RemoteLogin = dice.PerMille(120),
            SingleSignOn = dice.Below(100) switch { < 60 => '0', < 85 => 'p', < 97 => 'j', _ => 'b' },
            Orphans = recipe.Orphans,
            Failed = recipe.Evidence == EvidenceCase.Ftk1FailedProbes ? "fde,tok,dsk,bt,dev,esc,ssh,pso,vol" : null,
            Flaw = recipe.Flaw,
        };
    }
}
