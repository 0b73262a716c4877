using FleetToken.Domain.Findings;

namespace FleetToken.Web.Fleet;

/// <summary>The findings of one snapshot that fit a question: for each Mac, which of its findings.</summary>
internal sealed class SelectedFindings
{
    private readonly List<(int Slot, UInt128 Findings)> _macs;

    private SelectedFindings(FleetSnapshot fleet, AcceptedFindings accepted, ConcernBits? concerns, List<(int Slot, UInt128 Findings)> macs)
    {
        Concerns = concerns;
        Fleet = fleet;
        Accepted = accepted;
        _macs = macs;
        Total = macs.Sum(mac => FindingBits.Count(mac.Findings));
    }

    /// <summary>All Macs.</summary>
    public FleetSnapshot Fleet { get; }

    /// <summary>Acceptances that hold.</summary>
    public AcceptedFindings Accepted { get; }

    /// <summary>Findings of objects on the Macs they concern; null where they are left out.</summary>
    public ConcernBits? Concerns { get; }

    /// <summary>How many findings fit.</summary>
    public int Total { get; }

    /// <summary>The places of the Macs that have such findings, by server and id, each with these findings.</summary>
    public IReadOnlyList<(int Slot, UInt128 Findings)> Macs => _macs;

    /// <summary>Tests every Mac and its findings.</summary>
    /// <param name="fleet">All Macs.</param>
    /// <param name="question">Which of them; the codes it names are also the findings that are selected.</param>
    /// <param name="accepted">Acceptances that hold.</param>
    /// <param name="fresh">Only these; null for new and old ones.</param>
    /// <param name="isAccepted">Only accepted, or only not accepted ones; null for both.</param>
    /// <param name="concerns">Findings of objects, to count on the Macs they concern; null to leave them out, as the store has no row for those.</param>
    public static SelectedFindings Of(FleetSnapshot fleet, MacQuestion question, AcceptedFindings accepted, NewFindings? fresh, bool? isAccepted, ConcernBits? concerns = null)
    {
        var sets = FindingBits.OfSets(fleet);
        var asked = FindingBits.OfAny(question.Filter.Finding);
        using var selected = SelectedMacs.Of(fleet, question);
        var macs = new List<(int Slot, UInt128 Findings)>(selected.Total);
        foreach (var slot in selected.ById())
        {
            ref readonly var mac = ref fleet[slot];
            var own = sets[mac.Findings];
            var brought = concerns?.Of(mac) ?? default;
            var bits = (own | brought.All) & asked;
            if (fresh is not null)
            {
                bits &= (own & fresh.Of(mac.Key)) | (~own & brought.New);
            }

            if (isAccepted is { } only)
            {
                var lived = (own & accepted.Of(mac)) | (~own & brought.Accepted);
                bits &= only ? lived : ~lived;
            }

            if (bits != UInt128.Zero)
            {
                macs.Add((slot, bits));
            }
        }

        return new SelectedFindings(fleet, accepted, concerns, macs);
    }

    /// <summary>The places of the Macs with one finding, worst severity of it first, then by name.</summary>
    public IReadOnlyList<int> WorstFirst(string code)
    {
        var bit = FindingBits.Of(code);
        var chosen = new bool[Fleet.Count];
        foreach (var (slot, findings) in _macs)
        {
            chosen[slot] = (findings & bit) != UInt128.Zero;
        }

        var severities = Severities(code);
        var byName = Array.FindAll(Fleet.Order(MacSortField.Name).Slots, slot => chosen[slot]);
        return [.. byName.OrderByDescending(slot => severities[Fleet[slot].Findings])];
    }

    private Severity[] Severities(string code)
    {
        var severities = new Severity[Fleet.FindingSets.Length];
        for (var set = 1; set < severities.Length; set++)
        {
            severities[set] = Fleet.FindingsOf(set).FirstOrDefault(one => one.Code == code).Severity;
        }

        return severities;
    }
}
