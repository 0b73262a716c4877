using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>Acceptances that hold, made ready for one snapshot: which findings of a Mac they cover is a look-up or two.</summary>
internal sealed class AcceptedFindings
{
    private readonly FleetSnapshot _fleet;
    private readonly IReadOnlyList<AcceptanceRow> _holding;
    private readonly Dictionary<(int Server, long ComputerId), UInt128> _macs = [];
    private readonly UInt128[]?[] _sets;

    /// <summary>Makes acceptances ready; those that do not hold now must have been left out.</summary>
    public AcceptedFindings(FleetSnapshot fleet, IReadOnlyList<AcceptanceRow> holding)
    {
        _fleet = fleet;
        _holding = holding;
        _sets = new UInt128[]?[fleet.Servers.Length];
        foreach (var ofServer in holding.GroupBy(acceptance => acceptance.Server, StringComparer.Ordinal))
        {
            var server = fleet.Servers.Span.IndexOf(ofServer.Key);
            if (server > 0)
            {
                Take(server, [.. ofServer]);
            }
        }
    }

    /// <summary>Whether nothing is accepted.</summary>
    public bool IsEmpty => _holding.Count == 0;

    /// <summary>The accepted codes of a Mac, whether it has these findings or not.</summary>
    public UInt128 Of(in IndexEntry mac)
    {
        var bits = _macs.GetValueOrDefault((mac.Server, mac.ComputerId));
        return _sets[mac.Server] is { } sets ? bits | sets[mac.Groups] : bits;
    }

    /// <summary>The acceptance that covers a finding of a Mac: its own before that of a group, then the one that holds longest; null for none.</summary>
    public AcceptanceRow? Covering(in IndexEntry mac, string code)
    {
        AcceptanceRow? best = null;
        foreach (var acceptance in _holding)
        {
            if (acceptance.Code == code && Covers(acceptance, mac) && (best is null || IsBefore(acceptance, best)))
            {
                best = acceptance;
            }
        }

        return best;
    }

    /// <summary>Whether one acceptance is shown rather than another of the same finding.</summary>
    public static bool IsBefore(AcceptanceRow one, AcceptanceRow other) => (one.ComputerId is not null, one.Until).CompareTo((other.ComputerId is not null, other.Until)) > 0;

    private void Take(int server, IReadOnlyList<AcceptanceRow> acceptances)
    {
        var groups = new UInt128[_fleet.Groups.Length];
        var anyGroup = false;
        foreach (var acceptance in acceptances)
        {
            var bit = FindingBits.Of(acceptance.Code);
            if (acceptance.ComputerId is { } id)
            {
                _macs[(server, id)] = _macs.GetValueOrDefault((server, id)) | bit;
            }
            else if (acceptance.GroupName is { Length: > 0 } name && _fleet.Groups.Span.IndexOf(name) is > 0 and var group)
            {
                groups[group] |= bit;
                anyGroup = true;
            }
        }

        if (anyGroup)
        {
            _sets[server] = Array.ConvertAll(
                _fleet.GroupSets.ToArray(), set => GroupTable.NumbersOf(set).Aggregate(UInt128.Zero, (bits, group) => bits | groups[group]));
        }
    }

    private bool Covers(AcceptanceRow acceptance, in IndexEntry mac)
    {
        if (acceptance.Server != _fleet.Servers.Span[mac.Server])
        {
            return false;
        }

        return acceptance.ComputerId is { } id
            ? id == mac.ComputerId
            : GroupTable.NumbersOf(_fleet.GroupSets.Span[mac.Groups]).Any(group => _fleet.Groups.Span[group] == acceptance.GroupName);
    }
}
