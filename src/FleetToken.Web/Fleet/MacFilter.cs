using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Fleet;

/// <summary>How old the last inventory report is, by the two thresholds of settings.</summary>
public enum InventoryAge
{
    /// <summary>At most StaleAfter old.</summary>
    Fresh,

    /// <summary>Older than StaleAfter.</summary>
    Old,

    /// <summary>Older than VeryStaleAfter.</summary>
    VeryOld,

    /// <summary>Never reported.</summary>
    Never,
}

/// <summary>What a list of Macs is asked for; round-trips through the query string (design 4.4). Values of one filter are or-ed, filters and-ed.</summary>
public sealed record MacFilter
{
    /// <summary>Every Mac in Jamf, worst first.</summary>
    public static MacFilter None { get; } = new();

    public string? Search { get; init; }
    public IReadOnlyList<FileVaultState> FileVault { get; init; } = [];
    public IReadOnlyList<KeyValidity> RecoveryKey { get; init; } = [];
    public IReadOnlyList<BootstrapTokenStatus> BootstrapToken { get; init; } = [];
    public IReadOnlyList<TokenVerdict> TokenVerdict { get; init; } = [];
    public IReadOnlyList<Recoverability> Recoverability { get; init; } = [];
    public IReadOnlyList<string> Finding { get; init; } = [];
    public IReadOnlyList<Severity> Severity { get; init; } = [];
    public IReadOnlyList<MacPhase> Phase { get; init; } = [];
    public IReadOnlyList<string> Server { get; init; } = [];
    public IReadOnlyList<string> Site { get; init; } = [];
    public IReadOnlyList<string> Os { get; init; } = [];
    public bool? Stale { get; init; }
    public IReadOnlyList<InventoryAge> Inventory { get; init; } = [];
    public IReadOnlyList<string> SerialNumber { get; init; } = [];
    public string? List { get; init; }
    public bool Gone { get; init; }
    public MacSort Sort { get; init; } = MacSort.WorstFirst;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to 1000.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Reads a query string; names and values that are not known are in <paramref name="problems"/>, one sentence each, and are left out.</summary>
    public static MacFilter Parse(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query, out IReadOnlyList<FilterProblem> problems) =>
        throw new NotImplementedException();

    /// <summary>The query string that <see cref="Parse"/> reads back, with its question mark; empty for <see cref="None"/>.</summary>
    public string ToQueryString() => throw new NotImplementedException();
}

/// <summary>A name or value in the query string that is not known.</summary>
/// <param name="Name">The query parameter.</param>
/// <param name="Message">What is wrong with it and what is allowed.</param>
public sealed record FilterProblem(string Name, string Message);

/// <summary>What a list is sorted by.</summary>
public enum MacSortField
{
    Name,
    SerialNumber,
    User,
    Os,
    Site,
    Severity,
    TokenVerdict,
    RecoveryKey,
    BootstrapToken,
    Recoverability,
    InventoryAt,
    LastContactAt,
}

/// <summary>Field and direction; missing values last both ways, ties by name, server, id.</summary>
public readonly record struct MacSort(MacSortField Field, bool Descending)
{
    /// <summary>The default: worst first, then name.</summary>
    public static MacSort WorstFirst { get; } = new(MacSortField.Severity, Descending: true);
}
