using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class KeyExposureTests
{
    private static readonly DateTimeOffset Reveal = Baseline.Report - TimeSpan.FromDays(1);
    private static readonly DateTimeOffset Compared = Baseline.Report + TimeSpan.FromHours(1);
    private static readonly RevealFacts Revealed = new() { RevealedAt = Reveal, VolumeAtReveal = "3F2A9C10" };

    /// <summary>Same volume, the key file written after the reveal, VALID, reported later.</summary>
    private static readonly Mac Signs = With($"vol=3F2A9C10;pk={(Reveal + TimeSpan.FromHours(2)).ToUnixTimeSeconds()};");

    private static readonly Mac NoSigns = With("vol=3F2A9C10;");
    private static readonly Mac NoLine = Baseline.Mac with { Attributes = null };

    public static TheoryData<string, Mac, RevealFacts, KeyExposure, string> Cases => new()
    {
        { "a", NoSigns, RevealFacts.None, KeyExposure.NoneRecorded, "1" },
        { "b", NoSigns, new() { ViewedElsewhere = Answer.No }, KeyExposure.Clean, "1" },
        { "c", NoSigns, Revealed, KeyExposure.Disclosed, "6" },
        { "d", Signs, Revealed, KeyExposure.ProbablyRotated, "5" },
        { "e", Signs, Revealed with { Comparison = KeyComparison.Different, ComparedAt = Compared }, KeyExposure.RotatedProven, "3" },
        { "f", Signs, Revealed with { Comparison = KeyComparison.Same, ComparedAt = Compared }, KeyExposure.NotRotated, "3" },
        { "g", Signs, Revealed with { ClosedBySecondPerson = true }, KeyExposure.ClosedByPerson, "4" },
        { "h", With("vol=77D0E5F2;"), Revealed, KeyExposure.Ended, "2" },
        { "row 1 viewed elsewhere", NoSigns, new() { ViewedElsewhere = Answer.Yes }, KeyExposure.NoneRecorded, "1" },
        { "row 2 gone", Signs, Revealed with { Ended = FollowUpEnd.Gone, Comparison = KeyComparison.Different, ComparedAt = Compared }, KeyExposure.Ended, "2" },
        { "row 2 enrolled again", Signs, Revealed with { Ended = FollowUpEnd.ReEnrolled }, KeyExposure.Ended, "2" },
        { "row 2 volume not known then", With("vol=77D0E5F2;"), Revealed with { VolumeAtReveal = null }, KeyExposure.Disclosed, "6" },
        { "row 2 volume not known now", With("vol=u;"), Revealed, KeyExposure.Disclosed, "6" },
        { "row 2 line from before", With("vol=77D0E5F2;", Reveal), Revealed, KeyExposure.Disclosed, "6" },
        { "row 2 contradictory line", With("vol=77D0E5F2;n=2;"), Revealed, KeyExposure.Disclosed, "6" },
        { "row 3 compared before the reveal", Signs, Revealed with { Comparison = KeyComparison.Different, ComparedAt = Reveal }, KeyExposure.ProbablyRotated, "5" },
        { "row 3 comparison without time", Signs, Revealed with { Comparison = KeyComparison.Different }, KeyExposure.ProbablyRotated, "5" },
        { "row 3 time without comparison", Signs, Revealed with { ComparedAt = Compared }, KeyExposure.ProbablyRotated, "5" },
        { "row 3 same, newer report with signs", Signs, Revealed with { Comparison = KeyComparison.Same, ComparedAt = Baseline.Report - TimeSpan.FromHours(1) }, KeyExposure.ProbablyRotated, "5" },
        { "row 3 same, newer report without", NoSigns, Revealed with { Comparison = KeyComparison.Same, ComparedAt = Baseline.Report - TimeSpan.FromHours(1) }, KeyExposure.NotRotated, "3" },
        { "row 3 same before closing", Signs, Revealed with { Comparison = KeyComparison.Same, ComparedAt = Compared, ClosedBySecondPerson = true }, KeyExposure.NotRotated, "3" },
        { "row 5 without a line", NoLine, Revealed with { ValidAgainAt = Baseline.Report }, KeyExposure.ProbablyRotated, "5" },
        { "row 5 without a line, before", NoLine, Revealed with { ValidAgainAt = Reveal }, KeyExposure.Disclosed, "6" },
        { "row 5 a line overrules", NoSigns, Revealed with { ValidAgainAt = Baseline.Report }, KeyExposure.Disclosed, "6" },
        { "row 6 not valid", Signs with { RecoveryKey = new(KeyValidity.Unknown, false) }, Revealed, KeyExposure.Disclosed, "6" },
        { "row 6 report from before", Signs with { ReportedAt = Reveal }, Revealed, KeyExposure.Disclosed, "6" },
        { "row 6 contradiction", Signs with { FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } }, Revealed, KeyExposure.Disclosed, "6" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void V11_PrkExposure(string id, Mac mac, RevealFacts reveal, KeyExposure expected, string row)
    {
        var verdict = KeyExposureVerdict.Of(mac, Baseline.Judge(mac), reveal);
        Assert.Equal((id, expected, "J prkExposure row " + row), (id, verdict.Value, verdict.Because[0].Rule));
    }

    [Theory]
    [InlineData(KeyExposure.NoneRecorded, EvidenceKind.Unknown)]
    [InlineData(KeyExposure.Clean, EvidenceKind.Measured)]
    [InlineData(KeyExposure.ProbablyRotated, EvidenceKind.Estimated)]
    [InlineData(KeyExposure.RotatedProven, EvidenceKind.Measured)]
    public void V11_PrkExposure_Confidence(KeyExposure value, EvidenceKind expected)
    {
        var (_, mac, reveal, _, _) = Cases.Select(row => row.Data).First(row => row.Item4 == value);
        Assert.Equal(expected, KeyExposureVerdict.Of(mac, Baseline.Judge(mac), reveal).Confidence);
    }

    [Fact]
    public void V11_PrkExposure_OfSeveralReveals_IsThatOfTheWorstOpenOne()
    {
        var verdicts = Baseline.Judge(NoSigns);
        var closed = Revealed with { RevealedAt = Baseline.Report, ClosedBySecondPerson = true };
        var same = Revealed with { Comparison = KeyComparison.Same, ComparedAt = Compared };
        var gone = Revealed with { Ended = FollowUpEnd.Gone };

        Assert.Equal(KeyExposure.Disclosed, KeyExposureVerdict.Of(NoSigns, verdicts, [Revealed], closed).Value);
        Assert.Equal(KeyExposure.NotRotated, KeyExposureVerdict.Of(NoSigns, verdicts, [gone, Revealed, same], closed).Value);
        Assert.Equal(KeyExposure.Disclosed, KeyExposureVerdict.Of(NoSigns, verdicts, [gone, Revealed], closed).Value);
        Assert.Equal(KeyExposure.ClosedByPerson, KeyExposureVerdict.Of(NoSigns, verdicts, [], closed).Value);
    }

    private static Mac With(string fields, DateTimeOffset? at = null) => Baseline.Mac with { Attributes = LineWith.Field(fields, at: at) };
}
