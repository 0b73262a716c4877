using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Findings.Objects.Rules;
using FleetToken.Domain.Findings.Rules;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings;

/// <summary>The one place where rules are registered, each with what to do about it. README.md in this folder lists them.</summary>
public static class FindingCatalogue
{
    /// <summary>The code of a key that was read out and not replaced: it comes and goes with a follow-up, not with a report.</summary>
    public const string KeyDisclosed = Rules.KeyDisclosed.Code;

    internal static readonly CatalogueEntry[] Entries =
    [
        new(new NoTokenHolder(), TokenRecommendations.NoTokenHolder),
        new(new EndUserWithoutToken(), TokenRecommendations.EndUserWithoutToken),
        new(new AdditionalAdminHoldsToken(), AdditionalAdminRecommendations.AdditionalAdminHoldsToken),
        new(new ManagedAdministratorHoldsToken(), AdditionalAdminRecommendations.ManagedAdministratorHoldsToken),
        new(new ManagementAccountHoldsToken(), AdditionalAdminRecommendations.ManagementAccountHoldsToken),
        new(new OnlyItAccountsHoldToken(), TokenRecommendations.OnlyItAccountsHoldToken),
        new(new TokenOfNobody(), LeftoverRecommendations.TokenOfNobody),
        new(new MoreThanTwoHolders(), LeftoverRecommendations.MoreThanTwoHolders),
        new(new NoSecondWayIn(), KeyRecommendations.NoSecondWayIn),
        new(new TokenAndListDisagree(), BrokenTokenRecommendations.TokenAndListDisagree),
        new(new EndUserNotVolumeOwner(), BrokenTokenRecommendations.EndUserNotVolumeOwner),
        new(new EndUserNotKnown(), InventoryRecommendations.EndUserNotKnown),
        new(new FileVaultOff(), FileVaultRecommendations.FileVaultOff),
        new(new ConvertingTooLong(), FileVaultRecommendations.ConvertingTooLong),
        new(new NoKeyEscrowed(), KeyRecommendations.NoKeyEscrowed),
        new(new KeyInvalid(), KeyRecommendations.KeyInvalid),
        new(new KeyValidityUnknown(), KeyRecommendations.KeyValidityUnknown),
        new(new KeyNotInJamf(), KeyRecommendations.KeyNotInJamf),
        new(new KeyDisclosed(), DisclosureRecommendations.KeyDisclosed),
        new(new NoSilentRotation(), RotationRecommendations.NoSilentRotation),
        new(new EscrowPayloadsOnMac(), RotationRecommendations.EscrowPayloadsOnMac),
        new(new BootstrapTokenNotEscrowed(), BootstrapTokenRecommendations.NotEscrowed),
        new(new BootstrapTokenNotSupported(), BootstrapTokenRecommendations.NotSupported),
        new(new BootstrapTokenNotAllowed(), BootstrapTokenRecommendations.NotAllowed),
        new(new BootstrapTokenBroken(), BootstrapTokenRecommendations.Broken),
        new(new BootstrapTokenDisputed(), BootstrapTokenRecommendations.Disputed),
        new(new NotSeen(), InventoryRecommendations.NotSeen),
        new(new NoMeasuredEvidence(), InventoryRecommendations.NoMeasuredEvidence),
        new(new ReportContradictsJamf(), InventoryRecommendations.ReportContradictsJamf),
        new(new ContactWithoutInventory(), InventoryRecommendations.ContactWithoutInventory),
        new(new HiddenAdminMayShow(), AdditionalAdminRecommendations.HiddenAdminMayShow),
        new(new InstitutionalKeyPresent(), KeyRecommendations.InstitutionalKeyPresent),
        new(new BigSurRotationBug(), RotationRecommendations.BigSurRotationBug),
        new(new EscrowProfileInstalledAgain(), RotationRecommendations.EscrowProfileInstalledAgain),
        new(new RecoveryLockOff(), SecurityRecommendations.RecoveryLockOff),
        new(new KeyShapedText(), SecurityRecommendations.KeyShapedText),
    ];

    internal static readonly ObjectEntry[] ObjectEntries =
    [
        new(new FileVaultCanBeSwitchedOff(), FileVaultObjectRecommendations.CanBeSwitchedOff),
        new(new NotForcedInSetupAssistant(), FileVaultObjectRecommendations.NotForcedInSetupAssistant),
        new(new PassThroughLogin(), FileVaultObjectRecommendations.PassThroughLogin),
        new(new EscrowPayloads(), FileVaultObjectRecommendations.EscrowPayloads),
        new(new PrintedKeyExpected(), FileVaultObjectRecommendations.PrintedKeyExpected),
        new(new ForcedFileVaultWantsAdmin(), FileVaultObjectRecommendations.ForcedFileVaultWantsAdmin),
        new(new PolicyResetsTokenHolder(), PolicyRecommendations.ResetsTokenHolder),
        new(new FileVaultTakenAway(), PolicyRecommendations.FileVaultTakenAway),
        new(new NewKeyPolicyMayFail(), PolicyRecommendations.NewKeyPolicyMayFail),
        new(new RetiredLapsUser(), PolicyRecommendations.RetiredLapsUser),
        new(new PreStageAdminLogsIn(), PolicyRecommendations.PreStageAdminLogsIn),
        new(new CredentialsInConfiguration(), SecurityRecommendations.CredentialsInConfiguration),
        new(new KeyShapedTextInConfiguration(), SecurityRecommendations.KeyShapedTextInConfiguration),
    ];

    private static readonly Dictionary<string, CatalogueEntry> EntryByCode =
        Entries.ToDictionary(entry => entry.Rule.Description.Code, StringComparer.Ordinal);

    private static readonly Dictionary<string, ObjectEntry> ObjectEntryByCode =
        ObjectEntries.ToDictionary(entry => entry.Rule.Description.Code, StringComparer.Ordinal);

    /// <summary>Findings that are judged on each Mac, in the order of the catalogue.</summary>
    public static IReadOnlyList<FindingDescription> OfMacs { get; } = [.. Entries.Select(entry => entry.Rule.Description)];

    /// <summary>Findings that are looked for in a server's configuration; a code may be among those of Macs too.</summary>
    public static IReadOnlyList<FindingDescription> OfObjects { get; } = [.. ObjectEntries.Select(entry => entry.Rule.Description)];

    /// <summary>Every finding once: those of Macs in the order of the catalogue, then those that only objects have.</summary>
    public static IReadOnlyList<FindingDescription> All { get; } = [.. OfMacs.Concat(OfObjects).DistinctBy(description => description.Code)];

    /// <summary>The description of a code; null for a code that does not exist.</summary>
    public static FindingDescription? Find(string code) => FindEntry(code)?.Rule.Description ?? FindObjectEntry(code)?.Rule.Description;

    internal static CatalogueEntry? FindEntry(string code) => EntryByCode.GetValueOrDefault(code);

    internal static ObjectEntry? FindObjectEntry(string code) => ObjectEntryByCode.GetValueOrDefault(code);
}

/// <summary>A rule and the recommendation for its finding: the compiler holds that none is without.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Recommend">What to do about its finding on one Mac.</param>
internal sealed record CatalogueEntry(IFindingRule Rule, Func<Finding, MacVerdicts, Recommendation> Recommend)
{
    private readonly int _phases = Rule.Description.Phases.Aggregate(0, (bits, phase) => bits | (1 << (int)phase));

    private NotJudged? _lastLack;

    /// <summary>Catalogue code.</summary>
    public string Code { get; } = Rule.Description.Code;

    /// <summary>What a finding of it on a Mac is about: a rule of objects that also looks at Macs speaks of the Mac then.</summary>
    public FindingSubject Subject { get; } = Rule.Description.Subject == FindingSubject.Fleet ? FindingSubject.Fleet : FindingSubject.Mac;

    /// <summary>Whether the rule speaks in this phase, with these settings.</summary>
    public bool SpeaksIn(MacPhase phase, FleetSettings settings) =>
        (_phases & (1 << (int)phase)) != 0 && (!Rule.Description.OptIn || settings.OptsIn(Code));

    /// <summary>That the rule lacks an input; most Macs of a fleet lack the same, so the last answer is kept.</summary>
    public NotJudged Lacking(string input)
    {
        var last = _lastLack;
        return ReferenceEquals(last?.MissingInput, input) ? last : _lastLack = new NotJudged(Code, input);
    }
}

/// <summary>A rule of objects and the recommendation for its finding.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Recommend">What to do about its finding on one object.</param>
internal sealed record ObjectEntry(IObjectRule Rule, Func<ObjectFinding, Recommendation> Recommend);
