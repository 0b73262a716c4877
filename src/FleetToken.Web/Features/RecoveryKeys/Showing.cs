using FleetToken.Domain.Macs;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>What came of asking for a key to be shown.</summary>
public abstract record Showing
{
    private Showing()
    {
    }

    /// <summary>The key, to be shown to this one person until a UTC time, and again without a new request until another.</summary>
    public sealed record Shown(RecoveryKey Key, DateTimeOffset HideAt, DateTimeOffset GrantEndsAt) : Showing
    {
        /// <summary>Whether Jamf said with the key that it no longer opens the disk.</summary>
        public bool IsInvalid { get; init; }

        /// <summary>When it is hidden; the key prints as dots anyway.</summary>
        public override string ToString() => $"{nameof(Shown)} until {HideAt:O}";
    }

    /// <summary>Jamf has no key of this Mac in escrow.</summary>
    public sealed record NoneInEscrow : Showing;

    /// <summary>The Mac is no longer in Jamf.</summary>
    public sealed record MacGone : Showing;

    /// <summary>What Jamf holds is no recovery key.</summary>
    /// <param name="IsEncrypted">Whether it looks like the encrypted text in which a Mac sends its key.</param>
    public sealed record NotAKey(bool IsEncrypted) : Showing;

    /// <summary>The person must give their password again first.</summary>
    public sealed record SignInAgain : Showing;

    /// <summary>Nothing was read; why, and what to do.</summary>
    public sealed record Refused(string Why) : Showing;

    /// <summary>Jamf did not give the key; why, and what to do.</summary>
    public sealed record Failed(string Why) : Showing;
}
