using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>How many Macs each object and each of its findings concerns, by server; counted in one pass of the index.</summary>
internal sealed class ConcernCounts
{
    private readonly Dictionary<(string Server, string Object), ConcernCount> _objects = [];
    private readonly Dictionary<(string Server, string Code), ConcernCount> _codes = [];
    private readonly Dictionary<(string Server, string Object, string Code), ConcernCount> _findings = [];

    /// <summary>Counts the Macs that fit a question.</summary>
    public ConcernCounts(FleetSnapshot fleet, MacQuestion question)
    {
        var macs = new Dictionary<(int Server, int Set), int>();
        using var selected = SelectedMacs.Of(fleet, question);
        for (var slot = 0; slot < fleet.Count; slot++)
        {
            ref readonly var mac = ref fleet[slot];
            if (mac.Concerns > 0 && selected.Has(slot))
            {
                macs[(mac.Server, mac.Concerns)] = macs.GetValueOrDefault((mac.Server, mac.Concerns)) + 1;
            }
        }

        foreach (var ((server, set), count) in macs)
        {
            Add(fleet.Servers.Span[server], ConcernSet.Read(fleet.ConcernSets.Span[set]), count);
        }
    }

    /// <summary>Macs that any finding of an object concerns; surely, where one of them does.</summary>
    public ConcernCount Of(string server, string found) => _objects.GetValueOrDefault((server, found));

    /// <summary>Macs that one finding of an object concerns.</summary>
    public ConcernCount Of(string server, string found, string code) => _findings.GetValueOrDefault((server, found, code));

    /// <summary>Macs that any object concerns with a finding; surely, where one of them does.</summary>
    public ConcernCount OfCode(string server, string code) => _codes.GetValueOrDefault((server, code));

    private void Add(string server, IReadOnlyList<StoredConcern> concerns, int macs)
    {
        foreach (var concern in concerns)
        {
            var key = (server, concern.Name, concern.Code);
            _findings[key] = With(_findings.GetValueOrDefault(key), concern.Surely, macs);
        }

        foreach (var found in concerns.GroupBy(concern => concern.Name, StringComparer.Ordinal))
        {
            var key = (server, found.Key);
            _objects[key] = With(_objects.GetValueOrDefault(key), found.Any(concern => concern.Surely), macs);
        }

        foreach (var found in concerns.GroupBy(concern => concern.Code, StringComparer.Ordinal))
        {
            var key = (server, found.Key);
            _codes[key] = With(_codes.GetValueOrDefault(key), found.Any(concern => concern.Surely), macs);
        }
    }

    private static ConcernCount With(ConcernCount count, bool surely, int macs) =>
        surely ? count with { Surely = count.Surely + macs } : count with { Maybe = count.Maybe + macs };
}
