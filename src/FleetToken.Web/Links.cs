using System.Globalization;
using FleetToken.Domain.Macs;

namespace FleetToken.Web;

/// <summary>Builds every path of the product, so that none is spelled twice.</summary>
public static class Links
{
    public const string Overview = "/";
    public const string Macs = "/macs";
    public const string Findings = "/findings";
    public const string Jamf = "/jamf";
    public const string WhatIf = "/what-if";
    public const string Settings = "/settings";

    /// <summary>The Macs page with a query string that starts with a question mark, or is empty.</summary>
    public static string MacsWith(string queryString) => Macs + queryString;

    /// <summary>The page of one Mac.</summary>
    public static string Mac(MacId id) => string.Create(CultureInfo.InvariantCulture, $"/macs/{id.Server}/{id.ComputerId}");

    /// <summary>The fleet by cause, with a query string that starts with a question mark, or is empty.</summary>
    public static string FindingsWith(string queryString) => Findings + queryString;

    /// <summary>The page of one finding.</summary>
    public static string Finding(string code, string queryString = "") => $"{Findings}/{Uri.EscapeDataString(code)}{queryString}";

    /// <summary>The Macs a finding concerns, in the list of Macs.</summary>
    public static string MacsWithFinding(string code) => $"{Macs}?finding={Uri.EscapeDataString(code)}";

    /// <summary>The CSV of findings.</summary>
    public static string FindingsCsv(string queryString) => "/api/v1/findings.csv" + queryString;

    /// <summary>The question what would be left without these accounts.</summary>
    public static string WhatIfWithout(IEnumerable<string> accounts) =>
        WhatIf + string.Concat(accounts.Select((account, place) => (place == 0 ? "?" : "&") + "account=" + Uri.EscapeDataString(account)));

    /// <summary>The CSV of a view.</summary>
    public static string MacsCsv(string queryString) => "/api/v1/macs.csv" + queryString;

    /// <summary>The Mac's page in Jamf Pro (API 2.2; long in use, not documented).</summary>
    public static Uri InJamfPro(Uri server, long computerId) =>
        new(server, string.Create(CultureInfo.InvariantCulture, $"computers.html?id={computerId}&o=r"));
}
