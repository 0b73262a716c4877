using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>One thing a verdict read: the row or rule that asked, the fact's name, what it said, and when that was stated.</summary>
/// <param name="Rule">Domain row or rule, such as <c>C.2 row 1</c>.</param>
/// <param name="Fact">The fact's name in the field's words.</param>
/// <param name="Value">What it said; null where nobody said.</param>
/// <param name="At">UTC time of the statement; null where its source gives none.</param>
public readonly record struct Reason(string Rule, string Fact, string? Value, DateTimeOffset? At);

/// <summary>A derived value with the facts it rests on (domain J).</summary>
/// <param name="Value">The result of the first row that fits.</param>
/// <param name="Confidence">The weakest evidence that decided it.</param>
/// <param name="Because">What was read, the deciding fact first.</param>
public sealed record Verdict<T>(T Value, EvidenceKind Confidence, IReadOnlyList<Reason> Because);
