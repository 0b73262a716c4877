namespace FleetToken.Domain.Runbook;

/// <summary>Something to ask before or beside an outcome (domain D.1, "which questions are asked").</summary>
/// <param name="Input">The input it fills.</param>
/// <param name="Ask">The words to ask.</param>
/// <param name="Options">The possible answers.</param>
public sealed record Question(RunbookInput Input, string Ask, IReadOnlyList<QuestionOption> Options)
{
    /// <summary>What the helpdesk person should know when asking; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the words are for the caller; else the helpdesk person finds it out.</summary>
    public bool IsForCaller { get; init; } = true;

    /// <summary>Whether the present outcome is already shown beside it, because five questions were asked.</summary>
    public bool OutcomeShown { get; init; }
}

/// <summary>One possible answer.</summary>
/// <param name="Value">The value, by the domain's name.</param>
/// <param name="Words">The answer in plain words.</param>
public sealed record QuestionOption(string Value, string Words)
{
    /// <summary>How to tell, for a screen (domain D.2); empty otherwise.</summary>
    public IReadOnlyList<string> Cues { get; init; } = [];
}
