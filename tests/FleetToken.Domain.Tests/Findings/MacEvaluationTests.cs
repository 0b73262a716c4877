using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>Ranking, what counts in the severity, and clock edges (domain E.1, E.3; design 5).</summary>
public sealed class MacEvaluationTests
{
    [Fact]
    public void Evaluation_OfHealthyMac_FindsNothingAndMissesNothing()
    {
        var evaluation = Judge(Subject, Healthy);

        Assert.Empty(evaluation.Findings);
        Assert.Empty(evaluation.NotJudged);
        Assert.Equal(Severity.None, evaluation.Severity);
    }

    [Fact]
    public void Findings_OfSeveralSeverities_AreWorstFirstThenInCatalogueOrder()
    {
        var subject = Subject.WithMac(mac => mac with { ReportedAt = Now.AddDays(-20), LastContact = null, BootstrapToken = BootstrapToken.NotReported with { Status = BootstrapTokenStatus.NotEscrowed } });
        var verdicts = Healthy.OnlyIt(Account("alice", TokenState.NotHeld), ItAdmin(TokenState.Held));

        var evaluation = Judge(subject, verdicts);

        Assert.Equal(
            ["FT-TOK-06", "FT-TOK-02", "FT-TOK-03", "FT-BT-01", "FT-BT-05", "FT-INV-01"],
            evaluation.Findings.Where(finding => finding.IsOwnLine).Select(finding => finding.Code));
    }

    [Theory]
    [InlineData(KeyValidity.Invalid, Answer.Yes, KeyState.Dead, "FT-PRK-02", Severity.Critical)]
    [InlineData(KeyValidity.NotApplicable, Answer.No, KeyState.Dead, "FT-PRK-01", Severity.Critical)]
    [InlineData(KeyValidity.Unknown, Answer.Unknown, KeyState.Unknown, "FT-PRK-03", Severity.High)]
    public void KeyFindings_BesideNoSecondWayIn_AreShownInsideIt(KeyValidity validity, Answer escrowed, KeyState state, string inside, Severity severity)
    {
        var evaluation = Judge(Subject.WithKey(validity, 3), Healthy with { KeyState = state, KeyEscrowed = Said(escrowed) });

        Assert.Equal("FT-TOK-09", evaluation.Findings.Single(finding => finding.Code == inside).ShownInside);
        Assert.Equal(["FT-TOK-09"], evaluation.Findings.Where(finding => finding.IsOwnLine).Select(finding => finding.Code));
        Assert.Equal(severity, evaluation.Severity);
    }

    [Fact]
    public void KeyFinding_WithSeveralHolders_StandsByItself()
    {
        var evaluation = Judge(Subject.WithKey(KeyValidity.Invalid), Healthy with { KeyState = KeyState.Dead, UsableHolders = Said(UsableHolders.Several) });

        var finding = Assert.Single(evaluation.Findings);
        Assert.Equal(("FT-PRK-02", null), (finding.Code, finding.ShownInside));
        Assert.Equal(Severity.Critical, evaluation.Severity);
    }

    [Fact]
    public void AdditionalAdmin_OnSharedMac_IsShownAsExemptAndNotCounted()
    {
        var evaluation = Judge(Subject, Healthy.WithAccounts(Account("alice", TokenState.Held), ItAdmin(TokenState.Held)) with { Phase = MacPhase.Lab });

        var finding = Assert.Single(evaluation.Findings, item => item.IsOwnLine);
        Assert.Equal("FT-TOK-03", finding.Code);
        Assert.True(finding.Exempt);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(Severity.None, evaluation.Severity);
    }

    [Fact]
    public void AdditionalAdmin_ByEstimate_SaysThatTheListSuggestsIt()
    {
        var evaluation = Judge(Subject, Healthy.Unmeasured(ItAdmin(TokenState.Held) with { TokenEvidence = EvidenceKind.Estimated }));

        var finding = evaluation.Findings.Single(item => item.Code == "FT-TOK-03");
        Assert.Equal(EvidenceKind.Estimated, finding.Evidence);
        Assert.Contains("Jamf's FileVault list suggests", finding.Because[0].Fact, StringComparison.Ordinal);
        Assert.Equal("itadmin", finding.Because[0].Value);
    }

    [Fact]
    public void KeyNotInJamf_BesideNoSecondWayIn_IsShownInsideThatOneLineToo()
    {
        var evaluation = Judge(Subject.WithKey(KeyValidity.NotApplicable), Healthy with { KeyState = KeyState.Dead, KeyEscrowed = Said(Answer.No) });

        Assert.Equal(
            [("FT-TOK-09", null), ("FT-PRK-01", "FT-TOK-09"), ("FT-PRK-04", "FT-TOK-09")],
            evaluation.Findings.Select(finding => (finding.Code, finding.ShownInside)));
    }

    [Fact]
    public void KeyNotInJamf_WithSeveralHolders_IsShownInsideNoKeyEscrowed()
    {
        var verdicts = Healthy with { KeyState = KeyState.Dead, KeyEscrowed = Said(Answer.No), UsableHolders = Said(UsableHolders.Several) };

        Assert.Equal(
            [("FT-PRK-01", null), ("FT-PRK-04", "FT-PRK-01")],
            Judge(Subject.WithKey(KeyValidity.NotApplicable), verdicts).Findings.Select(finding => (finding.Code, finding.ShownInside)));
    }

    [Fact]
    public void FindingOffByDefault_NotSwitchedOn_SaysNothing()
    {
        var subject = Subject.WithMac(mac => mac with { RecoveryLock = false });

        Assert.Empty(Judge(subject, Healthy).Findings);
        Assert.Equal("FT-SEC-02", Assert.Single(Judge(subject.OptedIn(), Healthy).Findings).Code);
    }

    [Fact]
    public void FleetNotice_OnMac_CountsNeitherAsItsLineNorInItsSeverity()
    {
        var evaluation = Judge(Subject, Healthy.Unmeasured());

        var notice = evaluation.Findings.Single(finding => finding.Code == "FT-INV-02");
        Assert.Equal(FindingSubject.Fleet, notice.Subject);
        Assert.False(notice.IsOwnLine);
        Assert.Equal(Severity.None, evaluation.Severity);
    }

    [Theory]
    [InlineData(14, Severity.None, Severity.Low)]
    [InlineData(30, Severity.Low, Severity.Medium)]
    public void NotSeen_AtItsEdge_FlipsExactlyWhenTheEvaluationSaid(int days, Severity before, Severity after)
    {
        var seen = Now.AddDays(-1);
        var verdicts = Healthy with { TokenSource = TokenSource.Attribute };
        var last = Subject.WithMac(mac => mac with { ReportedAt = seen, LastContact = null }) with { Now = seen.AddDays(days) };

        var evaluation = Judge(last, verdicts);

        Assert.Equal(before, evaluation.Severity);
        var edge = Assert.NotNull(evaluation.NextEdge);
        Assert.Equal(seen.AddDays(days).AddMilliseconds(1), edge);
        Assert.Equal(after, Judge(last with { Now = edge }, verdicts).Severity);
        Assert.Equal(before, Judge(last with { Now = edge.AddMilliseconds(-1) }, verdicts).Severity);
    }

    [Fact]
    public void NextEdge_OfVeryOldMac_IsNone()
    {
        var subject = Subject.WithMac(mac => mac with { ReportedAt = Now.AddDays(-31), LastContact = null });

        Assert.Null(Judge(subject, Healthy with { TokensAt = Now.AddDays(-31) }).NextEdge);
    }

    [Fact]
    public void NextEdge_OfOldReportAndFreshContact_IsThatOfTheFirstRuleToChange()
    {
        var verdicts = Healthy with { TokensAt = Now.AddDays(-29) };

        Assert.Equal(Now.AddDays(1).AddMilliseconds(1), Judge(Subject, verdicts).NextEdge);
    }

    [Fact]
    public void NextEdge_OfAKeyThatWasReadOut_Is72HoursAfterTheReveal()
    {
        var revealed = JudgedByHand.Now.AddHours(-2);
        var subject = JudgedByHand.Subject with { OpenFollowUps = [new Domain.Runbook.FollowUpFacts { RevealedAt = revealed }] };

        Assert.Equal(revealed.AddHours(72), JudgedByHand.Judge(subject, JudgedByHand.Healthy).NextEdge);
    }
}
