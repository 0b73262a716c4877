using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>A request for a key while somebody types it.</summary>
public sealed class WishDraft
{
    /// <summary>Why, of the purposes there are.</summary>
    public RevealPurpose Purpose { get; set; }

    /// <summary>Why, in words.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The ticket; empty for none.</summary>
    public string Ticket { get; set; } = "";

    /// <summary>The last characters of the serial number, as the caller read them.</summary>
    public string Tail { get; set; } = "";

    /// <summary>How the caller was verified; null while nothing is chosen.</summary>
    public string? Check { get; set; }
}
