using FleetToken.Domain.Macs;

namespace FleetToken.Web.Sync;

/// <summary>Reads one Mac from Jamf now, judges it and stores it.</summary>
public sealed class RefreshMac
{
    /// <summary>Reads the Mac; a person waits.</summary>
    public Task<RefreshOutcome> NowAsync(MacId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>How a refresh ended.</summary>
public abstract record RefreshOutcome
{
    private RefreshOutcome()
    {
    }

    /// <summary>Jamf answered.</summary>
    /// <param name="AnsweredAt">UTC time of the answer.</param>
    /// <param name="Changes">What is different now.</param>
    public sealed record Read(DateTimeOffset AnsweredAt, IReadOnlyList<MacChange> Changes) : RefreshOutcome;

    /// <summary>Jamf no longer has it.</summary>
    /// <param name="AnsweredAt">UTC time of the answer.</param>
    public sealed record Gone(DateTimeOffset AnsweredAt) : RefreshOutcome;

    /// <summary>Jamf did not give an answer that could be read.</summary>
    /// <param name="Message">What happened and what to do, for the person who waits.</param>
    public sealed record Failed(string Message) : RefreshOutcome;
}
