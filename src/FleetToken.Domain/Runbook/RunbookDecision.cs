namespace FleetToken.Domain.Runbook;

/// <summary>What the runbook decided, and by which row (domain D.3).</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Row">The row that decided: G1 to G8, L1 to L10, U1 to U12.</param>
/// <param name="Inputs">The inputs after the rules N1 to N3.</param>
public readonly record struct RunbookDecision(RunbookOutcome Outcome, string Row, RunbookInputs Inputs);
