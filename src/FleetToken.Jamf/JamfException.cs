namespace FleetToken.Jamf;

/// <summary>What kind of failure it was, so that a caller can decide without reading the text.</summary>
public enum JamfFailure
{
    /// <summary>No connection, or no answer in time.</summary>
    Unreachable,

    /// <summary>The client id or secret was refused.</summary>
    SignInRefused,

    /// <summary>A privilege is missing.</summary>
    Forbidden,

    /// <summary>The address does not exist on this server.</summary>
    NotFound,

    /// <summary>The server asked us to slow down, longer than we wait.</summary>
    TooManyRequests,

    /// <summary>The server failed.</summary>
    ServerFault,

    /// <summary>The answer was not what Jamf Pro sends.</summary>
    Misread,
}

/// <summary>Jamf did not give what was asked; the message is for a Mac admin: what happened, what it means, what to do. Never holds a secret or a raw body.</summary>
public sealed class JamfException : Exception
{
    /// <summary>Creates the failure; the message must already be redacted.</summary>
    public JamfException(JamfFailure failure, string message, string? missingPrivilege = null, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
        MissingPrivilege = missingPrivilege;
    }

    /// <summary>What kind of failure it was.</summary>
    public JamfFailure Failure { get; }

    /// <summary>Name of the Jamf privilege that is missing; null where none is.</summary>
    public string? MissingPrivilege { get; }

    /// <summary>Whether the same question can have an answer a little later.</summary>
    internal bool MayPass { get; init; }

    /// <summary>Whether it was a time-out: the question may be too big.</summary>
    internal bool TimedOut { get; init; }

    /// <summary>Whether an answer to the request had begun to come.</summary>
    internal bool Answered { get; set; }

    /// <summary>How long the server asked us to wait; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Whether a smaller page may get through where this one did not (design 5, "Sweep").</summary>
    internal bool MayBeThePage => MayPass && Failure is JamfFailure.ServerFault or JamfFailure.Unreachable or JamfFailure.Misread;

    /// <summary>The same failure for another caller that waited for the same thing.</summary>
    internal JamfException ForAnotherCaller() =>
        new(Failure, Message, MissingPrivilege, InnerException) { MayPass = MayPass, TimedOut = TimedOut, RetryAfter = RetryAfter };
}
