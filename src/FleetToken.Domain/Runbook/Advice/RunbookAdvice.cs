namespace FleetToken.Domain.Runbook;

/// <summary>What to do for one outcome, on this Mac (domain D.4).</summary>
public sealed record RunbookAdvice
{
    /// <summary>The outcome.</summary>
    public required RunbookOutcome Outcome { get; init; }

    /// <summary>The row that decided.</summary>
    public required string Row { get; init; }

    /// <summary>The outcome in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Who can carry it out.</summary>
    public required RunbookActors WhoCanDoIt { get; init; }

    /// <summary>Whether it is not proven and has to be shown as a caution.</summary>
    public bool IsCaution { get; init; }

    /// <summary>Which key it offers to reveal.</summary>
    public RevealOffer Reveal { get; init; }

    /// <summary>What has to hold, and does by the row.</summary>
    public IReadOnlyList<string> Preconditions { get; init; } = [];

    /// <summary>What to do, in order.</summary>
    public required IReadOnlyList<RunbookStep> Steps { get; init; }

    /// <summary>Words for the caller.</summary>
    public required IReadOnlyList<string> Say { get; init; }

    /// <summary>Words for the caller once each item of the checklist is answered; null where they do not change.</summary>
    public string? SayWhenSettled { get; init; }

    /// <summary>How the caller comes to the place where a key is typed, in order; empty where none is read out.</summary>
    public IReadOnlyList<RunbookStep> OnTheMac { get; init; } = [];

    /// <summary>What must not be done.</summary>
    public required IReadOnlyList<RunbookBan> DoNot { get; init; }

    /// <summary>What comes afterwards (domain D.5).</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>What is not certain.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>Remarks to read only where they fit; never a step.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];

    /// <summary>What has to be answered before an erase is shown at all (O7); empty otherwise.</summary>
    public IReadOnlyList<EraseCheck> Checklist { get; init; } = [];
}
