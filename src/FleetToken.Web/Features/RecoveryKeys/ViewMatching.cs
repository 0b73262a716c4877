using FleetToken.Jamf;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Tells views that Jamf wrote down apart: those of our own readings, and those of others. Pure.</summary>
internal static class ViewMatching
{
    // The clocks of the two servers may differ that much.
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Which views are ours: those that bear our client's id when FleetToken asked. Another name then is somebody else's, unless Jamf answered us and wrote nothing
    /// down by that id: then nobody can tell whose it is.
    /// </summary>
    /// <param name="views">What Jamf says.</param>
    /// <param name="asked">UTC times at which FleetToken asked for the key, answered or not.</param>
    /// <param name="answered">UTC times at which Jamf may have given it to FleetToken.</param>
    /// <param name="client">Id of our reveal client; null where none is set up.</param>
    /// <param name="followed">UTC times of views for which a follow-up was opened.</param>
    public static IReadOnlyList<SeenView> Of(
        IReadOnlyList<KeyView> views,
        IReadOnlyList<DateTimeOffset> asked,
        IReadOnlyList<DateTimeOffset> answered,
        string? client,
        IReadOnlyCollection<DateTimeOffset> followed)
    {
        var ours = views.Where(view => view.At is not null && IsName(view.Username, client)).Select(view => view.At!.Value).ToList();
        var nameless = answered.Where(answer => !ours.Exists(at => IsNear(answer, at))).ToList();
        return
        [
            .. views.Select(view => view with { At = InMilliseconds(view.At) }).Select(view => new SeenView(
                view.Username,
                view.At,
                view.At is not { } at ? ViewIs.NotKnown
                    : IsName(view.Username, client) ? (asked.Any(time => IsNear(time, at)) ? ViewIs.Ours : ViewIs.NotOurs)
                    : nameless.Exists(answer => IsNear(answer, at)) ? ViewIs.NotKnown
                    : ViewIs.NotOurs,
                view.At is { } then && followed.Contains(then))),
        ];
    }

    // As the store keeps times.
    private static DateTimeOffset? InMilliseconds(DateTimeOffset? at) => at is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()) : null;

    private static bool IsNear(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() <= Near;

    private static bool IsName(string? name, string? client) => client is not null && string.Equals(name, client, StringComparison.OrdinalIgnoreCase);
}
