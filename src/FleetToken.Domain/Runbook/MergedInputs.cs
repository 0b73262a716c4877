namespace FleetToken.Domain.Runbook;

/// <summary>An answer that was not taken, because a fact speaks against it or only facts may say it (domain D.1).</summary>
/// <param name="Input">Which input.</param>
/// <param name="Value">What was said.</param>
/// <param name="Why">Why it does not count, as a sentence.</param>
public sealed record NotTaken(RunbookInput Input, string Value, string Why);

/// <summary>Facts and answers together (domain D.1).</summary>
/// <param name="Inputs">The inputs to decide by.</param>
/// <param name="NotTaken">Answers that were not taken.</param>
public sealed record MergedInputs(RunbookInputs Inputs, IReadOnlyList<NotTaken> NotTaken);
