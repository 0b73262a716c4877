using System.Globalization;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Findings;

/// <summary>Findings in words.</summary>
internal static class FindingWords
{
    /// <summary>The choices of "new since", in order.</summary>
    public static IReadOnlyList<FindingSince> Choices { get; } = Enum.GetValues<FindingSince>();

    /// <summary>A choice, as the end of "new since …".</summary>
    public static string Of(FindingSince since) => since switch
    {
        FindingSince.LastSweep => "the last sweep",
        FindingSince.Day => "24 hours",
        FindingSince.Week => "7 days",
        _ => "30 days",
    };

    /// <summary>The same after "in" or "since".</summary>
    public static string Lately(FindingSince since) => since == FindingSince.LastSweep ? "since the last sweep" : $"in the last {Of(since)}";

    /// <summary>Why a Mac's recovery key is no second way in.</summary>
    public static string LostKey(KeyValidity validity, Answer escrowed) =>
        validity == KeyValidity.Invalid ? "recovery key invalid"
        : escrowed == Answer.No ? "no recovery key in escrow"
        : "recovery key not known to be valid";

    /// <summary>What to know about the moment, as a sentence; null where it is plain.</summary>
    public static string? Note(SinceMoment moment) => moment switch
    {
        { From: null } => "No sweep is complete yet, so nothing can be called new.",
        { ReachesTooFar: true, KnownFrom: { } day } =>
            $"FleetToken has watched since {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}: what held before that counts as new from then on.",
        _ => null,
    };

    /// <summary>What is compared with a week ago, as a sentence.</summary>
    public static string Note(FindingWeek week) => week switch
    {
        { Day: { } day } => $"“A week” compares with {Day(day)}.",
        { ComparesFrom: { } from, CountedFrom: { } first } => $"Counted since {Day(first)}: what changed in a week is shown from {Day(from)} on.",
        _ => "Nothing is counted yet to compare with a week later.",
    };

    /// <summary>By how many Macs more or fewer than a week ago; a dash where that is not known.</summary>
    public static string InAWeek(FindingCause cause) => (cause.Macs - cause.WeekAgo) switch
    {
        null => "–",
        0 => "±0",
        > 0 and var more => $"+{Words.Count(more)}",
        var fewer => $"−{Words.Count(-fewer.Value)}",
    };

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>How many of how many.</summary>
    public static string Share(FindingCause cause) => $"{Words.Count(cause.Macs)} of {Words.Macs(cause.Checked)}";

    /// <summary>On how many Macs it is not judged, and for want of what; null where all are.</summary>
    public static string? NotJudged(FindingCause cause) => cause.MacsNotJudged == 0
        ? null
        : $"not judged for {Words.Macs(cause.MacsNotJudged)}, not known there: {string.Join("; ", cause.NotJudged.Take(3).Select(missing => missing.Input))}{(cause.NotJudged.Count > 3 ? "; and more" : "")}";

    /// <summary>Whether a finding can be about objects of Jamf's configuration.</summary>
    public static bool IsOfObjectsToo(FindingDescription finding) => FindingCatalogue.OfObjects.Any(one => one.Code == finding.Code);

    /// <summary>Whether a finding is about objects of Jamf's configuration and never about a Mac.</summary>
    public static bool IsOfObjectsOnly(FindingDescription finding) => FindingCatalogue.OfMacs.All(one => one.Code != finding.Code);
}
