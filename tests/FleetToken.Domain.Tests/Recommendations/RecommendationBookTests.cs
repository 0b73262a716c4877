using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Recommendations;

/// <summary>What the recommendations say, and must not say.</summary>
public sealed class RecommendationBookTests
{
    private const string NeverRestart = "Never restart this Mac.";
    private const string NotUntilValid = "Do not restart this Mac until the recovery key reads Valid.";

    public static TheoryData<string> Codes => [.. FindingCatalogue.OfMacs.Select(description => description.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Recommendation_OfEachCode_IsWholeWhateverTheVerdicts(string code)
    {
        foreach (var (verdicts, evidence) in EveryKindOfMac())
        {
            var recommendation = RecommendationBook.For(Finding(code, evidence), verdicts);

            Assert.Equal(code, recommendation.Code);
            Assert.InRange(recommendation.NextStep.Split(' ').Length, 2, 6);
            Assert.NotEmpty(recommendation.Steps);
            Assert.NotEmpty(recommendation.DoNot);
            Assert.EndsWith(".", recommendation.Sources, StringComparison.Ordinal);
            Assert.All(Texts(recommendation), text => Assert.Matches("^[A-Z].*\\.$", text));
            Assert.All(Texts(recommendation), text => Assert.DoesNotContain("[unconfirmed]", text, StringComparison.Ordinal));
            Assert.All(Texts(recommendation), text => Assert.DoesNotContain("sudo ", text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("FT-TOK-09")]
    [InlineData("FT-PRK-01")]
    [InlineData("FT-PRK-02")]
    [InlineData("FT-PRK-03")]
    public void KeyRecommendation_WithoutProvenKey_BansTheRestartAndNoStepAsksForOne(string code)
    {
        foreach (var (verdicts, evidence) in EveryKindOfMac().Where(item => item.Verdicts.KeyState != KeyState.Valid))
        {
            var recommendation = RecommendationBook.For(Finding(code, evidence), verdicts);

            Assert.Contains(NotUntilValid, recommendation.DoNot);
            Assert.All(
                recommendation.Steps.SelectMany(step => new[] { step.Text, step.Condition ?? "", step.Caution ?? "" }),
                text => Assert.DoesNotMatch("(?i)restart|reboot|shut down", text.Replace("do not restart", "", StringComparison.OrdinalIgnoreCase)));
            Assert.Contains("Valid", recommendation.Steps[^1].Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NoTokenHolder_WithFileVaultOn_NeverRestarts() =>
        Assert.Contains(NeverRestart, RecommendationBook.For(Finding("FT-TOK-01"), Healthy).DoNot);

    [Fact]
    public void NoTokenHolder_WithFileVaultOff_LeavesTheRestartAlone() =>
        Assert.DoesNotContain(
            RecommendationBook.For(Finding("FT-TOK-01"), Healthy with { FileVault = Said(FileVaultState.Off) }).DoNot,
            text => text.Contains("restart", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData(FileVaultState.Unknown)]
    [InlineData(FileVaultState.Encrypting)]
    [InlineData(FileVaultState.Decrypting)]
    public void NoTokenHolder_WithDiskThatMayLock_DoesNotRestart(FileVaultState state) =>
        Assert.Contains(
            RecommendationBook.For(Finding("FT-TOK-01"), Healthy with { FileVault = Said(state) }).DoNot,
            text => text.StartsWith("Do not restart this Mac", StringComparison.Ordinal));

    [Theory]
    [InlineData("FT-TOK-02")]
    [InlineData("FT-TOK-06")]
    public void TokenRecommendation_ForEndUser_BansTheRestartUntilTheTokenShows(string code) =>
        Assert.Contains(
            "Never restart this Mac before its own report (FTK1) shows that the person holds a token.",
            RecommendationBook.For(Finding(code), Healthy).DoNot);

    [Fact]
    public void NoSecondWayIn_WithUnknownKey_RefreshesBeforeItReplaces()
    {
        var unknown = RecommendationBook.For(Finding("FT-TOK-09"), Healthy with { KeyState = KeyState.Unknown });
        var dead = RecommendationBook.For(Finding("FT-TOK-09"), Healthy with { KeyState = KeyState.Dead });

        Assert.Contains("SECURITY_INFO", unknown.Steps[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(dead.Steps, step => step.Text.Contains("SECURITY_INFO", StringComparison.Ordinal));
        Assert.Contains("Do not make a second admin a token holder as a spare.", unknown.DoNot);
    }

    [Fact]
    public void NoSecondWayIn_WithNobodyWhoCouldOpenTheDisk_SavesTheDataFirst()
    {
        var verdicts = Healthy with { KeyState = KeyState.Dead, UsableHolders = Said(UsableHolders.None) };

        Assert.Contains("copy the person's data", RecommendationBook.For(Finding("FT-TOK-09"), verdicts).Steps[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AdditionalAdmin_ByEstimate_HasNoRemovalStep()
    {
        var recommendation = RecommendationBook.For(Finding("FT-TOK-03", EvidenceKind.Estimated), Healthy);

        Assert.StartsWith("Jamf's FileVault list suggests", recommendation.Steps[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(recommendation.Steps, step => step.Text.Contains("Disable user for FileVault", StringComparison.Ordinal)
            || step.Text.Contains("turns the other one off", StringComparison.Ordinal));
    }

    [Fact]
    public void AdditionalAdmin_Measured_StopsTheCauseBeforeTheGuardsBeforeTheRemoval()
    {
        var steps = RecommendationBook.For(Finding("FT-TOK-03"), Healthy).Steps.Select(step => step.Text).ToList();

        var order = new[] { "Stop the cause", "Check the guards", "Take the admin off", "Update the inventory", "An administrator who holds" };
        Assert.Equal(order, steps.Select((text, i) => text[..order[i].Length]));
    }

    [Fact]
    public void AdditionalAdmin_WithUnprovenKey_NamesTheOpenGuard()
    {
        var steps = RecommendationBook.For(Finding("FT-TOK-03"), Healthy with { KeyProven = Said(false) }).Steps;

        Assert.Contains(steps, step => step.Caution == "Not yet: the recovery key is not proven. Repair that first.");
    }

    [Fact]
    public void AdditionalAdmin_InCaseB_WantsAPersonToConfirmTheAccount()
    {
        var verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held), ExtraAdmin());
        var finding = Assert.Single(Judge(Subject, verdicts).Findings);

        var recommendation = RecommendationBook.For(finding, verdicts);

        Assert.Contains(recommendation.Steps, step => step.Text.StartsWith("Have a person confirm", StringComparison.Ordinal));
        Assert.Contains("before a person confirmed", recommendation.DoNot[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Texts(recommendation), text => text.Contains("bob", StringComparison.Ordinal));
    }

    [Fact]
    public void AdditionalAdmin_OnSharedMac_SaysThatNothingHasToBeDone() =>
        Assert.StartsWith(
            "Nothing has to be done",
            RecommendationBook.For(Finding("FT-TOK-03"), Healthy with { Phase = MacPhase.Lab }).Steps[0].Text,
            StringComparison.Ordinal);

    [Fact]
    public void InstitutionalKey_WithoutValidPersonalKey_GetsThatKeyFirst()
    {
        var recommendation = RecommendationBook.For(Finding("FT-KEY-01"), Healthy with { KeyState = KeyState.Unknown });

        Assert.StartsWith("First make the Personal Recovery Key valid", recommendation.Steps[0].Text, StringComparison.Ordinal);
        Assert.Equal("The Personal Recovery Key reads Valid", recommendation.Steps[1].Condition);
    }

    [Fact]
    public void Recommendation_ForCodeOutsideTheCatalogue_Throws() =>
        Assert.Throws<ArgumentException>(() => RecommendationBook.For(Finding("FT-XXX-99"), Healthy));

    private static Finding Finding(string code, EvidenceKind evidence = EvidenceKind.Measured) =>
        new(code, FindingSubject.Mac, Severity.High, evidence, [], ShownInside: null);

    private static IEnumerable<string> Texts(Recommendation recommendation) =>
        recommendation.Steps.Select(step => step.Text).Concat(recommendation.DoNot).Concat(recommendation.Steps.Select(step => step.Caution).OfType<string>());

    private static IEnumerable<(MacVerdicts Verdicts, EvidenceKind Evidence)> EveryKindOfMac() =>
        from disk in Enum.GetValues<FileVaultState>()
        from key in Enum.GetValues<KeyState>()
        from holders in Enum.GetValues<UsableHolders>()
        from tokens in Enum.GetValues<TokenVerdict>()
        from phase in new[] { MacPhase.InUse, MacPhase.Lab }
        from match in Enum.GetValues<AccountMatch>()
        from evidence in new[] { EvidenceKind.Measured, EvidenceKind.Estimated }
        select (Healthy with
        {
            FileVault = Said(disk),
            KeyState = key,
            KeyProven = Said(key == KeyState.Valid),
            UsableHolders = Said(holders),
            TokenVerdict = Said(tokens),
            Phase = phase,
            Assigned = new AssignedAccount(match, match == AccountMatch.Unmatched ? null : "alice", 1),
        }, evidence);
}
