namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Something that can happen after an outcome, as a button: what it makes of the call.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Change">What it makes of the call.</param>
public sealed record NextStep(string Label, Func<Call, Call> Change)
{
    /// <summary>What the page says when it ends the call; null where it does not.</summary>
    public string? Ending { get; init; }

    /// <summary>Whether it ends the call.</summary>
    public bool EndsCall => Ending is not null;

    /// <summary>What else is written with it; null for nothing.</summary>
    public CallEffect? Effect { get; init; }

    /// <summary>Short names that may be meant, where the person has to name the account first; null where nothing is missing.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>The same step with the account named whose token is watched.</summary>
    public NextStep Of(string account) => this with { Effect = new CallEffect.AdminToken(account), Accounts = null };
}
