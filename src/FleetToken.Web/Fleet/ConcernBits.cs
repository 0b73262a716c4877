using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>Findings of objects on the Macs they concern, as bits: all, those that are new since a moment, those that are accepted.</summary>
/// <param name="All">Codes of objects that concern, or may concern, the Mac.</param>
/// <param name="New">Those of them that at least one object has newly.</param>
/// <param name="Accepted">Those of them that are accepted for every object that brings them.</param>
internal readonly record struct Concerned(UInt128 All, UInt128 New, UInt128 Accepted);

/// <summary>Looks them up for a snapshot; each set of concerns is read once.</summary>
internal sealed class ConcernBits(FleetSnapshot fleet, ObjectMarks marks, IReadOnlyList<(string? Server, DateTimeOffset From)> moments)
{
    private readonly Dictionary<(int Server, int Set), Concerned> _known = [];

    /// <summary>Those of a Mac.</summary>
    public Concerned Of(in IndexEntry mac)
    {
        if (mac.Concerns == 0)
        {
            return default;
        }

        if (!_known.TryGetValue((mac.Server, mac.Concerns), out var bits))
        {
            _known[(mac.Server, mac.Concerns)] = bits = Read(fleet.Servers.Span[mac.Server], ConcernSet.Read(fleet.ConcernSets.Span[mac.Concerns]));
        }

        return bits;
    }

    /// <summary>Whether objects surely bring a finding to a Mac, since when, and who lives with it where that is so for every one of them.</summary>
    public (bool Surely, DateTimeOffset? Since, AcceptanceRow? Accepted) Of(in IndexEntry mac, string code)
    {
        var server = fleet.Servers.Span[mac.Server];
        List<StoredConcern> own = [.. ConcernSet.Read(fleet.ConcernSets.Span[mac.Concerns]).Where(one => one.Code == code)];
        var accepted = own.ConvertAll(one => marks.Accepted(server, one.Name, code));
        return (
            own.Exists(one => one.Surely),
            own.Min(one => marks.FirstSeen(server, one.Name, code)),
            accepted.Contains(null) ? null : accepted.MinBy(one => one?.Until));
    }

    private Concerned Read(string server, IReadOnlyList<StoredConcern> concerns)
    {
        var (all, fresh, notAccepted) = (UInt128.Zero, UInt128.Zero, UInt128.Zero);
        foreach (var concern in concerns)
        {
            var bit = FindingBits.Of(concern.Code);
            all |= bit;
            fresh |= SinceMoment.IsNew(moments, server, marks.FirstSeen(server, concern.Name, concern.Code)) ? bit : UInt128.Zero;
            notAccepted |= marks.Accepted(server, concern.Name, concern.Code) is null ? bit : UInt128.Zero;
        }

        return new Concerned(all, fresh, all & ~notAccepted);
    }
}
