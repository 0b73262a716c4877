namespace FleetToken.Domain.Runbook;

/// <summary>The outcomes' ids as the domain writes them, such as <c>O1p</c> or <c>fvOff</c> (domain D.3).</summary>
public static class RunbookOutcomes
{
    private static readonly string[] Ids = [.. Enum.GetValues<RunbookOutcome>().Select(Spell)];

    /// <summary>The outcome's id.</summary>
    public static string Id(this RunbookOutcome outcome) => Ids[(int)outcome];

    private static string Spell(RunbookOutcome outcome)
    {
        var name = outcome.ToString();
        return name.Length > 4 ? char.ToLowerInvariant(name[0]) + name[1..] : name;
    }
}
