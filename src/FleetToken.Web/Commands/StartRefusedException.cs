namespace FleetToken.Web.Commands;

/// <summary>FleetToken cannot start, and the person who started it can change that: sentences for them, not a stack trace.</summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>Creates the refusal from its sentences, one a line.</summary>
    public StartRefusedException(params IReadOnlyList<string> lines)
        : base(string.Join(Environment.NewLine, lines))
    {
    }
}
