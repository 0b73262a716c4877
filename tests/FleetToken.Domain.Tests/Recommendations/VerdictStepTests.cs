using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Recommendations;

/// <summary>What the verdicts decide, no step leaves to the reader (domain E.2, J).</summary>
public sealed class VerdictStepTests
{
    [Theory]
    [InlineData(TokenRegrant.Yes, null, true)]
    [InlineData(TokenRegrant.Likely, null, true)]
    [InlineData(TokenRegrant.MobileOnly, "The account is a mobile account", true)]
    [InlineData(TokenRegrant.Unknown, "macOS 11 or later", true)]
    [InlineData(TokenRegrant.ByHolder, null, false)]
    [InlineData(TokenRegrant.No, null, false)]
    public void EndUserWithoutToken_LogsInAgain_WhereThatHelps(TokenRegrant way, string? condition, bool login)
    {
        var steps = Steps("FT-TOK-02", Healthy with { CanRegrantToken = Said(way) });

        var first = steps[0];
        Assert.Equal(login, first.Text.StartsWith("Have the person log out", StringComparison.Ordinal));
        if (condition is null)
        {
            Assert.Null(first.Condition);
        }
        else
        {
            Assert.StartsWith(condition, first.Condition, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EndUserWithoutToken_WithLikelyWay_SaysThatItIsNotProven() =>
        Assert.StartsWith("Whether the Bootstrap Token works", Steps("FT-TOK-02", Healthy with { CanRegrantToken = Said(TokenRegrant.Likely) })[0].Caution, StringComparison.Ordinal);

    [Fact]
    public void EndUserWithoutToken_WithNoWay_GetsTheBootstrapTokenFirst() =>
        Assert.Contains("FT-BT-01", Steps("FT-TOK-02", Healthy with { CanRegrantToken = Said(TokenRegrant.No) })[0].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(UsableHolders.None, true)]
    [InlineData(UsableHolders.Unknown, true)]
    [InlineData(UsableHolders.One, false)]
    public void NoSecondWayIn_WhereNobodyIsKnownToOpenIt_SavesTheDataFirst(UsableHolders holders, bool saves) => Assert.Equal(
        saves,
        Steps("FT-TOK-09", Healthy with { KeyState = KeyState.Dead, UsableHolders = Said(holders) })[0].Text.StartsWith("Keep the Mac on", StringComparison.Ordinal));

    [Theory]
    [InlineData(SilentRotation.EscrowBuddy, "Ask Escrow Buddy")]
    [InlineData(SilentRotation.Profile, "Install the escrow profile again")]
    [InlineData(SilentRotation.No, "Deploy Escrow Buddy")]
    [InlineData(SilentRotation.PolicyMaybe, "Deploy Escrow Buddy")]
    public void KeyInvalid_WithKnownWay_StartsWithItUnconditionally(SilentRotation way, string text)
    {
        var step = Steps("FT-PRK-02", Healthy with { KeyState = KeyState.Dead, CanRotateSilently = Said(way) })[1];

        Assert.StartsWith(text, step.Text, StringComparison.Ordinal);
        Assert.Null(step.Condition);
    }

    [Fact]
    public void KeyInvalid_WithUnknownWay_NamesTheCondition() =>
        Assert.Contains("eb is 1 or 2", Steps("FT-PRK-02", Healthy with { CanRotateSilently = Said(SilentRotation.Unknown) })[1].Condition, StringComparison.Ordinal);

    [Fact]
    public void EveryStep_OfEveryFinding_SaysHowToTellOrIsTheCheck()
    {
        foreach (var step in FindingCatalogue.OfMacs.SelectMany(item => Steps(item.Code, Healthy)))
        {
            foreach (var text in new[] { step.Needs, step.Risk, step.HowToTell }.OfType<string>())
            {
                Assert.Matches("^[A-Z].*\\.$", text);
            }
        }
    }

    [Theory]
    [InlineData("FT-TOK-10")]
    [InlineData("FT-BT-03")]
    [InlineData("FT-SEC-04")]
    [InlineData("FT-PRK-04")]
    public void Recommendation_OfFindingThatARestartMakesWorse_BansIt(string code) => Assert.Contains(
        RecommendationBook.For(Finding(code), Healthy with { KeyState = KeyState.Dead }).DoNot,
        text => text.StartsWith("Do not restart", StringComparison.Ordinal) || text.StartsWith("Do not start recoveryOS", StringComparison.Ordinal));

    private static IReadOnlyList<RecommendationStep> Steps(string code, MacVerdicts verdicts) => RecommendationBook.For(Finding(code), verdicts).Steps;

    private static Finding Finding(string code) => new(code, FindingSubject.Mac, Severity.High, EvidenceKind.Measured, [], ShownInside: null);
}
