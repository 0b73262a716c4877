using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects;

/// <summary>A problem of one object of a server's configuration, found by looking at the objects alone; which Macs it concerns is asked Mac by Mac.</summary>
public sealed record ObjectFinding
{
    /// <summary>Catalogue code.</summary>
    public required string Code { get; init; }

    /// <summary>The object; null where the server as a whole is meant, as something is set nowhere.</summary>
    public ObjectId? Id { get; init; }

    /// <summary>The object's name, masked; null where there is no one object.</summary>
    public string? Name { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How well founded it is.</summary>
    public EvidenceKind Evidence { get; init; } = EvidenceKind.Measured;

    /// <summary>What was read; its values are names and settings of the object, masked.</summary>
    public required IReadOnlyList<Reason> Because { get; init; }

    /// <summary>Lines to show, masked; empty for none.</summary>
    public IReadOnlyList<CredentialHit> Lines { get; init; } = [];

    /// <summary>What is not certain about it; null for nothing.</summary>
    public string? Caution { get; init; }

    /// <summary>Whether it is a finding only where it concerns, or may concern, at least one Mac.</summary>
    public bool NeedsMac { get; init; }
}
