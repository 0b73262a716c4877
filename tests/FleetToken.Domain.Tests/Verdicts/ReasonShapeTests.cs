using System.Text.RegularExpressions;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

/// <summary>Every reason of every verdict names its row of the domain, the fact that was read, and a value or none (domain J, <c>because</c>).</summary>
public sealed partial class ReasonShapeTests
{
    /// <summary>The Macs of the golden vectors and of the edges, so that nearly each row is reached.</summary>
    private static readonly MacVerdicts[] Judged =
    [
        .. new[]
        {
            MacsOf(TokenVerdictTests.States.Select(row => row.Data.Item2)),
            MacsOf(TokenVerdictTests.Usable.Select(row => row.Data.Item2)),
            MacsOf(TokenVerdictTests.Sets.Select(row => row.Data.Item2)),
            MacsOf(RecoverabilityTests.Cases.Select(row => row.Data.Item2)),
            MacsOf(RegrantTests.Cases.Select(row => row.Data.Item2)),
            MacsOf(VerdictEdgeTests.Ages.Select(row => row.Data.Item2)),
            SilentRotationTests.Cases.Select(row => Baseline.With(row.Data.Item2) with { RotationPolicyInScope = row.Data.Item3 }),
            KeyVerdictTests.Macs.Select(Baseline.With),
            [
                Baseline.Subject with { Twins = [new Twin(new("other", 9), Baseline.Now)] },
                Baseline.With(Baseline.Mac with { Site = "Lab" }) with { Settings = new() { SharedMacs = new() { Sites = ["Lab"] } } },
                Baseline.With(Baseline.Mac with { Attributes = Baseline.Line("alice/501/a/1/1/1/0") }) with { Server = ServerFacts.NotRead },
            ],
        }.SelectMany(subjects => subjects).Select(Baseline.Judge),
    ];

    [Fact]
    public void Verdicts_OfAMac_GiveReasonsThatSaySomething() => Assert.All(Judged, verdicts =>
    {
        Check(verdicts.FileVault.Because);
        Check(verdicts.KeyEscrowed.Because);
        Check(verdicts.UsableHolders.Because);
        Check(verdicts.KeyProven.Because);
        Check(verdicts.Recoverability.Because);
        Check(verdicts.TokenVerdict.Because);
        Check(verdicts.CanRegrantToken.Because);
        Check(verdicts.CanRotateSilently.Because);
    });

    [Fact]
    public void VerdictsForACall_GiveReasonsThatSaySomething()
    {
        foreach (var (_, mac, facts, _, _) in RestartTests.Cases.Select(row => row.Data))
        {
            var verdicts = Baseline.Judge(mac);
            Check(RestartVerdict.Of(Baseline.With(mac), verdicts, verdicts.Account("alice"), facts, new AgeClock(Baseline.Now)).Because);
        }

        foreach (var (_, mac, _) in RestartTests.Reboots.Select(row => row.Data))
        {
            Check(RebootVerdict.Of(mac, Baseline.Judge(mac), Baseline.Report - TimeSpan.FromMinutes(30)).Because);
        }

        foreach (var (_, mac, reveal, _, _) in KeyExposureTests.Cases.Select(row => row.Data))
        {
            Check(KeyExposureVerdict.Of(mac, Baseline.Judge(mac), reveal).Because);
        }
    }

    private static IEnumerable<MacSubject> MacsOf(IEnumerable<Mac> macs) => macs.Select(Baseline.With);

    private static void Check(IReadOnlyList<Reason> because)
    {
        Assert.NotEmpty(because);
        Assert.All(because, reason =>
        {
            Assert.Matches(RowOfTheDomain(), reason.Rule);
            Assert.NotEqual("", reason.Fact);
            Assert.NotEqual("", reason.Value);
        });
    }

    [GeneratedRegex("^(C[.]2 row [1-9]|C[.]3 row [1-6]|J keyProven|J usableHolders( row [1-3])?|J (recoverability|tokenSetVerdict|canRegrantToken|canRotateSilently|safeToRestart|rebootedSince|prkExposure) row [1-9])$")]
    private static partial Regex RowOfTheDomain();
}
