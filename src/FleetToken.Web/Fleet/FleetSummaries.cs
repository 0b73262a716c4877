using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Fleet;

/// <summary>Counts a snapshot in one pass (design 6).</summary>
internal static class FleetSummaries
{
    // The two findings whose critical form means that a forgotten password loses the data.
    private static readonly string[] DataLoss = ["FT-TOK-01", "FT-TOK-09"];

    /// <summary>The numbers of the Macs in scope that Jamf still has.</summary>
    public static FleetSummary Of(FleetSnapshot fleet, MacQuestion question)
    {
        var counts = new Counts(fleet);
        var test = new MacTest(fleet, question);
        var ages = new InventoryAges(question.Now, question.Settings);
        foreach (var segment in fleet.Segments)
        {
            foreach (ref readonly var mac in segment.Entries.AsSpan())
            {
                if (test.Fits(segment, mac))
                {
                    counts.Add(mac, ages);
                }
            }
        }

        return counts.Summary();
    }

    private sealed class Counts(FleetSnapshot fleet)
    {
        private readonly int[] _phases = new int[8];
        private readonly int[] _recoverability = new int[8];
        private readonly int[] _recoveryKey = new int[8];
        private readonly int[] _tokenVerdict = new int[8];
        private readonly int[] _bootstrapToken = new int[8];
        private readonly int[] _inventory = new int[8];
        private readonly int[] _tokenEvidence = new int[8];
        private readonly int[] _findingSets = new int[fleet.FindingSets.Length];
        private readonly UInt128[] _bits = FindingBits.OfSets(fleet);
        private readonly UInt128[] _concernBits = FindingBits.OfConcerns(fleet);
        private readonly int[] _onlyConcerned = new int[FindingBits.Most];
        private readonly int[] _judgedFindingSets = new int[fleet.FindingSets.Length];

        public void Add(in IndexEntry mac, InventoryAges ages)
        {
            _phases[(int)mac.Phase]++;
            _findingSets[mac.Findings]++;
            FindingBits.AddTo(_onlyConcerned, _concernBits[mac.Concerns] & ~_bits[mac.Findings]);
            if (!mac.Phase.IsJudged())
            {
                return;
            }

            _judgedFindingSets[mac.Findings]++;
            _recoverability[(int)mac.Recoverability]++;
            _recoveryKey[(int)mac.RecoveryKey]++;
            _tokenVerdict[(int)mac.TokenVerdict]++;
            _bootstrapToken[(int)mac.BootstrapToken]++;
            _inventory[(int)ages.Of(mac.InventoryAt)]++;
            _tokenEvidence[(int)mac.TokensEvidence]++;
        }

        public FleetSummary Summary()
        {
            var phases = Named<MacPhase>(_phases);
            var judged = phases.Where(pair => pair.Key.IsJudged()).Sum(pair => pair.Value);
            return new FleetSummary
            {
                Macs = _phases.Sum(),
                Judged = judged,
                NotJudgedByPhase = phases.Where(pair => !pair.Key.IsJudged()).ToDictionary(),
                CanLoseData = CanLoseData(),
                Recoverability = Named<Domain.Verdicts.Recoverability>(_recoverability),
                RecoveryKey = Named<KeyValidity>(_recoveryKey),
                TokenVerdict = Named<Domain.Verdicts.TokenVerdict>(_tokenVerdict),
                BootstrapToken = Named<BootstrapTokenStatus>(_bootstrapToken),
                Inventory = Named<InventoryAge>(_inventory),
                TokenEvidence = Named<EvidenceKind>(_tokenEvidence),
                Findings = Findings(),
            };
        }

        private int CanLoseData()
        {
            var macs = 0;
            for (var set = 1; set < _judgedFindingSets.Length; set++)
            {
                if (_judgedFindingSets[set] > 0 && fleet.FindingsOf(set).Any(one => one.Severity == Severity.Critical && DataLoss.Contains(one.Code)))
                {
                    macs += _judgedFindingSets[set];
                }
            }

            return macs;
        }

        private List<FindingCount> Findings()
        {
            var macs = new Dictionary<string, (int Macs, Severity Worst)>(StringComparer.Ordinal);
            for (var set = 1; set < _findingSets.Length; set++)
            {
                if (_findingSets[set] == 0)
                {
                    continue;
                }

                foreach (var (code, severity) in fleet.FindingsOf(set))
                {
                    var (before, worst) = macs.GetValueOrDefault(code);
                    macs[code] = (before + _findingSets[set], severity > worst ? severity : worst);
                }
            }

            // What objects do to a Mac counts as the finding on it, once; how bad that is does not depend on the Mac.
            foreach (var (place, finding) in FindingCatalogue.All.Index().Where(pair => _onlyConcerned[pair.Index] > 0))
            {
                var (before, worst) = macs.GetValueOrDefault(finding.Code);
                macs[finding.Code] = (before + _onlyConcerned[place], finding.WorstSeverity > worst ? finding.WorstSeverity : worst);
            }

            return
            [
                .. FindingCatalogue.All
                    .Select(finding => macs.TryGetValue(finding.Code, out var found)
                        ? new FindingCount(finding, found.Worst, found.Macs)
                        : new FindingCount(finding, finding.WorstSeverity, 0))
                    .OrderByDescending(count => count.Severity)
                    .ThenByDescending(count => count.Macs),
            ];
        }

        private static Dictionary<T, int> Named<T>(int[] counts) where T : struct, Enum =>
            Enum.GetValues<T>().Index().ToDictionary(pair => pair.Item, pair => counts[pair.Index]);
    }
}
