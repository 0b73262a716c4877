using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator;

/// <summary>Who looked at which key, by computer: what the web interface showed before, and what was asked since.</summary>
internal sealed class AuditHistory(SimulatedFleet fleet)
{
    // One in so many Macs has a past; ids are never given twice, so an entry stays with its record.
    private const int Distance = 37;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, List<SimulatedAudit>> _since = [];

    /// <summary>Told the computer and the client when a key was handed out.</summary>
    public event Action<int>? KeyViewed;

    /// <summary>Writes down that a client looked at the key of a computer.</summary>
    public void View(int id, string client)
    {
        lock (_gate)
        {
            if (!_since.TryGetValue(id, out var entries))
            {
                _since[id] = entries = [];
            }

            entries.Add(new SimulatedAudit(SimulatedAudit.KeyViewed, client, fleet.Time.GetUtcNow()));
        }

        KeyViewed?.Invoke(id);
    }

    /// <summary>All entries of a computer, oldest first.</summary>
    public IReadOnlyList<SimulatedAudit> Of(SimulatedMac mac)
    {
        lock (_gate)
        {
            return [.. Past(mac), .. _since.GetValueOrDefault(mac.Id) ?? []];
        }
    }

    private static SimulatedAudit[] Past(SimulatedMac mac)
    {
        var from = mac.EnrolledAt ?? DateTimeOffset.UnixEpoch.AddYears(50);
        return (mac.Id % Distance) switch
        {
            5 => [new(SimulatedAudit.KeyViewed, "helpdesk.anna", from.AddDays(3))],
            11 =>
            [
                new("Edited Computer Record", "jamf.admin", from.AddDays(1)),
                new(SimulatedAudit.KeyViewed, "helpdesk.ben", from.AddDays(2)),
                new(SimulatedAudit.KeyViewed, "jamf.admin", from.AddDays(2).AddHours(4), InServerFormatOnly: true),
            ],
            23 => [new("Viewed Personal Recovery Lock", "jamf.admin", from.AddDays(2))],
            _ => [],
        };
    }
}
