namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Whose a view of a key is that Jamf wrote down.</summary>
public enum ViewIs
{
    /// <summary>Jamf says no time, or FleetToken read the key then and Jamf did not write its client's id down: it cannot be told.</summary>
    NotKnown,

    /// <summary>FleetToken read the key at that time.</summary>
    Ours,

    /// <summary>FleetToken did not read the key then: somebody looked in another way.</summary>
    NotOurs,
}

/// <summary>A view of a key by Jamf's own record, told apart.</summary>
/// <param name="Who">The account or API client, as Jamf names it; null where it does not.</param>
/// <param name="At">When, UTC; null where Jamf says it in no form with a zone.</param>
/// <param name="Is">Whose it is.</param>
/// <param name="FollowUp">Whether a follow-up was opened for it.</param>
public sealed record SeenView(string? Who, DateTimeOffset? At, ViewIs Is, bool FollowUp);

/// <summary>A reading of a key by our own record.</summary>
/// <param name="Who">Who asked for it.</param>
/// <param name="At">UTC time it was first read.</param>
/// <param name="Purpose">Why, in a few words.</param>
/// <param name="Reason">Why, in that person's words.</param>
/// <param name="Shown">Whether a key was shown.</param>
public sealed record OwnReading(string Who, DateTimeOffset At, string Purpose, string Reason, bool Shown);

/// <summary>What came of asking Jamf who looked at a key.</summary>
public abstract record JamfViews
{
    private JamfViews()
    {
    }

    /// <summary>Jamf answered.</summary>
    /// <param name="Views">Newest first; those without a time last.</param>
    /// <param name="MayBeMore">Whether Jamf may have left entries out, or some could not be read.</param>
    public sealed record Answered(IReadOnlyList<SeenView> Views, bool MayBeMore) : JamfViews;

    /// <summary>Jamf gave no answer that can be read.</summary>
    /// <param name="Why">What happened and what to do.</param>
    public sealed record Failed(string Why) : JamfViews;
}
