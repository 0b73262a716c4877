using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>One input with its value and why (domain D.1, "prefilled from").</summary>
/// <param name="Input">Which input.</param>
/// <param name="Value">Its value, by the domain's name.</param>
/// <param name="Because">What was read.</param>
public sealed record Prefilled(RunbookInput Input, string Value, IReadOnlyList<Reason> Because);
