using FleetToken.Jamf;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Tells views that Jamf wrote down apart: those of our own readings, and those of others. Pure.</summary>
internal static class ViewMatching
{
    // The clocks of the two servers may differ that much.
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(5);

    /// <summary>Which views are ours. One reading stands for the views of one name: another name at the same time is somebody else's.</summary>
    /// <param name="views">What Jamf says.</param>
    /// <param name="readings">UTC times at which FleetToken read the key.</param>
    /// <param name="client">Id of our reveal client; null where none is set up.</param>
    /// <param name="followed">UTC times of views for which a follow-up was opened.</param>
    public static IReadOnlyList<SeenView> Of(
        IReadOnlyList<KeyView> views, IReadOnlyList<DateTimeOffset> readings, string? client, IReadOnlyCollection<DateTimeOffset> followed)
    {
        var names = readings.Select(reading => (At: reading, Name: NameAt(views, reading, client))).ToList();
        return
        [
            .. views.Select(view => view with { At = InMilliseconds(view.At) }).Select(view => new SeenView(
                view.Username,
                view.At,
                view.At is not { } at ? ViewIs.NotKnown
                    : names.Any(reading => IsNear(reading.At, at) && Same(reading.Name, view.Username)) ? ViewIs.Ours
                    : ViewIs.NotOurs,
                view.At is { } then && followed.Contains(then))),
        ];
    }

    // By what name Jamf wrote our reading down: our client's id where it uses that, else the name that is nearest.
    private static string? NameAt(IReadOnlyList<KeyView> views, DateTimeOffset reading, string? client)
    {
        var near = views.Where(view => view.At is { } at && IsNear(reading, at)).ToList();
        return near.Exists(view => Same(view.Username, client)) ? client
            : near.MinBy(view => (view.At!.Value - reading).Duration())?.Username;
    }

    // As the store keeps times.
    private static DateTimeOffset? InMilliseconds(DateTimeOffset? at) => at is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()) : null;

    private static bool IsNear(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() <= Near;

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
