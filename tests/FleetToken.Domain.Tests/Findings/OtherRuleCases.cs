using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>The tables of FT-FV, FT-PRK, FT-BT, FT-INV and FT-KEY.</summary>
internal static class OtherRuleCases
{
    private static readonly MacVerdicts DiskUnknown = Healthy with { FileVault = Said(FileVaultState.Unknown, EvidenceKind.Unknown) };

    private static readonly MacVerdicts DiskOff = Healthy with { FileVault = Said(FileVaultState.Off) };

    private static readonly MacVerdicts NoKey = Healthy with { KeyEscrowed = Said(Answer.No), KeyState = KeyState.Dead };

    private static readonly MacVerdicts EscrowUnknown = Healthy with { KeyEscrowed = Said(Answer.Unknown, EvidenceKind.Unknown), KeyState = KeyState.Unknown };

    public static IEnumerable<RuleCase> All { get; } =
    [
        new("on", "FT-FV-01"),
        new("off", "FT-FV-01") { Severity = Severity.High, Subject = Subject.WithMac(mac => mac with { FileVault = new() { Partition = PartitionState.Decrypted } }), Verdicts = DiskOff },
        new("ineligible", "FT-FV-01") { Subject = Subject.WithMac(mac => mac with { FileVault = new() { Partition = PartitionState.Ineligible } }), Verdicts = DiskOff },
        new("decrypting", "FT-FV-01") { Verdicts = Healthy with { FileVault = Said(FileVaultState.Decrypting) } },
        new("unknown", "FT-FV-01") { Missing = "FileVault state", Verdicts = DiskUnknown },
        new("off by estimate", "FT-FV-01") { Severity = Severity.Medium, Verdicts = Healthy with { FileVault = Said(FileVaultState.Off, EvidenceKind.Estimated) } },

        new("key in escrow", "FT-PRK-01"),
        new("no key", "FT-PRK-01") { Severity = Severity.Critical, Verdicts = NoKey },
        new("no key, stock", "FT-PRK-01") { Severity = Severity.Medium, Verdicts = NoKey with { Phase = MacPhase.Stock } },
        new("no key, disk on by estimate", "FT-PRK-01") { Severity = Severity.Medium, Verdicts = NoKey with { FileVault = Said(FileVaultState.On, EvidenceKind.Estimated) } },
        new("no key by estimate", "FT-PRK-01") { Severity = Severity.Medium, Verdicts = NoKey with { KeyEscrowed = Said(Answer.No, EvidenceKind.Estimated) } },
        new("no key, disk off", "FT-PRK-01") { Verdicts = NoKey with { FileVault = Said(FileVaultState.Off) } },
        new("no key, disk decrypting", "FT-PRK-01") { Verdicts = NoKey with { FileVault = Said(FileVaultState.Decrypting) } },
        new("no key, disk unknown", "FT-PRK-01") { Missing = "FileVault state", Verdicts = NoKey with { FileVault = Said(FileVaultState.Unknown) } },
        new("escrow unknown", "FT-PRK-01") { Missing = "whether a recovery key is in escrow", Verdicts = EscrowUnknown },
        new("escrow unknown, disk off", "FT-PRK-01") { Verdicts = EscrowUnknown with { FileVault = Said(FileVaultState.Off) } },

        new("valid", "FT-PRK-02"),
        new("invalid, disk on", "FT-PRK-02") { Severity = Severity.Critical, Subject = Subject.WithKey(KeyValidity.Invalid) },
        new("invalid, disk encrypting", "FT-PRK-02") { Severity = Severity.Critical, Subject = Subject.WithKey(KeyValidity.Invalid), Verdicts = Healthy with { FileVault = Said(FileVaultState.Encrypting) } },
        new("invalid, disk decrypting", "FT-PRK-02") { Severity = Severity.Critical, Subject = Subject.WithKey(KeyValidity.Invalid), Verdicts = Healthy with { FileVault = Said(FileVaultState.Decrypting) } },
        new("invalid, disk on by estimate", "FT-PRK-02") { Severity = Severity.Medium, Subject = Subject.WithKey(KeyValidity.Invalid), Verdicts = Healthy with { FileVault = Said(FileVaultState.On, EvidenceKind.Estimated) } },
        new("invalid, disk off", "FT-PRK-02") { Subject = Subject.WithKey(KeyValidity.Invalid), Verdicts = DiskOff },
        new("invalid, disk unknown", "FT-PRK-02") { Missing = "FileVault state", Subject = Subject.WithKey(KeyValidity.Invalid), Verdicts = DiskUnknown },
        new("unknown, disk on", "FT-PRK-02") { Missing = "recovery key validity", Subject = Subject.WithKey(KeyValidity.Unknown) },
        new("not applicable", "FT-PRK-02") { Subject = Subject.WithKey(KeyValidity.NotApplicable) },

        new("valid", "FT-PRK-03"),
        new("unknown, first report", "FT-PRK-03") { Severity = Severity.Info, Subject = Subject.WithKey(KeyValidity.Unknown, 1), Verdicts = EscrowUnknown },
        new("unknown, second report", "FT-PRK-03") { Severity = Severity.Info, Subject = Subject.WithKey(KeyValidity.Unknown, 2), Verdicts = EscrowUnknown },
        new("unknown, third report", "FT-PRK-03") { Severity = Severity.Medium, Subject = Subject.WithKey(KeyValidity.Unknown, 3), Verdicts = EscrowUnknown },
        new("unknown, none in escrow", "FT-PRK-03") { Subject = Subject.WithKey(KeyValidity.Unknown, 3), Verdicts = NoKey },
        new("unknown, disk off", "FT-PRK-03") { Subject = Subject.WithKey(KeyValidity.Unknown, 3), Verdicts = EscrowUnknown with { FileVault = Said(FileVaultState.Off) } },
        new("unknown, disk unknown", "FT-PRK-03") { Missing = "FileVault state", Subject = Subject.WithKey(KeyValidity.Unknown, 3), Verdicts = EscrowUnknown with { FileVault = Said(FileVaultState.Unknown) } },

        new("escrowed", "FT-BT-01"),
        new("not escrowed, Apple silicon", "FT-BT-01") { Severity = Severity.High, Subject = Bootstrap(BootstrapTokenStatus.NotEscrowed) },
        new("not escrowed, Intel", "FT-BT-01") { Severity = Severity.Medium, Subject = Bootstrap(BootstrapTokenStatus.NotEscrowed).WithMac(mac => mac with { AppleSilicon = false }) },
        new("not escrowed, chip unknown", "FT-BT-01") { Severity = Severity.Medium, Subject = Bootstrap(BootstrapTokenStatus.NotEscrowed).WithMac(mac => mac with { AppleSilicon = null }) },
        new("not escrowed, 11.0", "FT-BT-01") { Severity = Severity.High, Subject = Bootstrap(BootstrapTokenStatus.NotEscrowed, new MacOsVersion(11, 0, 0)) },
        new("not escrowed, 10.15.7", "FT-BT-01") { Subject = Bootstrap(BootstrapTokenStatus.NotEscrowed, new MacOsVersion(10, 15, 7)) },
        new("not escrowed, macOS unknown", "FT-BT-01") { Missing = "macOS version", Subject = Bootstrap(BootstrapTokenStatus.NotEscrowed, null) },
        new("status unknown", "FT-BT-01") { Missing = "Bootstrap Token status", Subject = Bootstrap(BootstrapTokenStatus.Unknown) },
        new("status unknown, 10.15.7", "FT-BT-01") { Subject = Bootstrap(BootstrapTokenStatus.Unknown, new MacOsVersion(10, 15, 7)) },
        new("not supported", "FT-BT-01") { Subject = Bootstrap(BootstrapTokenStatus.NotSupported) },

        new("escrowed", "FT-BT-02"),
        new("not supported", "FT-BT-02") { Severity = Severity.Medium, Subject = Bootstrap(BootstrapTokenStatus.NotSupported) },
        new("not supported, 10.15.7", "FT-BT-02") { Subject = Bootstrap(BootstrapTokenStatus.NotSupported, new MacOsVersion(10, 15, 7)) },
        new("not supported, macOS unknown", "FT-BT-02") { Missing = "macOS version", Subject = Bootstrap(BootstrapTokenStatus.NotSupported, null) },
        new("status unknown", "FT-BT-02") { Missing = "Bootstrap Token status", Subject = Bootstrap(BootstrapTokenStatus.Unknown) },

        new("fresh", "FT-INV-01"),
        new("14 days", "FT-INV-01") { Subject = LastSeen(TimeSpan.FromDays(14)) },
        new("past 14 days", "FT-INV-01") { Severity = Severity.Low, Subject = LastSeen(TimeSpan.FromDays(14) + TimeSpan.FromMilliseconds(1)) },
        new("30 days", "FT-INV-01") { Severity = Severity.Low, Subject = LastSeen(TimeSpan.FromDays(30)) },
        new("past 30 days", "FT-INV-01") { Severity = Severity.Medium, Subject = LastSeen(TimeSpan.FromDays(30) + TimeSpan.FromMilliseconds(1)) },
        new("old report, contact today", "FT-INV-01") { Subject = LastSeen(TimeSpan.FromDays(60)).WithMac(mac => mac with { LastCheckIn = Now }) },
        new("never seen", "FT-INV-01") { Missing = "time of the last report or contact", Subject = Subject.WithMac(mac => mac with { ReportedAt = null, LastContact = null }) },

        new("fresh FTK1", "FT-INV-02"),
        new("FTK1 of 30 days", "FT-INV-02") { Verdicts = Healthy with { TokensAt = Now.AddDays(-30) } },
        new("FTK1 past 30 days", "FT-INV-02") { Severity = Severity.Info, Verdicts = Healthy with { TokensAt = Now.AddDays(-30).AddMilliseconds(-1) } },
        new("FTK1 without time", "FT-INV-02") { Missing = "time of the Mac's own report", Verdicts = Healthy with { TokensAt = null } },
        new("foreign attribute, old", "FT-INV-02") { Verdicts = Healthy with { TokenSource = TokenSource.Attribute, TokensAt = Now.AddDays(-60) } },
        new("FileVault list only", "FT-INV-02") { Severity = Severity.Info, Verdicts = Healthy.Unmeasured() },
        new("nothing", "FT-INV-02") { Severity = Severity.Info, Verdicts = Healthy.Unmeasured() with { TokenSource = TokenSource.None } },
        new("nothing, 10.15", "FT-INV-02") { Severity = Severity.Info, Subject = Bootstrap(BootstrapTokenStatus.Escrowed, new MacOsVersion(10, 15, 0)), Verdicts = Healthy.Unmeasured() },
        new("nothing, 10.14.6", "FT-INV-02") { Subject = Bootstrap(BootstrapTokenStatus.Escrowed, new MacOsVersion(10, 14, 6)), Verdicts = Healthy.Unmeasured() },
        new("nothing, macOS unknown", "FT-INV-02") { Missing = "macOS version", Subject = Bootstrap(BootstrapTokenStatus.Escrowed, null), Verdicts = Healthy.Unmeasured() },

        new("none", "FT-KEY-01"),
        new("present, valid personal key", "FT-KEY-01") { Severity = Severity.Medium, Subject = Institutional(true) },
        new("present, dead personal key", "FT-KEY-01") { Severity = Severity.High, Subject = Institutional(true), Verdicts = NoKey },
        new("present, unknown personal key", "FT-KEY-01") { Severity = Severity.High, Subject = Institutional(true), Verdicts = EscrowUnknown },
        new("present, dead personal key, Intel", "FT-KEY-01") { Severity = Severity.Medium, Subject = Institutional(true).WithMac(mac => mac with { AppleSilicon = false }), Verdicts = NoKey },
        new("not reported", "FT-KEY-01") { Missing = "whether an institutional recovery key is present", Subject = Institutional(null) },
    ];

    private static MacSubject Bootstrap(BootstrapTokenStatus status) => Bootstrap(status, HealthyMac.OsVersion);

    private static MacSubject Bootstrap(BootstrapTokenStatus status, MacOsVersion? version) =>
        Subject.WithMac(mac => mac with { BootstrapToken = new BootstrapToken(status, null), OsVersion = version });

    private static MacSubject LastSeen(TimeSpan age) => Subject.WithMac(mac => mac with { ReportedAt = Now - age, LastContact = Now - age - TimeSpan.FromDays(1) });

    private static MacSubject Institutional(bool? present) =>
        Subject.WithMac(mac => mac with { RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Valid, present) });
}
