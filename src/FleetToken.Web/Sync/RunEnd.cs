using FleetToken.Jamf;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>How a run ended.</summary>
/// <param name="Run">What was written of it.</param>
/// <param name="Failure">What ended it early; null where nothing did.</param>
internal sealed record RunEnd(SyncRunRow Run, Exception? Failure)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PauseForAPerson = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Why a run is closed that a stop or a kill cut off.</summary>
    public const string Stopped = "FleetToken was stopped while this ran.";

    /// <summary>Why a run is closed that a fault of the program itself cut off.</summary>
    public const string OwnFault = "FleetToken itself failed; its log says where. It tries again.";

    /// <summary>What the server's sync is said to be doing after it.</summary>
    public SyncState State => Failure switch
    {
        null => SyncState.Idle,
        JamfException { Failure: JamfFailure.TooManyRequests } => SyncState.BackingOff,
        _ => SyncState.Failed,
    };

    /// <summary>Why a run ended early, in words.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        JamfException or StoreException => failure.Message,
        OperationCanceledException => Stopped,
        _ => OwnFault,
    };

    /// <summary>
    /// How long to leave the server alone. Who asks for a pause gets it; what a person must change (the sign-in, a privilege, an address) is not asked for
    /// every minute; everything else may pass by itself: 1, 2, 4 … minutes, never longer than changes are apart.
    /// </summary>
    /// <param name="failure">What went wrong last.</param>
    /// <param name="failures">How many times in a row something did, 1 or more.</param>
    /// <param name="changesEvery">Time between two readings of changes.</param>
    public static TimeSpan Pause(Exception? failure, int failures, TimeSpan changesEvery)
    {
        var growing = FirstPause * Math.Pow(2, Math.Clamp(failures - 1, 0, 10));
        var passing = Shorter(growing, Longer(changesEvery, FirstPause));
        return failure switch
        {
            JamfException { Failure: JamfFailure.SignInRefused or JamfFailure.Forbidden or JamfFailure.NotFound } => Longer(PauseForAPerson, changesEvery),
            JamfException { RetryAfter: { } asked } => Longer(Shorter(asked, LongestPause), passing),
            _ => passing,
        };
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
