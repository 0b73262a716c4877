using FleetToken.Domain.Macs;

namespace FleetToken.Jamf;

/// <summary>What Jamf Pro holds as the Personal Recovery Key of one Mac.</summary>
public abstract record KeyReading
{
    private KeyReading()
    {
    }

    /// <summary>What Jamf says of the key besides the key: by the same answer, or by the inventory where there was no key.</summary>
    public RecoveryKeyEscrow Escrow { get; init; } = RecoveryKeyEscrow.NotReported;

    /// <summary>A key in its documented shape.</summary>
    public sealed record Key(RecoveryKey Value) : KeyReading;

    /// <summary>The computer record is there, and no key is.</summary>
    public sealed record NoneInEscrow : KeyReading;

    /// <summary>The computer record is gone, which says nothing about a key.</summary>
    public sealed record MacGone : KeyReading;

    /// <summary>Something is there that has not the shape of a key; it was dropped.</summary>
    public sealed record NotAKey : KeyReading;

    /// <summary>The key as the Mac encrypted it is there, instead of the key; it unlocks nothing and was dropped.</summary>
    public sealed record EncryptedBlob : KeyReading;
}
