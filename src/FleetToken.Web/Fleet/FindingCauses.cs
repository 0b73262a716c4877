using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>Counts a snapshot by cause in one pass.</summary>
internal sealed class FindingCauses
{
    private readonly FleetSnapshot _fleet;
    private readonly AcceptedFindings _accepted;
    private readonly NewFindings? _new;
    private readonly UInt128[] _bits;
    private readonly ConcernBits _concerns;
    private readonly int[] _onlyConcerned = new int[FindingBits.Most];
    private readonly int[] _phases = new int[Enum.GetValues<MacPhase>().Length];
    private readonly int[] _sets;
    private readonly int[] _judgedSets;
    private readonly int[] _notJudgedSets;
    private readonly int[] _acceptedMacs = new int[FindingBits.Most];
    private readonly int[] _newMacs = new int[FindingBits.Most];

    private FindingCauses(FleetSnapshot fleet, AcceptedFindings accepted, NewFindings? fresh, ConcernBits concerns)
    {
        _fleet = fleet;
        _accepted = accepted;
        _new = fresh;
        _bits = FindingBits.OfSets(fleet);
        _concerns = concerns;
        _sets = new int[fleet.FindingSets.Length];
        _judgedSets = new int[fleet.FindingSets.Length];
        _notJudgedSets = new int[fleet.NotJudgedSets.Length];
    }

    /// <summary>The Macs that fit a question, by cause.</summary>
    /// <param name="fleet">All Macs.</param>
    /// <param name="question">Which of them.</param>
    /// <param name="accepted">Acceptances that hold.</param>
    /// <param name="fresh">New findings; null where nobody can tell.</param>
    /// <param name="concerns">Findings of objects on the Macs they concern.</param>
    /// <param name="since">Since when they are new, for the answer.</param>
    /// <param name="week">What was counted about a week ago, for the answer.</param>
    public static FindingsOverview Of(FleetSnapshot fleet, MacQuestion question, AcceptedFindings accepted, NewFindings? fresh, ConcernBits concerns, SinceMoment since, FindingWeek week)
    {
        var counts = new FindingCauses(fleet, accepted, fresh, concerns);
        var test = new MacTest(fleet, question);
        foreach (var segment in fleet.Segments)
        {
            foreach (ref readonly var mac in segment.Entries.AsSpan())
            {
                if (test.Fits(segment, mac))
                {
                    counts.Add(mac);
                }
            }
        }

        return counts.Overview(question.Settings, since, week);
    }

    private void Add(in IndexEntry mac)
    {
        _phases[(int)mac.Phase]++;
        _sets[mac.Findings]++;
        _notJudgedSets[mac.NotJudged]++;
        if (mac.Phase.IsJudged())
        {
            _judgedSets[mac.Findings]++;
        }

        var bits = _bits[mac.Findings];
        var brought = _concerns.Of(mac);
        FindingBits.AddTo(_onlyConcerned, brought.All & ~bits);
        FindingBits.AddTo(_acceptedMacs, ((_accepted.IsEmpty ? UInt128.Zero : _accepted.Of(mac)) & bits) | (brought.Accepted & ~bits));
        if (_new is not null)
        {
            FindingBits.AddTo(_newMacs, (bits & _new.Of(mac.Key)) | (brought.New & ~bits));
        }
    }

    private FindingsOverview Overview(FleetSettings settings, SinceMoment since, FindingWeek week)
    {
        var judged = Enum.GetValues<MacPhase>().Where(phase => phase.IsJudged()).Sum(phase => _phases[(int)phase]);
        var tallies = Tallies();
        var notJudged = NotJudged();
        var causes = FindingCatalogue.All.Select((finding, place) =>
        {
            var tally = tallies[place];
            var missing = notJudged.GetValueOrDefault(finding.Code) ?? [];
            var isOff = finding.OptIn && !settings.OptsIn(finding.Code);
            var asked = isOff ? 0 : finding.Phases.Sum(phase => _phases[(int)phase]) - missing.Values.Sum();
            return new FindingCause
            {
                Finding = finding,
                Severity = tally.Macs > 0 && _onlyConcerned[place] == 0 ? tally.Worst : finding.WorstSeverity,
                Macs = tally.Macs + _onlyConcerned[place],
                Checked = Math.Max(tally.Macs + _onlyConcerned[place], asked),
                IsOff = isOff,
                New = _new is null ? null : _newMacs[place],
                WeekAgo = week.MacsWith(finding.Code),
                Accepted = _acceptedMacs[place],
                Inside = [.. tally.Inside.Select(pair => new CodeCount(pair.Key, pair.Value)).OrderByDescending(one => one.Macs)],
                NotJudged = [.. missing.Select(pair => new MissingInput(pair.Key, pair.Value)).OrderByDescending(one => one.Macs)],
                IsFleetNotice = tally.Macs > 0 && (finding.Subject == FindingSubject.Fleet || tally.Judged * 10L > judged * 8L),
            };
        });
        return new FindingsOverview(
            _phases.Sum(), judged, since, week, [.. causes.OrderByDescending(cause => cause.Severity).ThenByDescending(cause => cause.Macs)]);
    }

    private Tally[] Tallies()
    {
        var places = FindingCatalogue.All.Index().ToDictionary(pair => pair.Item.Code, pair => pair.Index, StringComparer.Ordinal);
        var tallies = Array.ConvertAll(new int[places.Count], _ => new Tally());
        for (var set = 1; set < _sets.Length; set++)
        {
            if (_sets[set] == 0)
            {
                continue;
            }

            var findings = _fleet.FindingsOf(set);
            foreach (var (code, severity) in findings)
            {
                if (places.TryGetValue(code, out var place))
                {
                    tallies[place].Add(_sets[set], _judgedSets[set], severity, ImplyingOf(code, _bits[set]));
                }
            }
        }

        return tallies;
    }

    /// <summary>The finding inside which a code is shown on a Mac with these findings: the first of the catalogue that implies it, as on the Mac's page.</summary>
    private static string? ImplyingOf(string code, UInt128 bits)
    {
        string? outermost = null;
        var present = bits;
        while (FindingCatalogue.All.FirstOrDefault(finding => finding.Implies.Contains(outermost ?? code) && (present & FindingBits.Of(finding.Code)) != UInt128.Zero) is { } implying)
        {
            // What is itself inside another finding hands on what it implies; each is followed once.
            outermost = implying.Code;
            present &= ~FindingBits.Of(implying.Code);
        }

        return outermost;
    }

    private Dictionary<string, Dictionary<string, int>> NotJudged()
    {
        var macs = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        for (var set = 1; set < _notJudgedSets.Length; set++)
        {
            if (_notJudgedSets[set] == 0)
            {
                continue;
            }

            foreach (var (code, input) in NotJudgedSet.Read(_fleet.NotJudgedSets.Span[set]))
            {
                if (!macs.TryGetValue(code, out var inputs))
                {
                    macs[code] = inputs = new Dictionary<string, int>(StringComparer.Ordinal);
                }

                inputs[input] = inputs.GetValueOrDefault(input) + _notJudgedSets[set];
            }
        }

        return macs;
    }

    private sealed class Tally
    {
        public int Macs { get; private set; }

        public int Judged { get; private set; }

        public Severity Worst { get; private set; }

        public Dictionary<string, int> Inside { get; } = new(StringComparer.Ordinal);

        public void Add(int macs, int judged, Severity severity, string? implying)
        {
            Macs += macs;
            Judged += judged;
            Worst = severity > Worst ? severity : Worst;
            if (implying is not null)
            {
                Inside[implying] = Inside.GetValueOrDefault(implying) + macs;
            }
        }
    }
}
