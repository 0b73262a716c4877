using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Fleet;

/// <summary>One page of a list.</summary>
/// <param name="Total">How many Macs fit, on all pages.</param>
/// <param name="Page">Number of this page, from 1.</param>
/// <param name="PageSize">Most Macs of a page.</param>
/// <param name="Items">The Macs of this page.</param>
public sealed record MacPage(int Total, int Page, int PageSize, IReadOnlyList<MacItem> Items);

/// <summary>One Mac with its judgement, as its page shows it.</summary>
/// <param name="Item">The list's view of it.</param>
/// <param name="Mac">Its facts.</param>
/// <param name="Evaluation">Its verdicts and findings with reasons, made now.</param>
/// <param name="FirstSeen">UTC time each finding code was first seen.</param>
/// <param name="History">Its changes, newest first.</param>
/// <param name="Twins">Other records of the same Mac that are in scope.</param>
/// <param name="FirstReadAt">UTC time FleetToken first read it.</param>
/// <param name="ReadAt">UTC time FleetToken last read it.</param>
public sealed record MacDetail(
    MacItem Item,
    Mac Mac,
    MacEvaluation Evaluation,
    IReadOnlyDictionary<string, DateTimeOffset> FirstSeen,
    IReadOnlyList<ChangeItem> History,
    IReadOnlyList<MacItem> Twins,
    DateTimeOffset FirstReadAt,
    DateTimeOffset ReadAt)
{
    /// <summary>The Mac with everything a rule may read.</summary>
    public required MacSubject Subject { get; init; }

    /// <summary>Whether somebody outside may still know its key (domain J, <c>prkExposure</c>).</summary>
    public required Verdict<KeyExposure> KeyExposure { get; init; }

    /// <summary>Acceptances that hold now, by the code of the finding.</summary>
    public IReadOnlyDictionary<string, AcceptanceItem> Accepted { get; init; } = new Dictionary<string, AcceptanceItem>();

    /// <summary>Why each account holds a token or not, in the order of the verdicts' accounts.</summary>
    public required IReadOnlyList<TokenExplanation> Explanations { get; init; }
}

/// <summary>One change in a Mac's history.</summary>
/// <param name="Field">REST name of the value.</param>
/// <param name="From">What it was; null where it had none.</param>
/// <param name="To">What it is; null where it has none.</param>
/// <param name="ObservedAt">UTC time we first saw it.</param>
/// <param name="LastConfirmedAt">UTC time we last saw the old value still in place; null where not known.</param>
public sealed record ChangeItem(string Field, string? From, string? To, DateTimeOffset ObservedAt, DateTimeOffset? LastConfirmedAt);

/// <summary>Counts over the Macs in scope that Jamf still has. Shares are of judged Macs; unknown is in the denominator and never counted as good.</summary>
public sealed record FleetSummary
{
    /// <summary>All Macs.</summary>
    public required int Macs { get; init; }

    /// <summary>Macs of a judged phase: the denominator of every share.</summary>
    public required int Judged { get; init; }

    /// <summary>The other Macs by phase.</summary>
    public required IReadOnlyDictionary<MacPhase, int> NotJudgedByPhase { get; init; }

    /// <summary>Judged Macs with FT-TOK-01 or FT-TOK-09 at critical: they can lose their data if someone forgets a password.</summary>
    public required int CanLoseData { get; init; }

    /// <summary>Judged Macs by recoverability; every value is there, as in every dictionary here.</summary>
    public required IReadOnlyDictionary<Recoverability, int> Recoverability { get; init; }

    /// <summary>Judged Macs by key validity.</summary>
    public required IReadOnlyDictionary<KeyValidity, int> RecoveryKey { get; init; }

    /// <summary>Judged Macs by who holds the tokens.</summary>
    public required IReadOnlyDictionary<TokenVerdict, int> TokenVerdict { get; init; }

    /// <summary>Judged Macs by Bootstrap Token status.</summary>
    public required IReadOnlyDictionary<BootstrapTokenStatus, int> BootstrapToken { get; init; }

    /// <summary>Judged Macs by the age of their inventory.</summary>
    public required IReadOnlyDictionary<InventoryAge, int> Inventory { get; init; }

    /// <summary>Judged Macs whose token facts are measured, estimated, unknown: the coverage of the attribute.</summary>
    public required IReadOnlyDictionary<EvidenceKind, int> TokenEvidence { get; init; }

    /// <summary>Every code of the catalogue with the Macs it holds on, worst severity first, then most Macs.</summary>
    public required IReadOnlyList<FindingCount> Findings { get; init; }
}

/// <summary>How many Macs a finding concerns.</summary>
/// <param name="Finding">Its description.</param>
/// <param name="Severity">The worst severity it has on any of them; its worst possible where there is none.</param>
/// <param name="Macs">How many Macs.</param>
public sealed record FindingCount(FindingDescription Finding, Severity Severity, int Macs);

/// <summary>A Mac to fix before its user calls.</summary>
/// <param name="Item">The Mac.</param>
/// <param name="Why">Why, in a few words ("One holder, key invalid").</param>
/// <param name="Since">UTC time its deciding finding was first seen.</param>
/// <param name="NextStep">The recommendation's next step.</param>
/// <param name="Code">The deciding finding.</param>
public sealed record FixFirst(MacItem Item, string Why, DateTimeOffset? Since, string NextStep, string Code);

/// <summary>Shares of one UTC day, over judged Macs.</summary>
/// <param name="Day">The day.</param>
/// <param name="Judged">Judged Macs.</param>
/// <param name="KeyValid">With a valid key.</param>
/// <param name="EndUsersOnly">With tokens only at end users.</param>
/// <param name="BootstrapEscrowed">With an escrowed Bootstrap Token.</param>
/// <param name="InventoryFresh">With fresh inventory.</param>
public sealed record FleetDay(DateOnly Day, int Judged, int KeyValid, int EndUsersOnly, int BootstrapEscrowed, int InventoryFresh);
