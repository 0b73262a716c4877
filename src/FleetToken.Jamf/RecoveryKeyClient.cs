using FleetToken.Jamf.Http;
using FleetToken.Jamf.Pro;
using FleetToken.Jamf.Reading;

namespace FleetToken.Jamf;

/// <summary>
/// The one door to recovery keys: one key of one Mac, for one person who waits. It has an API client, a token and connections of its own, and
/// shares with polling only what the server bears. It never asks for the keys of all Macs.
/// </summary>
public sealed class RecoveryKeyClient : IDisposable
{
    private readonly JamfConnection _connection;
    private readonly InventoryCalls _polling;
    private readonly MacReader _macs;

    internal RecoveryKeyClient(JamfConnection connection, InventoryCalls polling, MacReader macs) => (_connection, _polling, _macs) = (connection, polling, macs);

    /// <summary>The server's name in the configuration.</summary>
    public string Server => _connection.Server;

    internal JamfConnection Connection => _connection;

    /// <summary>Reads the key of one Mac. Jamf Pro writes each answer down as a view, so it is asked again only where no answer came.</summary>
    /// <exception cref="JamfException">Jamf Pro did not give an answer that could be read; nothing is known about the key.</exception>
    public async Task<KeyReading> ReadAsync(long computerId, CancellationToken cancellationToken)
    {
        if (computerId < 1)
        {
            return new KeyReading.MacGone();
        }

        var version = _polling.Chosen ?? await _polling.ReadVersionAsync(personWaits: true, cancellationToken);
        while (true)
        {
            if (await AskAsync(version.InventoryApi, computerId, cancellationToken) is { } reading)
            {
                return reading;
            }

            // A 404 means: no key, no such computer, or no such version of the call. The polling client can tell, this one may not read computers.
            var mac = await new OneMac(_polling, _macs).ReadAsync(computerId, personWaits: true, cancellationToken);
            if (mac is MacReading.Gone)
            {
                return new KeyReading.MacGone();
            }

            if (_polling.Chosen is not { } older || older.InventoryApi >= version.InventoryApi)
            {
                return mac is MacReading.Found found ? new KeyReading.NoneInEscrow { Escrow = found.Mac.RecoveryKey } : new KeyReading.NoneInEscrow();
            }

            version = older;
        }
    }

    /// <summary>Gives back the connections.</summary>
    public void Dispose() => _connection.Dispose();

    private async Task<KeyReading?> AskAsync(int version, long computerId, CancellationToken cancellationToken)
    {
        try
        {
            return await _connection.Resilience.AskAsync(
                new JamfCall("read a recovery key", Privileges.ViewRecoveryKey, PersonWaits: true, AtMostOneAnswer: true),
                token => _connection.Api.GetRecoveryKeyAsync(version, computerId, token),
                (response, token) => KeyAnswer.ReadAsync(response, computerId, token),
                cancellationToken);
        }
        catch (JamfException failure) when (failure.Failure == JamfFailure.NotFound)
        {
            return null;
        }
    }
}
