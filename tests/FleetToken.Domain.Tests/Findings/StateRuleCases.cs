using FleetToken.Domain.Configuration;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>The tables of FT-FV-02, FT-PRK-04, 06 and 07, FT-BT-03 to 05, FT-INV-03 and 04, FT-BUG-01 and 04, FT-SEC-02 and 04.</summary>
internal static class StateRuleCases
{
    private static readonly MacVerdicts NoKey = Healthy with { KeyEscrowed = Said(Answer.No), KeyState = KeyState.Dead };

    private static readonly MacVerdicts DiskUnknown = Healthy with { FileVault = Said(FileVaultState.Unknown, EvidenceKind.Unknown) };

    private static readonly MacVerdicts Encrypting = Healthy with { FileVault = Said(FileVaultState.Encrypting) };

    private static readonly ManagementProfile EscrowProfile = new() { Id = 7, Name = "Escrow", Identifier = "escrow.profile", EscrowsKey = true };

    public static IEnumerable<RuleCase> All { get; } =
    [
        new("on", "FT-FV-02"),
        new("three reports in eight days", "FT-FV-02") { Severity = Severity.Medium, Subject = Converting(3, 8), Verdicts = Encrypting },
        new("three reports in eight days, decrypting", "FT-FV-02") { Severity = Severity.Medium, Subject = Converting(3, 8), Verdicts = Healthy with { FileVault = Said(FileVaultState.Decrypting) } },
        new("two reports in eight days", "FT-FV-02") { Subject = Converting(2, 8), Verdicts = Encrypting },
        new("three reports in seven days", "FT-FV-02") { Subject = Converting(3, 7), Verdicts = Encrypting },
        new("on at last", "FT-FV-02") { Subject = Converting(3, 8) },
        new("unknown", "FT-FV-02") { Missing = "FileVault state", Verdicts = DiskUnknown },

        new("in escrow", "FT-PRK-04"),
        new("not in escrow", "FT-PRK-04") { Severity = Severity.High, Verdicts = NoKey },
        new("not in escrow, disk on by estimate", "FT-PRK-04") { Severity = Severity.Medium, Verdicts = NoKey with { FileVault = Said(FileVaultState.On, EvidenceKind.Estimated) } },
        new("not in escrow, none on the Mac", "FT-PRK-04") { Subject = WithLine(line => line with { PersonalKey = Answer.No }), Verdicts = NoKey },
        new("not in escrow, Mac does not say", "FT-PRK-04") { Missing = "whether a recovery key is on the Mac (FTK1 prk)", Subject = WithoutLine(), Verdicts = NoKey },
        new("not in escrow, foreign attribute", "FT-PRK-04")
        {
            Severity = Severity.High,
            Subject = Subject.WithMac(mac => mac with { Attributes = new AttributeReport { Foreign = new ForeignReading { PersonalKey = Answer.Yes } } }),
            Verdicts = NoKey,
        },
        new("escrow unknown", "FT-PRK-04") { Missing = "whether a recovery key is in escrow", Verdicts = Healthy with { KeyEscrowed = Said(Answer.Unknown) } },
        new("not in escrow, disk off", "FT-PRK-04") { Verdicts = NoKey with { FileVault = Said(FileVaultState.Off) } },
        new("not in escrow, disk unknown", "FT-PRK-04") { Missing = "FileVault state", Verdicts = NoKey with { FileVault = Said(FileVaultState.Unknown) } },

        new("Escrow Buddy", "FT-PRK-06"),
        new("by profile", "FT-PRK-06") { Verdicts = Healthy with { CanRotateSilently = Said(SilentRotation.Profile) } },
        new("no way", "FT-PRK-06") { Severity = Severity.Medium, Verdicts = Healthy with { CanRotateSilently = Said(SilentRotation.No) } },
        new("by policy, perhaps", "FT-PRK-06") { Severity = Severity.Medium, Verdicts = Healthy with { CanRotateSilently = Said(SilentRotation.PolicyMaybe) } },
        new("not known", "FT-PRK-06") { Missing = "whether the key can be replaced without a password in a script", Verdicts = Healthy with { CanRotateSilently = Said(SilentRotation.Unknown) } },
        new("no way, disk off", "FT-PRK-06") { Verdicts = Healthy with { CanRotateSilently = Said(SilentRotation.No), FileVault = Said(FileVaultState.Off) } },
        new("no way, disk unknown", "FT-PRK-06") { Missing = "FileVault state", Verdicts = DiskUnknown with { CanRotateSilently = Said(SilentRotation.No) } },

        new("one payload", "FT-PRK-07"),
        new("no payload", "FT-PRK-07") { Subject = WithLine(line => line with { EscrowPayloads = 0 }) },
        new("two payloads", "FT-PRK-07") { Severity = Severity.Medium, Subject = WithLine(line => line with { EscrowPayloads = 2 }) },
        new("not counted", "FT-PRK-07") { Missing = "number of escrow payloads on the Mac (FTK1 esc)", Subject = WithLine(line => line with { EscrowPayloads = null }) },

        new("allowed", "FT-BT-03"),
        new("not allowed", "FT-BT-03") { Severity = Severity.Medium, Subject = Allowed(false) },
        new("not allowed, Intel", "FT-BT-03") { Subject = Allowed(false).WithMac(mac => mac with { AppleSilicon = false }) },
        new("not allowed, chip unknown", "FT-BT-03") { Missing = "whether the Mac has Apple silicon", Subject = Allowed(false).WithMac(mac => mac with { AppleSilicon = null }) },
        new("not reported", "FT-BT-03") { Missing = "whether the Bootstrap Token is allowed", Subject = Allowed(null) },

        new("works", "FT-BT-04"),
        new("broken", "FT-BT-04") { Severity = Severity.Medium, Subject = Works(Answer.No) },
        new("broken by a foreign attribute", "FT-BT-04")
        {
            Severity = Severity.Medium,
            Subject = Subject.WithMac(mac => mac with { Attributes = new AttributeReport { Foreign = new ForeignReading { BootstrapWorks = Answer.No } } }),
        },
        new("broken, 13.3", "FT-BT-04") { Severity = Severity.Medium, Subject = Works(Answer.No).WithMac(mac => mac with { OsVersion = new MacOsVersion(13, 3, 0) }) },
        new("broken, 13.2", "FT-BT-04") { Subject = Works(Answer.No).WithMac(mac => mac with { OsVersion = new MacOsVersion(13, 2, 1) }) },
        new("broken, macOS unknown", "FT-BT-04") { Missing = "macOS version", Subject = Works(Answer.No).WithMac(mac => mac with { OsVersion = null }) },
        new("broken, not escrowed", "FT-BT-04") { Subject = Works(Answer.No).WithMac(mac => mac with { BootstrapToken = new(BootstrapTokenStatus.NotEscrowed, true) }) },
        new("broken, status unknown", "FT-BT-04") { Missing = "Bootstrap Token status", Subject = Works(Answer.No).WithMac(mac => mac with { BootstrapToken = new(BootstrapTokenStatus.Unknown, true) }) },
        new("not checked", "FT-BT-04") { Missing = "whether the Bootstrap Token works (FTK1 btv)", Subject = Works(Answer.Unknown) },

        new("agree", "FT-BT-05"),
        new("Mac says no", "FT-BT-05") { Severity = Severity.Low, Subject = WithLine(line => line with { BootstrapEscrowed = Answer.No }) },
        new("Jamf says no", "FT-BT-05") { Severity = Severity.Low, Subject = Subject.WithMac(mac => mac with { BootstrapToken = new(BootstrapTokenStatus.NotEscrowed, true) }) },
        new("both say no", "FT-BT-05")
        {
            Subject = WithLine(line => line with { BootstrapEscrowed = Answer.No }).WithMac(mac => mac with { BootstrapToken = new(BootstrapTokenStatus.NotEscrowed, true) }),
        },
        new("not supported", "FT-BT-05") { Subject = Subject.WithMac(mac => mac with { BootstrapToken = new(BootstrapTokenStatus.NotSupported, true) }) },
        new("Mac does not say", "FT-BT-05") { Missing = "the Mac's own word on its Bootstrap Token (FTK1 btE)", Subject = WithoutLine() },
        new("Jamf does not say", "FT-BT-05") { Missing = "Bootstrap Token status", Subject = Subject.WithMac(mac => mac with { BootstrapToken = BootstrapToken.NotReported }) },

        new("none", "FT-INV-03"),
        .. Enumerable.Range(1, 7).Select(x => new RuleCase($"X{x}", "FT-INV-03") { Severity = Severity.Medium, Verdicts = Healthy with { Contradictions = [$"X{x}"] } }),

        new("fresh", "FT-INV-04"),
        new("old report, contact today", "FT-INV-04") { Severity = Severity.Medium, Subject = Reported(days: 15, contact: Now.AddHours(-1)) },
        new("old report, check-in today", "FT-INV-04") { Severity = Severity.Medium, Subject = Reported(days: 15, contact: null).WithMac(mac => mac with { LastCheckIn = Now.AddHours(-1) }) },
        new("report of 14 days", "FT-INV-04") { Subject = Reported(days: 14, contact: Now) },
        new("old report, contact three days ago", "FT-INV-04") { Severity = Severity.Medium, Subject = Reported(days: 15, contact: Now.AddDays(-3)) },
        new("old report, contact four days ago", "FT-INV-04") { Subject = Reported(days: 15, contact: Now.AddDays(-4)) },
        new("old report, contact unknown", "FT-INV-04") { Missing = "time of the last contact", Subject = Reported(days: 15, contact: null) },
        new("never reported", "FT-INV-04") { Missing = "time of the last inventory report", Subject = Subject.WithMac(mac => mac with { ReportedAt = null }) },

        new("15.6", "FT-BUG-01"),
        .. new[] { (11, 0, 0), (11, 1, 0), (11, 2, 3) }.Select(v => new RuleCase($"{v}", "FT-BUG-01") { Severity = Severity.High, Subject = Os(v.Item1, v.Item2, v.Item3) }),
        new("11.2.4", "FT-BUG-01") { Subject = Os(11, 2, 4) },
        new("10.15.7", "FT-BUG-01") { Subject = Os(10, 15, 7) },
        new("unknown", "FT-BUG-01") { Missing = "macOS version", Subject = Subject.WithMac(mac => mac with { OsVersion = null }) },

        new("15.6", "FT-BUG-04") { Subject = Installed(new MacOsVersion(15, 6, 0), "escrow.profile", Now) },
        new("installed after the report", "FT-BUG-04") { Severity = Severity.Info, Subject = Installed(new MacOsVersion(26, 0, 0), "escrow.profile", Now) },
        new("installed before the report", "FT-BUG-04") { Subject = Installed(new MacOsVersion(26, 0, 0), "escrow.profile", ReportedAt.AddHours(-1)) },
        new("another profile", "FT-BUG-04") { Subject = Installed(new MacOsVersion(26, 0, 0), "wifi.profile", Now) },
        new("profiles of the server unread", "FT-BUG-04")
        {
            Missing = "which configuration profile escrows the key",
            Subject = Installed(new MacOsVersion(26, 0, 0), "escrow.profile", Now).WithServer(server => server with { Configuration = ServerConfiguration.NotRead }),
        },
        new("time unknown", "FT-BUG-04") { Missing = "which configuration profile escrows the key", Subject = Installed(new MacOsVersion(26, 0, 0), "escrow.profile", null) },
        new("list unread", "FT-BUG-04") { Missing = "configuration profiles of the Mac", Subject = Installed(new MacOsVersion(26, 0, 0), "x", Now).WithMac(mac => mac with { Profiles = null }) },
        new("macOS unknown", "FT-BUG-04") { Missing = "macOS version", Subject = Installed(null, "escrow.profile", Now) },

        new("on", "FT-SEC-02") { Subject = Subject.OptedIn() },
        new("off", "FT-SEC-02") { Severity = Severity.Low, Subject = Lock(false) },
        new("off, Intel", "FT-SEC-02") { Subject = Lock(false).WithMac(mac => mac with { AppleSilicon = false }) },
        new("off, chip unknown", "FT-SEC-02") { Missing = "whether the Mac has Apple silicon", Subject = Lock(false).WithMac(mac => mac with { AppleSilicon = null }) },
        new("unknown", "FT-SEC-02") { Missing = "whether Recovery Lock is on", Subject = Lock(null) },

        new("none", "FT-SEC-04"),
        new("looked, none", "FT-SEC-04") { Subject = Subject.WithMac(mac => mac with { KeyShapedTexts = [] }) },
        new("field", "FT-SEC-04") { Severity = Severity.High, Subject = Subject.WithMac(mac => mac with { KeyShapedTexts = ["asset tag"] }) },
        new("attribute", "FT-SEC-04") { Severity = Severity.High, Subject = Subject.WithMac(mac => mac with { Attributes = new AttributeReport { LooksLikeRecoveryKey = true } }) },
    ];

    private static MacSubject Converting(int reports, int days) => Subject with
    {
        Counters = new MacCounters { ConversionReports = reports, ConvertingSince = ReportedAt.AddDays(-days), CountedReport = ReportedAt },
    };

    private static MacSubject Allowed(bool? allowed) => Subject.WithMac(mac => mac with { BootstrapToken = new(BootstrapTokenStatus.Escrowed, allowed) });

    private static MacSubject Works(Answer works) => WithLine(line => line with { BootstrapWorks = works });

    private static MacSubject Reported(int days, DateTimeOffset? contact) => Subject.WithMac(mac => mac with { ReportedAt = Now.AddDays(-days), LastContact = contact });

    private static MacSubject Os(int major, int minor, int patch) => Subject.WithMac(mac => mac with { OsVersion = new MacOsVersion(major, minor, patch) });

    private static MacSubject Lock(bool? on) => Subject.OptedIn().WithMac(mac => mac with { RecoveryLock = on });

    private static MacSubject Installed(MacOsVersion? version, string identifier, DateTimeOffset? at) => Subject.OptedIn()
        .WithServer(server => server with { Configuration = new ServerConfiguration { Profiles = [EscrowProfile] } })
        .WithMac(mac => mac with { OsVersion = version, Profiles = [new InstalledProfile("Escrow", identifier, at, IsJamfsOwn: false)] });
}
