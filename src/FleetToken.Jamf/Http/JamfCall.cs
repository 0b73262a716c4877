namespace FleetToken.Jamf.Http;

/// <summary>One question to Jamf Pro: what it is for, and who waits.</summary>
/// <param name="What">What it does, after "could not": <c>list computers</c>.</param>
/// <param name="Privilege">The privilege that allows it; null where a token is enough.</param>
/// <param name="PersonWaits">Whether a person waits for the answer.</param>
/// <param name="Tally">Where requests and bytes are counted; null for nowhere.</param>
/// <param name="AtMostOneAnswer">Whether it is repeated only where no answer came: each answer is a view that Jamf Pro writes down.</param>
internal sealed record JamfCall(string What, string? Privilege, bool PersonWaits = false, RequestTally? Tally = null, bool AtMostOneAnswer = false);

/// <summary>Counts requests and bytes; safe to use from several requests at once.</summary>
internal sealed class RequestTally
{
    private int _requests;
    private long _bytes;

    /// <summary>Requests sent, repeats included.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Bytes of bodies read, after decompression.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public void CountRequest() => Interlocked.Increment(ref _requests);

    public void CountBytes(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
