using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using Microsoft.Extensions.Primitives;

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

    /// <summary>The value of <see cref="Site"/> for Macs without a site.</summary>
    public static string NoSite => "None";

    /// <summary>Rows of a page where nothing else is asked for.</summary>
    public static int UsualPageSize => 50;

    /// <summary>Most rows of a page.</summary>
    public static int LargestPageSize => 1000;

    /// <summary>Part of a name, serial number, asset tag, assigned user or local account name, in any case and without accents; null for no search.</summary>
    public string? Search { get; init; }

    /// <summary>FileVault states; empty for any, as in every list here.</summary>
    public IReadOnlyList<FileVaultState> FileVault { get; init; } = [];

    /// <summary>Key validities.</summary>
    public IReadOnlyList<KeyValidity> RecoveryKey { get; init; } = [];

    /// <summary>Bootstrap Token statuses.</summary>
    public IReadOnlyList<BootstrapTokenStatus> BootstrapToken { get; init; } = [];

    /// <summary>Who holds the tokens.</summary>
    public IReadOnlyList<TokenVerdict> TokenVerdict { get; init; } = [];

    /// <summary>Recoverabilities.</summary>
    public IReadOnlyList<Recoverability> Recoverability { get; init; } = [];

    /// <summary>Codes of the catalogue, implied and fleet ones included; those of objects select the Macs they concern or may concern.</summary>
    public IReadOnlyList<string> Finding { get; init; } = [];

    /// <summary>Objects of the servers' configuration that concern a Mac or may, such as <c>policy-12</c>.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];

    /// <summary>Severities.</summary>
    public IReadOnlyList<Severity> Severity { get; init; } = [];

    /// <summary>Phases.</summary>
    public IReadOnlyList<MacPhase> Phase { get; init; } = [];

    /// <summary>Configured server names.</summary>
    public IReadOnlyList<string> Server { get; init; } = [];

    /// <summary>Site names, <see cref="NoSite"/> among them for Macs without one.</summary>
    public IReadOnlyList<string> Site { get; init; } = [];

    /// <summary>Beginnings of macOS versions, number by number: <c>15</c>, <c>15.6</c>, <c>15.6.1</c>.</summary>
    public IReadOnlyList<string> Os { get; init; } = [];

    /// <summary>Whether recoverability rests on old facts; null for either.</summary>
    public bool? Stale { get; init; }

    /// <summary>Ages of the inventory report.</summary>
    public IReadOnlyList<InventoryAge> Inventory { get; init; } = [];

    /// <summary>Whole serial numbers, in any case.</summary>
    public IReadOnlyList<string> SerialNumber { get; init; } = [];

    /// <summary>Id of a pasted list (<see cref="MacLists"/>); null for none.</summary>
    public string? List { get; init; }

    /// <summary>Whether only Macs that are no longer in Jamf are listed; otherwise only those that are.</summary>
    public bool Gone { get; init; }

    /// <summary>Field and direction.</summary>
    public MacSort Sort { get; init; } = MacSort.WorstFirst;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to 1000.</summary>
    public int PageSize { get; init; } = UsualPageSize;

    /// <summary>The query parameters there are.</summary>
    public static IReadOnlyList<string> Names { get; } = NamesRead();

    /// <summary>Reads a query string; names and values that are not known are in <paramref name="problems"/>, one sentence each, and are left out.</summary>
    public static MacFilter Parse(IEnumerable<KeyValuePair<string, StringValues>> query, out IReadOnlyList<FilterProblem> problems)
    {
        var read = new FilterReader(query);
        var filter = Read(read);
        problems = read.Problems();
        return filter;
    }

    /// <summary>The query string that <see cref="Parse"/> reads back, with its question mark; empty for <see cref="None"/>. The same question is always spelled the same.</summary>
    public string ToQueryString()
    {
        var write = new FilterWriter();
        write.Text("search", Search);
        write.Words("fileVault", FileVault);
        write.Words("recoveryKey", RecoveryKey);
        write.Words("bootstrapToken", BootstrapToken);
        write.Words("tokenVerdict", TokenVerdict);
        write.Words("recoverability", Recoverability);
        write.Texts("finding", Finding);
        write.Texts("object", Objects);
        write.Words("severity", Severity);
        write.Words("phase", Phase);
        write.Texts("server", Server);
        write.Texts("site", Site);
        write.Texts("os", Os);
        write.Truth("stale", Stale);
        write.Words("inventory", Inventory);
        write.Texts("serialNumber", SerialNumber);
        write.Text("list", List);
        write.Truth("gone", Gone ? true : null);
        write.Sort("sort", Sort);
        write.Number("page", Page, 1);
        write.Number("pageSize", PageSize, UsualPageSize);
        return write.ToString();
    }

    /// <summary>Whether both ask the same, whatever the order of their values.</summary>
    public bool Equals(MacFilter? other) => other is not null && ToQueryString() == other.ToQueryString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToQueryString().GetHashCode(StringComparison.Ordinal);

    private static MacFilter Read(FilterReader read) => new()
    {
        Search = read.Text("search"),
        FileVault = read.Words<FileVaultState>("fileVault"),
        RecoveryKey = read.Words<KeyValidity>("recoveryKey"),
        BootstrapToken = read.Words<BootstrapTokenStatus>("bootstrapToken"),
        TokenVerdict = read.Words<TokenVerdict>("tokenVerdict"),
        Recoverability = read.Words<Recoverability>("recoverability"),
        Finding = read.Codes("finding"),
        Objects = read.Objects("object"),
        Severity = read.Words<Severity>("severity"),
        Phase = read.Words<MacPhase>("phase"),
        Server = read.Texts("server"),
        Site = Sites(read.Texts("site")),
        Os = read.Versions("os"),
        Stale = read.Truth("stale"),
        Inventory = read.Words<InventoryAge>("inventory"),
        SerialNumber = read.Texts("serialNumber"),
        List = read.Text("list"),
        Gone = read.Truth("gone") ?? false,
        Sort = read.Sort("sort"),
        Page = read.Number("page", 1, int.MaxValue, 1),
        PageSize = read.Number("pageSize", 1, LargestPageSize, UsualPageSize),
    };

    private static IReadOnlyList<string> NamesRead()
    {
        var read = new FilterReader([]);
        Read(read);
        return read.Known;
    }

    // People type none; a site is otherwise spelled as Jamf spells it.
    private static IReadOnlyList<string> Sites(IReadOnlyList<string> given) =>
        [.. given.Select(site => string.Equals(site, NoSite, StringComparison.OrdinalIgnoreCase) ? NoSite : site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>A name or value in the query string that is not known.</summary>
/// <param name="Name">The query parameter.</param>
/// <param name="Message">What is wrong with it and what is allowed.</param>
public sealed record FilterProblem(string Name, string Message);

/// <summary>What a list is sorted by.</summary>
public enum MacSortField
{
    /// <summary>Computer name.</summary>
    Name,

    /// <summary>Serial number.</summary>
    SerialNumber,

    /// <summary>Assigned user's name.</summary>
    User,

    /// <summary>macOS version, number by number.</summary>
    Os,

    /// <summary>Jamf site.</summary>
    Site,

    /// <summary>Severity, from none up.</summary>
    Severity,

    /// <summary>Who holds the tokens, from good to bad.</summary>
    TokenVerdict,

    /// <summary>Key validity, from good to bad.</summary>
    RecoveryKey,

    /// <summary>Bootstrap Token, from good to bad.</summary>
    BootstrapToken,

    /// <summary>Recoverability, from good to bad.</summary>
    Recoverability,

    /// <summary>Last inventory report, oldest first.</summary>
    InventoryAt,

    /// <summary>Latest contact, oldest first.</summary>
    LastContactAt,
}

/// <summary>Field and direction; missing values last both ways, ties by name, server, id.</summary>
public readonly record struct MacSort(MacSortField Field, bool Descending)
{
    /// <summary>The default: worst first, then name.</summary>
    public static MacSort WorstFirst { get; } = new(MacSortField.Severity, Descending: true);
}
