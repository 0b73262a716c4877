using FleetToken.Web.Components;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>How long a key is shown, and how long it can be shown again.</summary>
public sealed class ShowingTime
{
    private const double Circumference = 119.4;

    private DateTimeOffset _since;
    private DateTimeOffset _hideAt;
    private DateTimeOffset _grantEndsAt;
    private TimeSpan _total = TimeSpan.FromSeconds(1);
    private TimeSpan _lasted;

    /// <summary>Whether it can be kept for longer.</summary>
    public bool CanKeep => _hideAt < _grantEndsAt;

    /// <summary>For how long it was shown, in words.</summary>
    public string Lasted => _lasted.TotalMinutes < 1
        ? Words.Count((long)Math.Round(_lasted.TotalSeconds), "second", "seconds")
        : Words.Count((long)Math.Round(_lasted.TotalMinutes), "minute", "minutes");

    /// <summary>Begins at a UTC time.</summary>
    public void Begin(Showing.Shown shown, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(shown);
        (_since, _hideAt, _grantEndsAt, _total) = (now, shown.HideAt, shown.GrantEndsAt, shown.HideAt - now);
    }

    /// <summary>Goes on for that time from now, never beyond the grant.</summary>
    public void Keep(TimeSpan time, DateTimeOffset now)
    {
        var until = now + time;
        _hideAt = until < _hideAt ? _hideAt : until < _grantEndsAt ? until : _grantEndsAt;
        _total = _hideAt - now;
    }

    /// <summary>Ends at a UTC time.</summary>
    public void End(DateTimeOffset now) => _lasted = now - _since;

    /// <summary>Whether its time is over.</summary>
    public bool IsOver(DateTimeOffset now) => now >= _hideAt;

    /// <summary>Whether it can be shown once more without a new request.</summary>
    public bool CanShowAgain(DateTimeOffset now) => now < _grantEndsAt;

    /// <summary>Whole seconds left, 0 or more.</summary>
    public int SecondsLeft(DateTimeOffset now) => Math.Max(0, (int)Math.Ceiling((_hideAt - now).TotalSeconds));

    /// <summary>The time left as it stands in the ring.</summary>
    public string Left(DateTimeOffset now) => SecondsLeft(now) is var seconds && seconds < 60 ? $"{seconds}" : $"{seconds / 60}:{seconds % 60:00}";

    /// <summary>How much of the ring is left, as a length of its line.</summary>
    public string Arc(DateTimeOffset now) => FormattableString.Invariant($"{Circumference * Math.Clamp(SecondsLeft(now) / Math.Max(1, _total.TotalSeconds), 0, 1):0.0}");
}
