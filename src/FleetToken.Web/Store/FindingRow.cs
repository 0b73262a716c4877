using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Store;

/// <summary>A finding that holds on a Mac now; one that is resolved has no row.</summary>
public sealed class FindingRow
{
    /// <summary>Key of the Mac's row.</summary>
    public int MacKey { get; set; }

    /// <summary>Catalogue code.</summary>
    public required string Code { get; set; }

    /// <summary>Whether it counts for the Mac or for the fleet's notice.</summary>
    public FindingSubject Subject { get; set; }

    /// <summary>After escalation and the evidence cap.</summary>
    public Severity Severity { get; set; }

    /// <summary>The weakest evidence that decided it.</summary>
    public EvidenceKind Evidence { get; set; }

    /// <summary>Code of the finding that implies it; null where it stands by itself.</summary>
    public string? ShownInside { get; set; }

    /// <summary>UTC time it was first seen, since when it has held without a break; not part of its fingerprint.</summary>
    public DateTimeOffset FirstSeen { get; set; }
}
