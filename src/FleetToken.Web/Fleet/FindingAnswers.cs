using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>The fleet by cause, at one moment.</summary>
/// <param name="Macs">Macs in scope that Jamf still has.</param>
/// <param name="Judged">Those of a judged phase.</param>
/// <param name="Since">Since when findings count as new.</param>
/// <param name="Week">What was counted about a week ago.</param>
/// <param name="Causes">Every finding of the catalogue, worst severity first, then most Macs.</param>
public sealed record FindingsOverview(int Macs, int Judged, SinceMoment Since, FindingWeek Week, IReadOnlyList<FindingCause> Causes);

/// <summary>One finding over the fleet.</summary>
public sealed record FindingCause
{
    /// <summary>Its description.</summary>
    public required FindingDescription Finding { get; init; }

    /// <summary>The worst severity it has on any Mac; its worst possible where there is none.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Macs it holds on, accepted and implied ones included, and Macs that an object with it concerns or may concern.</summary>
    public required int Macs { get; init; }

    /// <summary>Macs its rule could judge: of a phase in which it speaks, and with the inputs it needs.</summary>
    public required int Checked { get; init; }

    /// <summary>Macs on which it was first seen since the moment asked for; null while no sweep is complete.</summary>
    public required int? New { get; init; }

    /// <summary>Macs it held on about a week ago; null where that was not counted.</summary>
    public int? WeekAgo { get; init; }

    /// <summary>Macs on which it is accepted now.</summary>
    public required int Accepted { get; init; }

    /// <summary>Findings inside which it is shown, each with the number of Macs.</summary>
    public required IReadOnlyList<CodeCount> Inside { get; init; }

    /// <summary>Inputs the rule lacked, each with the number of Macs, most first.</summary>
    public required IReadOnlyList<MissingInput> NotJudged { get; init; }

    /// <summary>Whether it is shown as one notice of the whole fleet first: it is about the fleet, or holds on more than 80 % of the judged Macs (domain E.1).</summary>
    public required bool IsFleetNotice { get; init; }

    /// <summary>Whether its rule is off, as <c>Findings:OptIn</c> does not name it: that it holds nowhere says nothing.</summary>
    public bool IsOff { get; init; }

    /// <summary>Macs on which it is shown inside another finding.</summary>
    public int MacsInside => Inside.Sum(one => one.Macs);

    /// <summary>Macs on which the rule lacked an input.</summary>
    public int MacsNotJudged => NotJudged.Sum(one => one.Macs);

    /// <summary>Whether it stands by itself on no Mac, but is part of other findings.</summary>
    public bool IsOnlyInside => Macs > 0 && MacsInside == Macs;
}

/// <summary>A code and a number of Macs.</summary>
public sealed record CodeCount(string Code, int Macs);

/// <summary>An input that a rule lacked, and on how many Macs.</summary>
public sealed record MissingInput(string Input, int Macs);

/// <summary>A computer group and how many of the Macs with a finding are in it.</summary>
public sealed record GroupCount(string Server, string Name, int Macs);

/// <summary>One page of the Macs a finding concerns, worst first, then by name.</summary>
/// <param name="Total">How many fit, on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Most Macs of a page.</param>
/// <param name="Items">The Macs of this page.</param>
public sealed record FindingMacs(int Total, int Page, int PageSize, IReadOnlyList<FindingMac> Items);

/// <summary>A finding on one Mac.</summary>
/// <param name="Mac">The Mac.</param>
/// <param name="Severity">How bad it is there.</param>
/// <param name="Evidence">The weakest evidence that decided it.</param>
/// <param name="ShownInside">Code of the finding that implies it; null where it stands by itself.</param>
/// <param name="FirstSeen">UTC time since when it has held without a break; null where that is not known.</param>
/// <param name="Accepted">Who lives with it and why; null where nobody does.</param>
public sealed record FindingMac(
    MacItem Mac, Severity Severity, EvidenceKind Evidence, string? ShownInside, DateTimeOffset? FirstSeen, AcceptanceItem? Accepted)
{
    /// <summary>Where an object of Jamf's configuration brings it: yes, or unknown where it may; null where the Mac has it by itself.</summary>
    public Answer? Concerned { get; init; }
}

/// <summary>An acceptance as pages and exports show it.</summary>
/// <param name="Id">Our number of it.</param>
/// <param name="Code">Catalogue code.</param>
/// <param name="Server">Configured server name.</param>
/// <param name="ComputerId">Jamf's computer id; null for a group.</param>
/// <param name="GroupName">Computer group; null where it is for none.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who accepted it.</param>
/// <param name="At">UTC time it was accepted.</param>
/// <param name="Until">UTC time from which it no longer holds.</param>
/// <param name="WithdrawnAt">UTC time it was taken back; null where it was not.</param>
/// <param name="WithdrawnBy">Who took it back.</param>
public sealed record AcceptanceItem(
    long Id,
    string Code,
    string Server,
    long? ComputerId,
    string? GroupName,
    string Reason,
    string By,
    DateTimeOffset At,
    DateTimeOffset Until,
    DateTimeOffset? WithdrawnAt,
    string? WithdrawnBy)
{
    /// <summary>The object of Jamf's configuration, such as <c>policy-12</c>; null where it is for Macs.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Whether it holds at a UTC time.</summary>
    public bool HoldsAt(DateTimeOffset now) => WithdrawnAt is null && now < Until;

    /// <summary>The item of a row.</summary>
    public static AcceptanceItem Of(AcceptanceRow row) => new(
        row.Id, row.Code, row.Server, row.ComputerId, row.GroupName, row.Reason, row.By, row.At, row.Until, row.WithdrawnAt, row.WithdrawnBy)
    {
        ObjectName = row.ObjectName,
    };
}
