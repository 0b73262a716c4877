using FleetToken.Web.Components;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Features.Overview;

/// <summary>Sync in words.</summary>
internal static class SyncWords
{
    /// <summary>How a state looks.</summary>
    public static Look Look(SyncState state, string server, bool showName)
    {
        var name = showName ? server : "Jamf";
        return state switch
        {
            SyncState.Idle => new Look("check", showName ? $"{server} is read" : "Up to date", Tone.Neutral),
            SyncState.Running => new Look("loop", $"Reading {name} now", Tone.Info),
            SyncState.BackingOff => new Look("hour", $"{name} asked us to slow down", Tone.Warn),
            SyncState.Failed => new Look("oct", $"{name} cannot be read", Tone.Bad),
            _ => new Look("na", $"Sync of {name} is off", Tone.Neutral),
        };
    }

    /// <summary>How long a sweep may still take, by its pace so far; nothing while that would be a guess.</summary>
    public static string? Left(Sweep sweep, DateTimeOffset now)
    {
        if (sweep.TotalCount is not { } total || sweep.Macs < total / 20 || sweep.Macs == 0)
        {
            return null;
        }

        var left = (now - sweep.StartedAt) * ((double)(total - sweep.Macs) / sweep.Macs);
        return left < TimeSpan.FromMinutes(1) ? $"{Math.Max(1, (int)left.TotalSeconds)} s left" : $"{AgeWords.Of(left)} left";
    }
}
