using FleetToken.Domain.Findings.Rules;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings;

/// <summary>The one place where rules are registered, each with what to do about it. README.md in this folder lists them.</summary>
public static class FindingCatalogue
{
    internal static readonly CatalogueEntry[] Entries =
    [
        new(new NoTokenHolder(), TokenRecommendations.NoTokenHolder),
        new(new EndUserWithoutToken(), TokenRecommendations.EndUserWithoutToken),
        new(new AdditionalAdminHoldsToken(), AdditionalAdminRecommendations.AdditionalAdminHoldsToken),
        new(new OnlyItAccountsHoldToken(), TokenRecommendations.OnlyItAccountsHoldToken),
        new(new NoSecondWayIn(), KeyRecommendations.NoSecondWayIn),
        new(new EndUserNotKnown(), InventoryRecommendations.EndUserNotKnown),
        new(new FileVaultOff(), FileVaultRecommendations.FileVaultOff),
        new(new NoKeyEscrowed(), KeyRecommendations.NoKeyEscrowed),
        new(new KeyInvalid(), KeyRecommendations.KeyInvalid),
        new(new KeyValidityUnknown(), KeyRecommendations.KeyValidityUnknown),
        new(new BootstrapTokenNotEscrowed(), BootstrapTokenRecommendations.NotEscrowed),
        new(new BootstrapTokenNotSupported(), BootstrapTokenRecommendations.NotSupported),
        new(new NotSeen(), InventoryRecommendations.NotSeen),
        new(new NoMeasuredEvidence(), InventoryRecommendations.NoMeasuredEvidence),
        new(new InstitutionalKeyPresent(), KeyRecommendations.InstitutionalKeyPresent),
    ];

    private static readonly Dictionary<string, CatalogueEntry> EntryByCode =
        Entries.ToDictionary(entry => entry.Rule.Description.Code, StringComparer.Ordinal);

    /// <summary>Every finding, in the order of the catalogue.</summary>
    public static IReadOnlyList<FindingDescription> All { get; } = [.. Entries.Select(entry => entry.Rule.Description)];

    /// <summary>The description of a code; null for a code that does not exist.</summary>
    public static FindingDescription? Find(string code) => FindEntry(code)?.Rule.Description;

    internal static CatalogueEntry? FindEntry(string code) => EntryByCode.GetValueOrDefault(code);
}

/// <summary>A rule and the recommendation for its finding: the compiler holds that none is without.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Recommend">What to do about its finding on one Mac.</param>
internal sealed record CatalogueEntry(IFindingRule Rule, Func<Finding, MacVerdicts, Recommendation> Recommend)
{
    private readonly int _phases = Rule.Description.Phases.Aggregate(0, (bits, phase) => bits | (1 << (int)phase));

    /// <summary>Whether the rule speaks in this phase.</summary>
    public bool SpeaksIn(MacPhase phase) => (_phases & (1 << (int)phase)) != 0;
}
