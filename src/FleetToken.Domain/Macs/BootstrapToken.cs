namespace FleetToken.Domain.Macs;

/// <summary>Whether the Mac's Bootstrap Token is in escrow (API 2.4, <c>bootstrapTokenEscrowedStatus</c>).</summary>
public enum BootstrapTokenStatus
{
    /// <summary>Missing, or a value we have not heard of.</summary>
    Unknown,

    /// <summary>ESCROWED.</summary>
    Escrowed,

    /// <summary>NOT_ESCROWED.</summary>
    NotEscrowed,

    /// <summary>NOT_SUPPORTED.</summary>
    NotSupported,
}

/// <summary>What Jamf says about the Bootstrap Token.</summary>
/// <param name="Status">Whether it is in escrow.</param>
/// <param name="Allowed">What the server would permit; a different fact from escrow; null where not reported.</param>
public sealed record BootstrapToken(BootstrapTokenStatus Status, bool? Allowed)
{
    /// <summary>Nothing reported.</summary>
    public static BootstrapToken NotReported { get; } = new(BootstrapTokenStatus.Unknown, null);
}
