using FleetToken.Domain.Runbook;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>What the runbook makes of a call now.</summary>
public sealed record RunbookView
{
    /// <summary>What facts fill.</summary>
    public required RunbookFacts Facts { get; init; }

    /// <summary>Answers that were not taken.</summary>
    public required IReadOnlyList<NotTaken> NotTaken { get; init; }

    /// <summary>The decision, whether or not it is shown yet.</summary>
    public required RunbookDecision Decision { get; init; }

    /// <summary>What to do for it on this Mac.</summary>
    public required RunbookAdvice Advice { get; init; }

    /// <summary>The steps of an erase; none before everything is settled and a second person confirmed.</summary>
    public required IReadOnlyList<RunbookStep> EraseSteps { get; init; }

    /// <summary>The question to ask now; null for none.</summary>
    public required Question? Next { get; init; }

    /// <summary>UTC time at which another key than the one read out in this call was proved to be in escrow; null where none was.</summary>
    public DateTimeOffset? NewKeyAt { get; init; }

    /// <summary>Whether the outcome is shown: nothing is left to ask, or enough was asked.</summary>
    public bool IsShown => Next is null or { OutcomeShown: true };
}
