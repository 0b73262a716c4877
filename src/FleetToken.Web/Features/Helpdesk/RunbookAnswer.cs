using FleetToken.Domain.Findings;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>What the runbook answers over REST; never a key.</summary>
public sealed record RunbookAnswer
{
    /// <summary>The outcome: O0 to O9, fvOff, sessionOpen, waitAndRetry or handOver.</summary>
    public required string Outcome { get; init; }

    /// <summary>The row that decided, such as U1.</summary>
    public required string Row { get; init; }

    /// <summary>The outcome in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Who can carry it out: helpdesk, macAdmin, atTheMac; together where there are several.</summary>
    public required IReadOnlyList<string> WhoCanDoIt { get; init; }

    /// <summary>Whether it is not proven.</summary>
    public required bool Caution { get; init; }

    /// <summary>Which key may be revealed for it; this call reveals none.</summary>
    public required RevealOffer Reveal { get; init; }

    /// <summary>What has to hold.</summary>
    public required IReadOnlyList<string> Preconditions { get; init; }

    /// <summary>What to do, in order. The steps of an erase are not among them.</summary>
    public required IReadOnlyList<RunbookStepAnswer> Steps { get; init; }

    /// <summary>Words for the caller.</summary>
    public required IReadOnlyList<string> Say { get; init; }

    /// <summary>Words for the caller once each item of the checklist is answered; null where they do not change.</summary>
    public required string? SayWhenSettled { get; init; }

    /// <summary>What must not be done, and why.</summary>
    public required IReadOnlyList<RunbookBan> DoNot { get; init; }

    /// <summary>What comes afterwards.</summary>
    public required IReadOnlyList<string> After { get; init; }

    /// <summary>What is not certain.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }

    /// <summary>Remarks, never steps.</summary>
    public required IReadOnlyList<string> Footnotes { get; init; }

    /// <summary>What has to be answered before an erase is thought of; empty for most.</summary>
    public required IReadOnlyList<string> Checklist { get; init; }

    /// <summary>The next question; null where none can change the outcome for now.</summary>
    public required Question? Next { get; init; }

    /// <summary>Inputs that facts filled, each with why.</summary>
    public required IReadOnlyList<Prefilled> Facts { get; init; }

    /// <summary>Answers that were not taken, and why.</summary>
    public required IReadOnlyList<NotTaken> NotTaken { get; init; }

    /// <summary>UTC time of the last inventory report: how old the facts are; null where there was none.</summary>
    public required DateTimeOffset? InventoryAt { get; init; }

    /// <summary>UTC time FleetToken last read the Mac from Jamf.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>How the live read for this answer ended; without one the key is at most stale.</summary>
    public required LiveRead LiveRead { get; init; }

    /// <summary>Whether another record of this Mac has a later report: the runbook has to run on that one.</summary>
    public required bool LaterRecordExists { get; init; }

    /// <summary>The answer for a decision.</summary>
    internal static RunbookAnswer Of(RunbookFacts facts, MergedInputs merged, RunbookAdvice advice, Question? next, Fleet.MacDetail detail, LiveRead live) => new()
    {
        Outcome = advice.Outcome.Id(),
        Row = advice.Row,
        Title = advice.Title,
        WhoCanDoIt = [.. Enum.GetValues<RunbookActors>().Where(actor => actor != RunbookActors.None && advice.WhoCanDoIt.HasFlag(actor)).Select(InputWords.Of)],
        Caution = advice.IsCaution,
        Reveal = advice.Reveal,
        Preconditions = advice.Preconditions,
        Steps = [.. advice.Steps.Select(RunbookStepAnswer.Of)],
        Say = advice.Say,
        SayWhenSettled = advice.SayWhenSettled,
        DoNot = advice.DoNot,
        After = advice.After,
        Cautions = advice.Cautions,
        Footnotes = advice.Footnotes,
        Checklist = [.. advice.Checklist.Select(check => check.Text)],
        Next = next,
        Facts = facts.Prefilled,
        NotTaken = merged.NotTaken,
        InventoryAt = facts.ReportedAt,
        ReadAt = detail.ReadAt,
        LiveRead = live,
        LaterRecordExists = facts.LaterRecord is not null,
    };
}

/// <summary>One step over REST.</summary>
/// <param name="Text">What to do.</param>
/// <param name="WhoCanDoIt">Who can do it.</param>
/// <param name="Command">The command to copy; null where it is done elsewhere.</param>
/// <param name="Caution">What is not certain about it; null for nothing.</param>
/// <param name="Sources">The documents it rests on.</param>
public sealed record RunbookStepAnswer(string Text, StepActor WhoCanDoIt, CopyableCommand? Command, string? Caution, IReadOnlyList<FindingSource> Sources)
{
    /// <summary>The answer for a step.</summary>
    public static RunbookStepAnswer Of(RunbookStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new(step.Text, step.WhoCanDoIt, step.Command, step.Caution, [.. step.Sources.Select(RunbookSources.Find).OfType<FindingSource>()]);
    }
}
