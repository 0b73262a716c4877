using System.Globalization;
using FleetToken.Domain.Configuration;
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
    public const string Exports = "/exports";
    public const string Audit = "/audit";
    public const string Settings = "/settings";
    public const string Helpdesk = "/helpdesk";
    public const string FollowUps = "/followups";

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

    /// <summary>The page of Jamf's configuration at an object or a finding.</summary>
    public static string JamfAt(string place) => $"{Jamf}#{place}";

    /// <summary>The Macs an object of a server's configuration concerns; without a server where there is only one.</summary>
    public static string MacsOfObject(ObjectId id, string? server) =>
        $"{Macs}?object={id}{(server is null ? "" : $"&server={Uri.EscapeDataString(server)}")}";

    /// <summary>The CSV of findings.</summary>
    public static string FindingsCsv(string queryString) => "/api/v1/findings.csv" + queryString;

    /// <summary>The question what would be left without these accounts.</summary>
    public static string WhatIfWithout(IEnumerable<string> accounts) =>
        WhatIf + string.Concat(accounts.Select((account, place) => (place == 0 ? "?" : "&") + "account=" + Uri.EscapeDataString(account)));

    /// <summary>A call about a Mac, with the ticket where there is one.</summary>
    public static string Call(MacId id, string? ticket) =>
        string.Create(CultureInfo.InvariantCulture, $"{Helpdesk}/call/{id.Server}/{id.ComputerId}{(string.IsNullOrEmpty(ticket) ? "" : $"?ticket={Uri.EscapeDataString(ticket)}")}");

    /// <summary>The CSV of the audit log.</summary>
    public static string AuditCsv(string queryString) => "/api/v1/audit.csv" + queryString;

    /// <summary>The CSV of a view.</summary>
    public static string MacsCsv(string queryString) => "/api/v1/macs.csv" + queryString;

    /// <summary>The Mac's page in Jamf Pro (API 2.2; long in use, not documented).</summary>
    public static Uri InJamfPro(Uri server, long computerId) =>
        new(server, string.Create(CultureInfo.InvariantCulture, $"computers.html?id={computerId}&o=r"));

    /// <summary>The object's page in Jamf Pro (long in use, not documented).</summary>
    public static Uri InJamfPro(Uri server, ObjectId id)
    {
        var number = id.Id.ToString(CultureInfo.InvariantCulture);
        return new Uri(server, id.Kind switch
        {
            ObjectKind.Policy => $"policies.html?id={number}&o=r",
            ObjectKind.Profile => $"OSXConfigurationProfiles.html?id={number}&o=r",
            ObjectKind.Script => $"view/settings/computer-management/scripts/{number}?tab=script",
            _ => $"computerEnrollmentPrestage.html?id={number}&o=r",
        });
    }
}
