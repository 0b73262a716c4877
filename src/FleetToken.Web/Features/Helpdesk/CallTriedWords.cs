using FleetToken.Domain.Runbook;
using FleetToken.Web.Components;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>What was tried in a call, in words, for whoever goes on with it.</summary>
internal static class CallTriedWords
{
    /// <summary>A line each; none where nothing was tried.</summary>
    public static IEnumerable<string> Of(CallTried tried, ReaderClock clock)
    {
        if (tried.Refused != KeyRefusal.No)
        {
            yield return tried.Refused == KeyRefusal.Once ? "The Mac refused the key once." : "The Mac refused the key twice.";
        }

        if (tried.NoKey)
        {
            yield return "Jamf had no key when it was asked for one.";
        }

        if (tried.RefreshAskedAt is { } asked)
        {
            yield return $"A new report was asked for at {clock.Brief(asked)}.";
        }

        foreach (var twin in tried.TwinsTried)
        {
            yield return $"The key of record {twin} was refused.";
        }

        foreach (var twin in tried.TwinsUnread)
        {
            yield return $"The key of record {twin} could not be read.";
        }

        if (tried.Erase.Settled.Count > 0)
        {
            yield return $"Of the checklist before an erase, {tried.Erase.Settled.Count} lines are settled.";
        }
    }
}
