using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>A small fleet with findings: each Mac's row and finding rows say the same, as a sweep writes them.</summary>
internal static class FoundMacs
{
    /// <summary>Somebody who accepts a finding, as the audit log names them.</summary>
    public static AuditEntry Who(string name) => new(AuditEvent.FindingAccepted, name);

    /// <summary>A fleet of these Macs.</summary>
    public static async Task<StoredFleet> FleetAsync(params IEnumerable<MacRow> macs)
    {
        var rows = macs.ToList();
        var fleet = await StoredFleet.OfAsync(rows);
        await fleet.AddAsync(db => db.Findings.AddRange(rows.SelectMany(row => FindingSet.Read(row.AllFindings).Select(one => new FindingRow
        {
            MacKey = row.Key,
            Code = one.Code,
            Severity = one.Severity,
            Evidence = EvidenceKind.Measured,
            FirstSeen = StoredFleet.Now.AddDays(-row.Key),
        }))));
        return fleet;
    }

    /// <summary>A Mac; findings are first seen as many days ago as its key.</summary>
    public static MacRow Mac(int key, string findings, string? groups = null, string? site = null, MacPhase phase = MacPhase.InUse, string notJudged = "", string server = "main") => new()
    {
        Key = key,
        Server = server,
        ComputerId = key,
        Name = $"mac {key}",
        SerialNumber = $"C{key}",
        Site = site,
        Phase = phase,
        AllFindings = findings,
        Groups = groups,
        NotJudged = notJudged,
    };

    /// <summary>An acceptance that holds for 30 days; of a Mac, or of a group.</summary>
    public static AcceptanceRow Accepted(string code, long? id = null, string? group = null, string server = "main") => new()
    {
        Code = code,
        Server = server,
        ComputerId = id,
        GroupName = group,
        Reason = "Exam room",
        By = "Ada",
        At = StoredFleet.Now.AddDays(-1),
        Until = StoredFleet.Now.AddDays(30),
    };

    /// <summary>One finding over the fleet.</summary>
    public static async Task<FindingCause> CauseAsync(StoredFleet fleet, string code, FindingSince since = FindingSince.Month, FleetScope? scope = null)
    {
        var overview = await fleet.Findings.SummariseAsync(since, scope ?? FleetScope.Everything, TestContext.Current.CancellationToken);
        return overview.Causes.Single(cause => cause.Finding.Code == code);
    }

    /// <summary>Ids of the Macs of a finding, in the order of its page.</summary>
    public static async Task<IReadOnlyList<long>> IdsAsync(StoredFleet fleet, string code, string query = "", FleetScope? scope = null)
    {
        var list = await fleet.Findings.ListAsync(code, Filter(query), scope ?? FleetScope.Everything, TestContext.Current.CancellationToken);
        return [.. list.Items.Select(item => item.Mac.Id)];
    }

    /// <summary>The filter of a query string that has no fault.</summary>
    public static FindingFilter Filter(string query)
    {
        var filter = FindingFilter.Parse(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query), out var problems);
        Assert.Empty(problems);
        return filter;
    }
}
