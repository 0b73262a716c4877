using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>Reads one Mac from Jamf now, judges it and stores it.</summary>
public sealed class RefreshMac
{
    private readonly JamfClients _clients;
    private readonly MacLedger _ledger;
    private readonly TimeProvider _time;

    internal RefreshMac(JamfClients clients, MacLedger ledger, TimeProvider time)
    {
        _clients = clients;
        _ledger = ledger;
        _time = time;
    }

    /// <summary>Reads the Mac; a person waits.</summary>
    public Task<RefreshOutcome> NowAsync(MacId id, CancellationToken cancellationToken) => ReadAsync(id, personWaits: true, cancellationToken);

    /// <summary>Reads the Mac when there is room; nobody waits.</summary>
    public Task<RefreshOutcome> LaterAsync(MacId id, CancellationToken cancellationToken) => ReadAsync(id, personWaits: false, cancellationToken);

    private async Task<RefreshOutcome> ReadAsync(MacId id, bool personWaits, CancellationToken cancellationToken)
    {
        if (!_clients.TryGet(id.Server, out var client))
        {
            return new RefreshOutcome.Failed($"No Jamf server named {id.Server} is configured.");
        }

        try
        {
            var askedAt = _time.GetUtcNow();
            return await client.ReadMacAsync(id.ComputerId, personWaits, cancellationToken) switch
            {
                MacReading.Found found => await TakeAsync(found.Mac, askedAt, cancellationToken),
                MacReading.Unreadable unreadable => new RefreshOutcome.Failed(
                    $"Jamf answered, but its record cannot be read at {unreadable.Record.Path}: {unreadable.Record.Problem}"),
                _ when personWaits => await TakeGoneAsync(id, cancellationToken),

                // Many at once may be a server that went wrong: the sweep decides, with its guard.
                _ => new RefreshOutcome.Gone(_time.GetUtcNow()),
            };
        }
        catch (Exception failure) when (failure is JamfException or StoreException)
        {
            return new RefreshOutcome.Failed(failure.Message);
        }
    }

    private async Task<RefreshOutcome> TakeAsync(Mac mac, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        var answeredAt = _time.GetUtcNow();
        var changed = await _ledger.TakeAsync([mac], askedAt, cancellationToken);
        await _ledger.SaveReadAsync(mac.Id, askedAt, cancellationToken);
        return new RefreshOutcome.Read(answeredAt, changed.GetValueOrDefault(mac.Id, []));
    }

    private async Task<RefreshOutcome> TakeGoneAsync(MacId id, CancellationToken cancellationToken)
    {
        var answeredAt = _time.GetUtcNow();
        await _ledger.MarkGoneAsync([id], cancellationToken);
        return new RefreshOutcome.Gone(answeredAt);
    }
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
