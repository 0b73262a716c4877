using FleetToken.Domain.Runbook;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>What else is written with a step of a call.</summary>
public abstract record CallEffect
{
    private CallEffect()
    {
    }

    /// <summary>The user is back in: open follow-ups are told.</summary>
    public sealed record BackIn : CallEffect;

    /// <summary>A temporary admin holds a token now: a follow-up waits until it is gone (domain D.4, O6c step 8).</summary>
    /// <param name="Account">Short name of that account.</param>
    public sealed record AdminToken(string Account) : CallEffect;

    /// <summary>A line of the checklist before an erase was settled.</summary>
    /// <param name="Item">Which.</param>
    public sealed record EraseSettled(EraseItem Item) : CallEffect;

    /// <summary>A second person confirmed that an erase is what is left.</summary>
    public sealed record EraseConfirmed : CallEffect;
}
