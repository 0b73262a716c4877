using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

/// <summary>Every combination of the inputs that decide what may be done: none that lacks one, or has an old one, gives yes, yesWithKey,
/// strong, endUsersOnly or rotatedProven (J).</summary>
public sealed class EveryActionTests
{
    private static readonly DateTimeOffset Old = Baseline.Report - TimeSpan.FromDays(20);
    private static readonly DateTimeOffset Reveal = Baseline.Report - TimeSpan.FromDays(1);
    private static readonly Answer[] Answers = Enum.GetValues<Answer>();

    /// <summary>Lines, with whether they say surely that the Bootstrap Token works, and that alice opens the disk.</summary>
    private static readonly (AttributeReport? Value, bool Works, bool Opens)[] Lines =
    [
        (LineWith.Field(""), true, true), (LineWith.Field("btv=0;"), false, true), (LineWith.Field("btv=-;"), false, true),
        (LineWith.Field("", "alice/501/s/1/u/1/0"), true, false), (LineWith.Field("", at: Old), false, false),
        (LineWith.Field("n=2;"), false, false), (LineWith.Field("ts=;"), false, false), (null, false, false),
    ];

    private static readonly (DateTimeOffset? Value, bool Sure)[] Reports = [(Baseline.Report, true), (Old, false), (null, false)];

    private static readonly (FileVault Value, FileVaultState State)[] Disks =
        [(Baseline.Mac.FileVault, FileVaultState.On), (new() { Partition = PartitionState.Decrypted }, FileVaultState.Off), (new(), FileVaultState.Unknown)];

    [Fact]
    public void CanRegrantToken_AnyInputMissingOrOld_IsNeverYes()
    {
        var combinations =
            from os in new MacOsVersion?[] { null, new(10, 15, 7), new(11, 0, 0), new(26, 3, 0) }
            from status in Enum.GetValues<BootstrapTokenStatus>()
            from allowed in new bool?[] { true, false, null }
            from appleSilicon in new bool?[] { true, false, null }
            from line in Lines
            from report in Reports
            from contact in new DateTimeOffset?[] { Baseline.Now, Old, null }
            select (Known: os >= new MacOsVersion(11, 0, 0) && status == BootstrapTokenStatus.Escrowed && (allowed == true || appleSilicon == false)
                    && line.Works && report.Sure && contact == Baseline.Now,
                Mac: Baseline.Mac with
                {
                    OsVersion = os,
                    BootstrapToken = new(status, allowed),
                    AppleSilicon = appleSilicon,
                    Attributes = line.Value,
                    ReportedAt = report.Value,
                    LastContact = contact,
                });
        var yes = 0;
        foreach (var (known, mac) in combinations)
        {
            var verdict = Same(() => Baseline.Judge(mac).CanRegrantToken);
            Never(verdict.Value == TokenRegrant.Yes && !known, mac);
            yes += verdict.Value == TokenRegrant.Yes ? 1 : 0;
        }

        Assert.True(yes > 0);
    }

    [Fact]
    public void CanRotateSilently_AnyInputMissing_IsNoWay()
    {
        var combinations =
            from os in new MacOsVersion?[] { null, new(11, 1, 0), new(15, 6, 0), new(26, 3, 0) }
            from status in Enum.GetValues<BootstrapTokenStatus>()
            from fields in from prk in Values("prk", "1", "0") from esc in Values("esc", "1", "2") from eb in Values("eb", "1", "0") select prk + esc + eb
            from more in new[] { "", "n=2;", "btv=0;" }
            from validity in Enum.GetValues<KeyValidity>()
            from policy in Answers
            select (os, status, Fields: fields, more, policy, Mac: Baseline.Mac with
            {
                OsVersion = os,
                BootstrapToken = new(status, true),
                Attributes = LineWith.Field(fields + more),
                RecoveryKey = new(validity, false),
            });
        var ways = new HashSet<SilentRotation>();
        foreach (var c in combinations)
        {
            var verdict = Same(() => Baseline.Judge(Baseline.With(c.Mac) with { RotationPolicyInScope = c.policy }).CanRotateSilently);
            ways.Add(verdict.Value);
            var complete = c.Fields.Contains("esc=1;", StringComparison.Ordinal) && c.more != "n=2;";
            Never(verdict.Value == SilentRotation.EscrowBuddy && !(complete && c.Fields.Contains("eb=1;", StringComparison.Ordinal)), c);
            Never(verdict.Value == SilentRotation.Profile && !(complete && c.Fields.Contains("prk=1;", StringComparison.Ordinal)
                && c.os == new MacOsVersion(26, 3, 0) && c.status == BootstrapTokenStatus.Escrowed && c.more.Length == 0), c);
            Never(verdict.Value == SilentRotation.PolicyMaybe && c.policy != Answer.Yes, c);
            Never(verdict.Value == SilentRotation.No && c.Fields.Contains("=u;", StringComparison.Ordinal) && !c.Fields.StartsWith("prk=u;", StringComparison.Ordinal), c);
        }

        Assert.Equal(Enum.GetValues<SilentRotation>().Length, ways.Count);
    }

    [Fact]
    public void SafeToRestart_AnyInputMissingOrOld_IsNeverYes()
    {
        var macs =
            from disk in Disks
            from validity in Enum.GetValues<KeyValidity>()
            from line in Lines
            from report in Reports
            select (disk.State, Validity: validity, Line: line, Report: report, Mac: Baseline.Mac with
            {
                FileVault = disk.Value,
                RecoveryKey = new(validity, false),
                Attributes = line.Value,
                ReportedAt = report.Value,
            });
        var facts = (
            from says in Answers
            from rotation in Enum.GetValues<KeyRotation>()
            from failed in new[] { true, false }
            from reset in new DateTimeOffset?[] { null, Baseline.Now }
            select new RestartFacts { PasswordOpenedLastStart = says, Rotation = rotation, KeyFailed = failed, PasswordResetAt = reset }).ToArray();
        var seen = new HashSet<(RestartSafety, Recoverability, TokenVerdict)>();
        foreach (var m in macs)
        {
            var verdicts = Baseline.Judge(m.Mac);
            var tokenIsSure = m.Report.Sure && m.Line.Value?.Ftk1 is { At: { } at, Holders: 1 } && at == Baseline.Report;
            Never(verdicts.Recoverability.Value == Recoverability.Strong && !(tokenIsSure && m.Validity == KeyValidity.Valid), m);
            Never(verdicts.TokenVerdict.Value == TokenVerdict.EndUsersOnly && m.Line.Value?.Ftk1?.At != Baseline.Report, m);
            foreach (var fact in facts)
            {
                foreach (var account in new[] { verdicts.Account("alice"), null })
                {
                    var verdict = Same(() => RestartVerdict.Of(Baseline.With(m.Mac), verdicts, account, fact, new AgeClock(Baseline.Now)));
                    var off = m.State == FileVaultState.Off && m.Report.Sure;
                    var password = account is not null && m.Line.Opens && m.Report.Sure && fact is { PasswordOpenedLastStart: Answer.Yes, PasswordResetAt: null };
                    var key = m.Validity == KeyValidity.Valid && m.Report.Sure && fact is { Rotation: KeyRotation.None, KeyFailed: false };
                    Never(verdict.Value == RestartSafety.Yes && !off && !password, (m, fact));
                    Never(verdict.Value == RestartSafety.YesWithKey && !key, (m, fact));
                    seen.Add((verdict.Value, verdicts.Recoverability.Value, verdicts.TokenVerdict.Value));
                }
            }
        }

        Assert.Equal(Enum.GetValues<RestartSafety>(), seen.Select(s => s.Item1).Distinct().Order());
        Assert.Contains(seen, s => s is (RestartSafety.Yes, Recoverability.Strong, TokenVerdict.EndUsersOnly));
    }

    [Fact]
    public void PrkExposure_AnyInputMissing_IsNeverProven()
    {
        var times = new DateTimeOffset?[] { null, Reveal - TimeSpan.FromDays(1), Reveal, Baseline.Report, Baseline.Now };
        var reveals =
            from revealed in new DateTimeOffset?[] { null, Reveal }
            from elsewhere in Answers
            from ended in Enum.GetValues<FollowUpEnd>()
            from comparison in Enum.GetValues<KeyComparison>()
            from compared in times
            from closed in new[] { true, false }
            from again in times
            select new RevealFacts
            {
                RevealedAt = revealed,
                ViewedElsewhere = elsewhere,
                Ended = ended,
                Comparison = comparison,
                ComparedAt = compared,
                ClosedBySecondPerson = closed,
                ValidAgainAt = again,
            };
        var all = reveals.ToArray();
        var seen = new HashSet<KeyExposure>();
        foreach (var mac in new[] { Baseline.Mac, Baseline.Mac with { Attributes = null }, Baseline.Mac with { RecoveryKey = new(KeyValidity.Unknown, false) }, Baseline.Mac with { ReportedAt = null } })
        {
            var verdicts = Baseline.Judge(mac);
            foreach (var reveal in all)
            {
                var verdict = KeyExposureVerdict.Of(mac, verdicts, reveal);
                seen.Add(verdict.Value);
                Assert.NotEmpty(verdict.Because);
                Never(verdict.Value == KeyExposure.RotatedProven && !(reveal.Comparison == KeyComparison.Different && reveal.ComparedAt > reveal.RevealedAt), reveal);
                Never(verdict.Value == KeyExposure.Clean && reveal is not { RevealedAt: null, ViewedElsewhere: Answer.No }, reveal);
                Never(verdict.Value == KeyExposure.ProbablyRotated && (mac.RecoveryKey.Validity != KeyValidity.Valid || mac.ReportedAt is null), reveal);
            }
        }

        Assert.Equal(Enum.GetValues<KeyExposure>().Length, seen.Count);
    }

    /// <summary>Judged twice, said twice the same.</summary>
    private static Verdict<T> Same<T>(Func<Verdict<T>> judge)
    {
        var verdict = judge();
        Assert.NotEmpty(verdict.Because);
        var again = judge();
        Assert.True((verdict.Confidence, verdict.Because[0]) == (again.Confidence, again.Because[0]) && EqualityComparer<T>.Default.Equals(verdict.Value, again.Value));
        return verdict;
    }

    /// <summary>The text is long, so only a failure builds it.</summary>
    private static void Never<T>(bool wrong, T combination) => Assert.False(wrong, wrong ? combination?.ToString() : null);

    private static string[] Values(string key, params string[] values) => [.. values.Append("u").Select(value => $"{key}={value};")];
}
