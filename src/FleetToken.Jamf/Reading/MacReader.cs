using System.Globalization;
using System.Text.Json;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Pro.Contracts;

namespace FleetToken.Jamf.Reading;

/// <summary>From Jamf's record to our Mac: the only file that knows both. Free text passes <see cref="Redact"/>, because a Mac is stored.</summary>
internal sealed class MacReader(string server, JamfJson json, KnownWords words)
{
    /// <summary>Reads one record.</summary>
    /// <exception cref="JsonException">It has another shape, or no id.</exception>
    public Mac Read(ReadOnlySpan<byte> record)
    {
        var computer = JsonSerializer.Deserialize(record, json.ComputerRecord) ?? throw UnexpectedValueException.Instead("a computer", JsonTokenType.Null);
        return TryReadId(computer.Id, out var id) ? ToMac(id, computer) : throw UnexpectedValueException.Unreadable("a computer with an id");
    }

    /// <summary>Reads only the id of a record.</summary>
    /// <exception cref="JsonException">It has no id.</exception>
    public static long ReadId(ReadOnlySpan<byte> record) =>
        TryReadId(JsonSerializer.Deserialize(record, JamfJson.Plain.ComputerIdRecord)?.Id, out var id) ? id : throw UnexpectedValueException.Unreadable("a computer with an id");

    public static bool TryReadId(string? text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;

    private Mac ToMac(long id, ComputerRecord computer)
    {
        var (general, hardware, system) = (computer.General, computer.Hardware, computer.OperatingSystem);
        var accounts = Accounts(computer.LocalUserAccounts);
        var mac = new Mac
        {
            Id = new MacId(server, id),
            Name = Free(general?.Name),
            SerialNumber = Free(hardware?.SerialNumber),
            AssetTag = Free(general?.AssetTag),
            Model = Free(hardware?.Model),
            ModelIdentifier = Free(hardware?.ModelIdentifier),
            AppleSilicon = hardware?.AppleSilicon,
            OsVersion = MacOsVersion.Parse(system?.Version),
            Site = Site(general?.Site),
            Groups = Groups(computer.GroupMemberships),
            User = new AssignedUser(Free(computer.UserAndLocation?.Username), Free(computer.UserAndLocation?.Realname), Free(computer.UserAndLocation?.Email)),
            Accounts = accounts,
            FileVault = FileVaultOf(computer),
            RecoveryKey = new RecoveryKeyEscrow(words.KeyValidity(computer.DiskEncryption?.IndividualRecoveryKeyValidityStatus), computer.DiskEncryption?.InstitutionalRecoveryKeyPresent),
            BootstrapToken = new BootstrapToken(words.BootstrapToken(computer.Security?.BootstrapTokenEscrowedStatus), computer.Security?.BootstrapTokenAllowed),
            RecoveryLock = computer.Security?.RecoveryLockEnabled,
            Profiles = Profiles(computer.ConfigurationProfiles),
            Attributes = Attributes(computer, accounts),
            ReportedAt = general?.ReportDate,
            LastCheckIn = general?.LastCheckIn,
            LastContact = general?.LastContact ?? general?.LastContactTime,
            EnrolledAt = general?.LastEnrolledDate,
            FirstEntryAt = general?.InitialEntryDate,
        };
        return KeyShapes.Find(mac, computer) is { } texts ? mac with { KeyShapedTexts = texts } : mac;
    }

    private FileVault FileVaultOf(ComputerRecord computer) => new()
    {
        Partition = words.Partition(computer.DiskEncryption?.BootPartitionEncryptionDetails?.PartitionFileVault2State),
        Disks = words.Disks(computer.OperatingSystem?.FileVault2Status),
        Enabled = computer.DiskEncryption?.FileVault2Enabled,
        UserNames = Texts(computer.DiskEncryption?.FileVault2EnabledUserNames),
    };

    private static List<LocalAccount>? Accounts(List<LocalUserAccount?>? accounts)
    {
        if (accounts is null)
        {
            return null;
        }

        var read = new List<LocalAccount>(accounts.Count);
        foreach (var account in accounts)
        {
            if (account is not null && Free(account.Username) is { } name)
            {
                read.Add(new LocalAccount
                {
                    Username = name,
                    FullName = Free(account.FullName),
                    Uid = int.TryParse(account.Uid, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var uid) ? uid : null,
                    Admin = account.Admin,
                    FileVaultEnabled = account.FileVault2Enabled,
                });
            }
        }

        return read;
    }

    private static List<InstalledProfile>? Profiles(List<ConfigurationProfile?>? profiles)
    {
        if (profiles is null)
        {
            return null;
        }

        var read = new List<InstalledProfile>(profiles.Count);
        foreach (var profile in profiles)
        {
            if (profile is not null)
            {
                read.Add(new InstalledProfile(
                    Free(profile.DisplayName), Free(profile.ProfileIdentifier), profile.LastInstalled, string.IsNullOrEmpty(profile.Id)));
            }
        }

        return read;
    }

    private static List<string>? Groups(List<GroupMembership?>? groups) => groups is null ? null : Texts(groups.ConvertAll(group => group?.GroupName));

    // The section that an attribute is shown in is the Jamf admin's choice, so it can be in any of six places (API 2.4).
    private static AttributeReport? Attributes(ComputerRecord computer, IReadOnlyList<LocalAccount>? accounts)
    {
        KeptAttributes?[] places =
        [
            computer.ExtensionAttributes,
            computer.General?.ExtensionAttributes,
            computer.Hardware?.ExtensionAttributes,
            computer.OperatingSystem?.ExtensionAttributes,
            computer.UserAndLocation?.ExtensionAttributes,
            computer.Purchasing?.ExtensionAttributes,
        ];
        if (Array.TrueForAll(places, place => place is null or { Attributes.Count: 0 }))
        {
            return null;
        }

        var kept = places.SelectMany(place => place?.Attributes ?? []).DistinctBy(attribute => attribute.DefinitionId ?? attribute.Name).ToList();
        return Report(kept, accounts);
    }

    // The domain reads our own line and hides keys in it; what others print is cleaned first, but that there was a key stays known.
    private static AttributeReport? Report(List<KeptAttribute> kept, IReadOnlyList<LocalAccount>? accounts)
    {
        var texts = kept.ConvertAll(attribute => new AttributeText(
            Redact.Text(attribute.Name),
            TokenEvidence.IsFtk(attribute.Text) ? attribute.Text : Redact.Text(attribute.Text)));
        var report = TokenEvidence.Read(texts, accounts);
        if (kept.Exists(attribute => RecoveryKeyShape.IsIn(attribute.Text)))
        {
            report = (report ?? new AttributeReport()) with { LooksLikeRecoveryKey = true };
        }

        var tooLong = kept.Where(attribute => attribute.TooLong > 0).Select(attribute => new UnreadText(Redact.Text(attribute.Name), attribute.TooLong)).ToList();
        return tooLong.Count == 0 ? report : (report ?? new AttributeReport()) with { Unread = [.. report?.Unread ?? [], .. tooLong] };
    }

    private static string? Site(SiteReference? site) =>
        site is null or { Id: "-1" } or { Id: null, Name: "None" } ? null : Free(site.Name);

    private static List<string>? Texts(List<string?>? texts)
    {
        if (texts is null)
        {
            return null;
        }

        var read = new List<string>(texts.Count);
        foreach (var text in texts)
        {
            if (Free(text) is { } clean)
            {
                read.Add(clean);
            }
        }

        return read;
    }

    private static string? Free(string? text) => string.IsNullOrWhiteSpace(text) ? null : Redact.Text(text);
}
