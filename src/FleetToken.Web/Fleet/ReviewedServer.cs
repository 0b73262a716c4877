using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;

namespace FleetToken.Web.Fleet;

/// <summary>What was found in one server's configuration, worst first.</summary>
public sealed record ReviewedServer
{
    /// <summary>Configured server name.</summary>
    public required string Server { get; init; }

    /// <summary>UTC time its configuration last changed as read.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Objects with findings: worst first, then most Macs, then by name.</summary>
    public required IReadOnlyList<ReviewedObject> Objects { get; init; }

    /// <summary>Kinds whose list could not be read.</summary>
    public required IReadOnlyList<ObjectKind> NotRead { get; init; }

    /// <summary>Objects that could not be read, each with its reason.</summary>
    public required IReadOnlyList<UnreadObject> Unread { get; init; }

    /// <summary>The patterns of credentials, in order, each with the objects that hold it.</summary>
    public required IReadOnlyList<CredentialCheck> Checks { get; init; }

    /// <summary>The Macs in scope that any object concerns with a finding, by code.</summary>
    public required IReadOnlyDictionary<string, ConcernCount> MacsByCode { get; init; }

    /// <summary>Rules that lacked an input, so that their silence says nothing; without rules that are off.</summary>
    public required IReadOnlyList<NotJudged> NotJudged { get; init; }

    /// <summary>Whether no list was read at all.</summary>
    public bool IsNothingRead => NotRead.Count == Enum.GetValues<ObjectKind>().Length;
}

/// <summary>One object with its findings; one without an object stands for the server as a whole.</summary>
/// <param name="Id">The object; null where the server as a whole is meant.</param>
/// <param name="Name">Its name, masked; null where there is no one object.</param>
/// <param name="Findings">What was found, worst first.</param>
/// <param name="Macs">The Macs in scope that any of it concerns.</param>
public sealed record ReviewedObject(ObjectId? Id, string? Name, IReadOnlyList<ReviewedFinding> Findings, ConcernCount Macs)
{
    /// <summary>Whether it has a finding.</summary>
    public bool Has(string code) => Findings.Any(finding => finding.Found.Code == code);

    /// <summary>How bad the worst of it is.</summary>
    public Severity Severity => Findings[0].Found.Severity;
}

/// <summary>One finding of an object.</summary>
/// <param name="Description">What is told of it whatever the object.</param>
/// <param name="Found">What was found.</param>
/// <param name="Macs">The Macs in scope that it concerns.</param>
public sealed record ReviewedFinding(FindingDescription Description, ObjectFinding Found, ConcernCount Macs)
{
    /// <summary>UTC time since when it has held without a break; null where no sweep has recorded it yet.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>Who lives with it and why; null where nobody does.</summary>
    public AcceptanceItem? Accepted { get; init; }
}

/// <summary>A finding of one object, as lists and exports show it.</summary>
/// <param name="Server">Configured server name.</param>
/// <param name="Id">The object; null where the server as a whole is meant.</param>
/// <param name="Name">Its name, masked; null where there is no one object.</param>
/// <param name="Finding">What was found.</param>
public sealed record FoundObject(string Server, ObjectId? Id, string? Name, ReviewedFinding Finding);

/// <summary>How many Macs something concerns.</summary>
/// <param name="Surely">Those it concerns.</param>
/// <param name="Maybe">Those it may concern: that hangs on what is not known.</param>
public readonly record struct ConcernCount(int Surely, int Maybe)
{
    /// <summary>Both.</summary>
    public int All => Surely + Maybe;
}
