using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Pro.Contracts;

namespace FleetToken.Jamf.Reading;

/// <summary>Names the texts of a Mac that held something in the shape of a recovery key (domain FT-SEC-04), by the mask that stands there now.</summary>
internal static class KeyShapes
{
    private const int MostPlaces = 20;

    /// <summary>The places; null for none, which costs next to nothing.</summary>
    public static IReadOnlyList<string>? Find(Mac mac, ComputerRecord computer)
    {
        List<string>? places = null;
        Note(ref places, mac.Name, "computer name");
        Note(ref places, mac.SerialNumber, "serial number");
        Note(ref places, mac.AssetTag, "asset tag");
        Note(ref places, mac.Model, "model");
        Note(ref places, mac.Site, "site");
        Note(ref places, mac.User.Username, "user name");
        Note(ref places, mac.User.FullName, "user's full name");
        Note(ref places, mac.User.Email, "user's e-mail address");
        NoteAll(ref places, mac.Groups, static group => group, "group name");
        NoteAll(ref places, mac.Accounts, static account => account.Username, "account name");
        NoteAll(ref places, mac.Accounts, static account => account.FullName, "account's full name");
        NoteAll(ref places, mac.FileVault.UserNames, static name => name, "FileVault user");
        NoteAll(ref places, mac.Profiles, static profile => profile.Name, "profile name");
        if (mac.Attributes is { LooksLikeRecoveryKey: true })
        {
            NoteAttributes(ref places, computer);
        }

        return places;
    }

    private static void Note(ref List<string>? places, string? text, string place)
    {
        // Shorter texts than the mask are most, and hold none.
        if (text is not null && text.Length >= RecoveryKeyShape.Mask.Length && text.Contains(RecoveryKeyShape.Mask, StringComparison.Ordinal))
        {
            Add(ref places, place);
        }
    }

    private static void NoteAll<T>(ref List<string>? places, IReadOnlyList<T>? items, Func<T, string?> text, string place)
    {
        for (var at = 0; at < (items?.Count ?? 0); at++)
        {
            Note(ref places, text(items![at]), place);
        }
    }

    private static void NoteAttributes(ref List<string>? places, ComputerRecord computer)
    {
        KeptAttributes?[] sections =
        [
            computer.ExtensionAttributes, computer.General?.ExtensionAttributes, computer.Hardware?.ExtensionAttributes,
            computer.OperatingSystem?.ExtensionAttributes, computer.UserAndLocation?.ExtensionAttributes, computer.Purchasing?.ExtensionAttributes,
        ];
        foreach (var attribute in sections.SelectMany(section => section?.Attributes ?? []).Where(attribute => RecoveryKeyShape.IsIn(attribute.Text)))
        {
            Add(ref places, $"extension attribute {Redact.Text(attribute.Name)}");
        }
    }

    private static void Add(ref List<string>? places, string place)
    {
        places ??= [];
        if (places.Count < MostPlaces && !places.Contains(place, StringComparer.Ordinal))
        {
            places.Add(place);
        }
    }
}
