using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Store;

/// <summary>What a follow-up waits for.</summary>
public enum FollowUpKind
{
    /// <summary>A new key in the place of one that was read out.</summary>
    NewKey,

    /// <summary>The token of a temporary admin is taken away again (domain D.4, O6c); blocks the other's end.</summary>
    AdminToken,
}

/// <summary>A case that stays open until a new key is proved (domain D.5). The fingerprint of the old key is no key: it is made with a secret that is kept elsewhere, and forgotten when the case ends.</summary>
public sealed class FollowUpRow
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>What it waits for.</summary>
    public FollowUpKind Kind { get; set; }

    /// <summary>The reveal that opened it; null for one that a person opened.</summary>
    public string? RevealId { get; set; }

    /// <summary>Configured server name of the Mac.</summary>
    public required string Server { get; set; }

    /// <summary>Jamf's computer id.</summary>
    public long ComputerId { get; set; }

    /// <summary>Who sees to it.</summary>
    public required string Owner { get; set; }

    /// <summary>The organisation's ticket; null for none.</summary>
    public string? Ticket { get; set; }

    /// <summary>UTC time the key was read out.</summary>
    public DateTimeOffset RevealedAt { get; set; }

    /// <summary>The lasting id of who read it out, or of who opened the case for a view in Jamf: another person closes it.</summary>
    public required string RevealedById { get; set; }

    /// <summary>Who read it out; for a view in Jamf its viewer, as Jamf names them, who does not close it either.</summary>
    public required string RevealedBy { get; set; }

    /// <summary>The screen the caller saw, by the name of domain D.1; null where it was no call.</summary>
    public string? Screen { get; set; }

    /// <summary>Short name of the account that must be back in, or of the admin whose token must go; null where it is not known.</summary>
    public string? Account { get; set; }

    /// <summary>The Data volume as FTK1 named it at the reveal; null where not known.</summary>
    public string? Volume { get; set; }

    /// <summary>Id of the secret, and keyed fingerprint of the key that was read out; null where there is none, or none any more.</summary>
    public byte[]? Fingerprint { get; set; }

    /// <summary>UTC time a person said that the user is back in; null where nobody did.</summary>
    public DateTimeOffset? BackInAt { get; set; }

    /// <summary>UTC time of the first report that showed the user back in; null where none did.</summary>
    public DateTimeOffset? BackInSeenAt { get; set; }

    /// <summary>UTC time a new key was asked for; null where it was not.</summary>
    public DateTimeOffset? RotationAskedAt { get; set; }

    /// <summary>UTC time of the first report after the reveal in which the key was not valid; null where that was not seen.</summary>
    public DateTimeOffset? NotValidAt { get; set; }

    /// <summary>UTC time of the report in which it was valid again after that; null where that was not seen.</summary>
    public DateTimeOffset? ValidAgainAt { get; set; }

    /// <summary>UTC time of the latest comparison with the escrowed key; null where none was made.</summary>
    public DateTimeOffset? ComparedAt { get; set; }

    /// <summary>What that gave.</summary>
    public KeyComparison Comparison { get; set; }

    /// <summary>How it ended without a new key; none while it did not.</summary>
    public FollowUpEnd EndedHow { get; set; }

    /// <summary>UTC time it ended; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who ended it; <c>FleetToken</c> where the proof did.</summary>
    public string? ClosedBy { get; set; }

    /// <summary>Why, in words; null where the proof did.</summary>
    public string? ClosedReason { get; set; }

    /// <summary>The row as the domain judges where a follow-up stands.</summary>
    /// <param name="goneAt">UTC time since when Jamf no longer has the Mac; null while it has.</param>
    /// <param name="mayCompare">Whether the key can be read again and compared with the fingerprint.</param>
    public FollowUpFacts ReadFacts(DateTimeOffset? goneAt, bool mayCompare) => new()
    {
        RevealedAt = RevealedAt,
        ScreenAtReveal = InputWords.Read<MacScreen>(Screen) ?? MacScreen.Unclear,
        AccountName = Account,
        VolumeAtReveal = Volume,
        BackInSeenAt = BackInSeenAt,
        TickedInAt = BackInAt,
        RotationAskedAt = RotationAskedAt,
        Comparison = Comparison,
        ComparedAt = ComparedAt,
        CannotCompare = Fingerprint is null || !mayCompare,
        Ended = EndOf(goneAt),
        ClosedBySecondPerson = IsClosedBySecondPerson,
        ValidAgainAt = ValidAgainAt,
    };

    /// <summary>The row as the domain judges whether somebody may still know the key.</summary>
    /// <param name="goneAt">UTC time since when Jamf no longer has the Mac; null while it has.</param>
    public RevealFacts ReadReveal(DateTimeOffset? goneAt) => new()
    {
        RevealedAt = RevealedAt,
        VolumeAtReveal = Volume,
        Ended = EndOf(goneAt),
        Comparison = Comparison,
        ComparedAt = ComparedAt,
        ClosedBySecondPerson = IsClosedBySecondPerson,
        ValidAgainAt = ValidAgainAt,
    };

    private bool IsClosedBySecondPerson => ClosedAt is not null && ClosedReason is not null && EndedHow == FollowUpEnd.None;

    private FollowUpEnd EndOf(DateTimeOffset? goneAt) => EndedHow == FollowUpEnd.None && goneAt > RevealedAt ? FollowUpEnd.Gone : EndedHow;
}
