using FleetToken.Domain.Macs;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>What a person asks for: the key of one Mac, and why.</summary>
/// <param name="Mac">The Mac.</param>
/// <param name="Purpose">Why.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="IdentityCheck">How the caller was verified.</param>
public sealed record RevealWish(MacId Mac, RevealPurpose Purpose, string Reason, string IdentityCheck)
{
    /// <summary>The call it belongs to; a lock-out has one.</summary>
    public long? CallId { get; init; }

    /// <summary>The ticket; null or empty for none.</summary>
    public string? Ticket { get; init; }

    /// <summary>The last four characters of the serial number, as the caller read them; null where they were not asked.</summary>
    public string? SerialTail { get; init; }

    /// <summary>The screen the caller sees, by the name of domain D.1.</summary>
    public string? Screen { get; init; }

    /// <summary>Short name of the caller's account on the Mac.</summary>
    public string? Account { get; init; }
}

/// <summary>What became of a wish: a request, or why there is none.</summary>
public sealed record RevealAsked(string? Id, string? Fault);
