using System.Globalization;
using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Rendering;

namespace FleetToken.Simulator.Querying;

/// <summary>How the values of a field compare.</summary>
internal enum FieldKind { Text, Number, Time, Flag }

/// <summary>A field that filters and sorts may name.</summary>
/// <param name="Name">Name in queries.</param>
/// <param name="Kind">How it compares.</param>
/// <param name="Text">Its value as text; null when the Mac has none.</param>
/// <param name="Time">Its value as a time.</param>
/// <param name="Sorts">Whether it may be sorted by.</param>
/// <param name="Filters">Whether it may be filtered by.</param>
/// <param name="From">First version of the inventory that has it.</param>
/// <param name="To">Last version of the inventory that has it.</param>
internal sealed record MacField(
    string Name,
    FieldKind Kind,
    Func<SimulatedMac, string?> Text,
    Func<SimulatedMac, DateTimeOffset?>? Time = null,
    bool Sorts = false,
    bool Filters = true,
    int From = 1,
    int To = 4)
{
    private static readonly Dictionary<string, MacField> ByName = All().ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The field of that name in that version of the inventory; null when it has none.</summary>
    public static MacField? Find(string name, int version) =>
        ByName.TryGetValue(name, out var field) && version >= field.From && version <= field.To ? field : null;

    private static IEnumerable<MacField> All() =>
    [
        new("id", FieldKind.Number, m => m.Id.ToString(CultureInfo.InvariantCulture), Sorts: true),
        Of("udid", m => m.Udid, sorts: true),
        Of("general.name", m => m.Name, sorts: true),
        Of("general.assetTag", m => m.AssetTag, sorts: true),
        Of("general.platform", _ => "Mac", sorts: true),
        Of("general.managementId", m => m.ManagementId),
        At("general.reportDate", m => m.ReportedAt),
        At("general.lastEnrolledDate", m => m.EnrolledAt),
        At("general.lastContactTime", m => m.ContactAt) with { To = 3 },
        At("general.lastCheckIn", m => m.CheckedInAt) with { From = 4 },
        At("general.lastContact", m => m.ContactAt) with { From = 4 },
        Is("general.supervised", m => m.Supervised),
        Is("general.userApprovedMdm", m => m.Supervised),
        Is("general.remoteManagement.managed", _ => true),
        Is("general.enrolledViaAutomatedDeviceEnrollment", m => m.PreStageId is not null),
        Of("hardware.make", _ => "Apple", sorts: true),
        Of("hardware.model", m => m.Model.Name, sorts: true),
        Of("hardware.modelIdentifier", m => m.Model.Identifier),
        Of("hardware.serialNumber", m => m.SerialNumber),
        Is("hardware.appleSilicon", m => m.Model.AppleSilicon),
        Of("operatingSystem.name", _ => "macOS", sorts: true),
        Of("operatingSystem.version", m => m.Os.Version, sorts: true),
        Of("operatingSystem.build", m => m.Os.Build, sorts: true),
        Of("operatingSystem.fileVault2Status", m => m.FileVaultStatus),
        Is("diskEncryption.fileVault2Enabled", m => m.FileVaultEnabled),
        Of("userAndLocation.username", m => m.User?.Username),
        Of("userAndLocation.realname", m => m.User?.RealName, sorts: true),
        Of("userAndLocation.email", m => m.User?.Email),
        Of("userAndLocation.departmentId", m => m.User?.DepartmentId),
        Of("userAndLocation.buildingId", m => m.User?.BuildingId),
    ];

    private static MacField Of(string name, Func<SimulatedMac, string?> text, bool sorts = false) => new(name, FieldKind.Text, text, Sorts: sorts);

    private static MacField At(string name, Func<SimulatedMac, DateTimeOffset?> time) =>
        new(name, FieldKind.Time, m => time(m) is { } at ? JsonText.Time(at) : null, time, Sorts: true);

    private static MacField Is(string name, Func<SimulatedMac, bool?> flag) =>
        new(name, FieldKind.Flag, m => flag(m) switch { true => "true", false => "false", _ => null });
}
