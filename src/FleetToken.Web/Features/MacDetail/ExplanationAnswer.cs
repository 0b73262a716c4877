using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>Why an account holds a token or not, over REST.</summary>
public sealed record ExplanationAnswer
{
    /// <summary>Row of the grant table that decides; <c>B00</c> where none does.</summary>
    public required string Row { get; init; }

    /// <summary>What the row says.</summary>
    public required string Text { get; init; }

    /// <summary>How well the inputs are founded.</summary>
    public required EvidenceKind Confidence { get; init; }

    /// <summary>How well the row itself is founded.</summary>
    public required SourceMark Mark { get; init; }

    /// <summary>Whether the account's token is not what the row says.</summary>
    public required bool Differs { get; init; }

    /// <summary>What was read.</summary>
    public required IReadOnlyList<Reason> Because { get; init; }

    /// <summary>Inputs on which the answer hangs and that nobody stated.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Where the row is <c>B00</c>: the rows that still fit.</summary>
    public required IReadOnlyList<RowAnswer> Fitting { get; init; }

    /// <summary>Rows that explain without deciding.</summary>
    public required IReadOnlyList<RowAnswer> Beside { get; init; }

    /// <summary>What would give the account a token, the easiest first.</summary>
    public required IReadOnlyList<ChangeAnswer> WouldGive { get; init; }

    /// <summary>What would take its token or break it.</summary>
    public required IReadOnlyList<ChangeAnswer> WouldTake { get; init; }

    /// <summary>What to bear in mind.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }

    /// <summary>The documents that the row and the fitting rows rest on; empty where no source confirms them.</summary>
    public required IReadOnlyList<FindingSource> Sources { get; init; }

    /// <summary>The answer for an explanation.</summary>
    public static ExplanationAnswer Of(TokenExplanation explanation) => new()
    {
        Row = explanation.Row.Id,
        Text = explanation.Row.Text,
        Confidence = explanation.Confidence,
        Mark = explanation.Row.Confidence,
        Differs = explanation.Differs,
        Because = explanation.Because,
        Missing = explanation.Missing,
        Fitting = [.. explanation.Fitting.Select(RowAnswer.Of)],
        Beside = [.. explanation.Beside.Select(RowAnswer.Of)],
        WouldGive = [.. explanation.WouldGive.Select(ChangeAnswer.Of)],
        WouldTake = [.. explanation.WouldTake.Select(ChangeAnswer.Of)],
        Cautions = explanation.Cautions,
        Sources = SourceTags.Read([explanation.Row.Sources, .. explanation.Fitting.Select(row => row.Sources)]),
    };
}

/// <summary>A row of the grant table.</summary>
/// <param name="Row">Its id, B00 to B32.</param>
/// <param name="Text">What it says.</param>
/// <param name="Token">Whether an account gets a token by it; unknown also where it speaks of something else.</param>
/// <param name="Mark">How well founded it is.</param>
/// <param name="Caution">What is not certain about it; null for nothing.</param>
/// <param name="Sources">The documents it rests on.</param>
public sealed record RowAnswer(string Row, string Text, Answer Token, SourceMark Mark, string? Caution, IReadOnlyList<FindingSource> Sources)
{
    /// <summary>The answer for a row.</summary>
    public static RowAnswer Of(GrantRow row) => new(row.Id, row.Text, row.Token, row.Confidence, row.Caution, SourceTags.Read(row.Sources));
}

/// <summary>Something that would give a token or take it.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Rule">Row or principle it follows from.</param>
/// <param name="Condition">What has to be so first; null for nothing.</param>
/// <param name="Caution">What is not certain, or has a side effect; null for nothing.</param>
/// <param name="Sources">The documents it rests on.</param>
public sealed record ChangeAnswer(string Text, string Rule, string? Condition, string? Caution, IReadOnlyList<FindingSource> Sources)
{
    /// <summary>The answer for a change.</summary>
    public static ChangeAnswer Of(TokenChange change) => new(change.Text, change.Rule, change.Condition, change.Caution, SourceTags.Read(change.Sources));
}
