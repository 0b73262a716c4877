using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Macs;

/// <summary>Every filter of the Macs page, drawn from one table: chips, menus and the advice of an empty list cannot disagree.</summary>
public static class FilterParts
{
    /// <summary>Severity.</summary>
    public static FilterPart Severity { get; } = Of(
        "severity",
        "Severity",
        [Domain.Findings.Severity.Critical, Domain.Findings.Severity.High, Domain.Findings.Severity.Medium, Domain.Findings.Severity.Low, Domain.Findings.Severity.Info, Domain.Findings.Severity.None],
        Looks.Of,
        filter => filter.Severity,
        (filter, values) => filter with { Severity = values });

    /// <summary>Recovery key.</summary>
    public static FilterPart RecoveryKey { get; } = Of(
        "recoveryKey",
        "Recovery key",
        [KeyValidity.Invalid, KeyValidity.Unknown, KeyValidity.Valid, KeyValidity.NotApplicable],
        Looks.Of,
        filter => filter.RecoveryKey,
        (filter, values) => filter with { RecoveryKey = values });

    /// <summary>Bootstrap Token.</summary>
    public static FilterPart BootstrapToken { get; } = Of(
        "bootstrapToken",
        "Bootstrap Token",
        [BootstrapTokenStatus.NotEscrowed, BootstrapTokenStatus.NotSupported, BootstrapTokenStatus.Unknown, BootstrapTokenStatus.Escrowed],
        Looks.Of,
        filter => filter.BootstrapToken,
        (filter, values) => filter with { BootstrapToken = values });

    /// <summary>Token holders.</summary>
    public static FilterPart Tokens { get; } = Of(
        "tokenVerdict",
        "Tokens",
        [TokenVerdict.Nobody, TokenVerdict.AdminsOnly, TokenVerdict.ExtraAdmins, TokenVerdict.Unknown, TokenVerdict.EndUsersOnly],
        Looks.Of,
        filter => filter.TokenVerdict,
        (filter, values) => filter with { TokenVerdict = values });

    /// <summary>Recoverability.</summary>
    public static FilterPart Recoverability { get; } = Of(
        "recoverability",
        "Recoverability",
        [Domain.Verdicts.Recoverability.None, Domain.Verdicts.Recoverability.Fragile, Domain.Verdicts.Recoverability.Unknown, Domain.Verdicts.Recoverability.KeyOnly, Domain.Verdicts.Recoverability.Strong, Domain.Verdicts.Recoverability.NotEncrypted],
        Looks.Of,
        filter => filter.Recoverability,
        (filter, values) => filter with { Recoverability = values });

    /// <summary>FileVault.</summary>
    public static FilterPart FileVault { get; } = Of(
        "fileVault",
        "FileVault",
        [FileVaultState.Off, FileVaultState.Decrypting, FileVaultState.Encrypting, FileVaultState.Unknown, FileVaultState.On],
        Looks.Of,
        filter => filter.FileVault,
        (filter, values) => filter with { FileVault = values });

    /// <summary>Age of the inventory report.</summary>
    public static FilterPart Inventory { get; } = Of(
        "inventory",
        "Inventory",
        [InventoryAge.Fresh, InventoryAge.Old, InventoryAge.VeryOld, InventoryAge.Never],
        age => age switch
        {
            InventoryAge.Fresh => new Look("check", "Fresh", Tone.Good),
            InventoryAge.Old => new Look("hour", "Old", Tone.Warn),
            InventoryAge.VeryOld => new Look("hour", "Very old", Tone.Bad),
            _ => new Look("unk", "Never reported", Tone.Unknown),
        },
        filter => filter.Inventory,
        (filter, values) => filter with { Inventory = values });

    /// <summary>Phase.</summary>
    public static FilterPart Phase { get; } = Of(
        "phase",
        "Phase",
        Enum.GetValues<MacPhase>(),
        phase => new Look("mac", Words.Of(phase), Tone.Neutral),
        filter => filter.Phase,
        (filter, values) => filter with { Phase = values });

    /// <summary>Findings, by title.</summary>
    public static FilterPart Finding { get; } = new(
        "finding",
        "Finding",
        filter => [.. filter.Finding.Select(code => FindingCatalogue.Find(code) is { } finding ? $"{finding.Title} ({code})" : code)],
        filter => filter with { Finding = [], Page = 1 });

    /// <summary>Objects of Jamf's configuration.</summary>
    public static FilterPart Objects { get; } = Typed("object", "Object", filter => filter.Objects, (filter, values) => filter with { Objects = values });

    /// <summary>Whether recoverability rests on old facts.</summary>
    public static FilterPart Stale { get; } = new(
        "stale",
        "Facts",
        filter => filter.Stale switch { true => ["Stale"], false => ["Not stale"], null => [] },
        filter => filter with { Stale = null, Page = 1 });

    /// <summary>Macs that Jamf no longer has.</summary>
    public static FilterPart Gone { get; } = new(
        "gone", "Only", filter => filter.Gone ? ["No longer in Jamf"] : [], filter => filter with { Gone = false, Page = 1 });

    /// <summary>In the order of their chips.</summary>
    public static IReadOnlyList<FilterPart> All { get; } =
    [
        new("search", "Search", filter => filter.Search is { Length: > 0 } text ? [text] : [], filter => filter with { Search = null, Page = 1 }),
        Severity, RecoveryKey, BootstrapToken, Tokens, Recoverability, FileVault, Finding, Objects, Inventory, Stale, Phase,
        Typed("server", "Server", filter => filter.Server, (filter, values) => filter with { Server = values }),
        Typed("site", "Site", filter => filter.Site, (filter, values) => filter with { Site = values }),
        Typed("os", "macOS", filter => filter.Os, (filter, values) => filter with { Os = values }),
        Typed("serialNumber", "Serial number", filter => filter.SerialNumber, (filter, values) => filter with { SerialNumber = values }),
        new("list", "Pasted list", filter => filter.List is null ? [] : ["yes"], filter => filter with { List = null, Page = 1 }),
        Gone,
    ];

    /// <summary>Those with a menu of their own.</summary>
    public static IReadOnlyList<FilterPart> Menus { get; } = [Severity, RecoveryKey, BootstrapToken, Tokens, Recoverability];

    /// <summary>Those whose values are ticked in the dialog with all filters.</summary>
    public static IReadOnlyList<FilterPart> Ticked { get; } = [FileVault, Inventory, Phase];

    private static FilterPart Typed(
        string name, string label, Func<MacFilter, IReadOnlyList<string>> get, Func<MacFilter, IReadOnlyList<string>, MacFilter> set) =>
        new(name, label, get, filter => set(filter, []) with { Page = 1 });

    private static FilterPart Of<T>(
        string name,
        string label,
        IReadOnlyList<T> values,
        Func<T, Look> look,
        Func<MacFilter, IReadOnlyList<T>> get,
        Func<MacFilter, IReadOnlyList<T>, MacFilter> set)
        where T : struct, Enum =>
        new(name, label, filter => [.. get(filter).Select(value => look(value).Word)], filter => set(filter, []) with { Page = 1 })
        {
            Choices =
            [
                .. values.Select(value => new FilterChoice(
                    look(value),
                    filter => get(filter).Contains(value),
                    filter => set(filter, get(filter).Contains(value) ? [.. get(filter).Where(other => !other.Equals(value))] : [.. get(filter), value]) with { Page = 1 })),
            ],
        };
}
