using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;
using static FleetToken.Domain.Tests.Findings.Objects.Reviewed;

namespace FleetToken.Domain.Tests.Findings.Objects;

/// <summary>The review as a whole: what was not read is not judged, what is made once is made once.</summary>
public sealed class ConfigurationReviewTests
{
    private static readonly ServerConfiguration Full = new()
    {
        Policies =
        [
            Policy() with { AccountActions = [new(AccountActionKind.Reset, "alice")] },
            Policy(2) with { AccountActions = [new(AccountActionKind.DisableFileVault, "alice")], Restarts = true },
            Policy(3) with { DiskEncryption = DiskEncryptionAction.Remediate, IssuesPersonalRecoveryKey = true, ScriptIds = [8] },
        ],
        Scripts = [new() { Id = 8, Name = "Old", SearchesForPrintedKey = true, Credentials = [new("C1", "line 1", "•"), new("C11", "line 2", "•")] }],
        Profiles = [Profile() with { EnablesFileVault = true, HasLegacyRedirect = true, HasLapsUser = true, ForcesInSetupAssistant = true, Scope = new() { ComputerIds = [1] } }],
        PreStages = [PreStage()],
    };

    [Fact]
    public void Review_OfNothingRead_FindsNothingAndNamesWhatIsMissing()
    {
        var review = ConfigurationReview.Of(Server);

        Assert.Empty(review.FindingsFor(Subject.OptedIn().Settings));
        Assert.Equal(FindingCatalogue.OfObjects.Select(item => item.Code).Order(), review.NotJudged.Select(item => item.Code).Distinct().Order());
        Assert.Empty(Judge(Subject, Healthy).Concerns);
    }

    [Fact]
    public void Review_OfEverythingRead_LacksNothing() => Assert.Empty(On(Empty).Review().NotJudged);

    [Fact]
    public void Review_OfOneReading_IsMadeOnceAndNotCarriedToAnother()
    {
        var subject = On(Full);

        Assert.Same(ConfigurationReview.Of(subject.Server), ConfigurationReview.Of(subject.Server));
        Assert.NotSame(ConfigurationReview.Of(subject.Server), ConfigurationReview.Of(subject.Server with { Configuration = Empty }));
    }

    [Fact]
    public void Review_OfServerWithEverythingWrong_FindsEveryCodeOfObjects()
    {
        var found = On(Full).Review().FindingsFor(Subject.OptedIn().Settings);

        Assert.Equal(
            FindingCatalogue.OfObjects.Select(item => item.Code).Order(),
            found.Select(finding => finding.Code).Distinct().Order());
        Assert.All(found, finding => Assert.True(finding.Severity <= FindingCatalogue.Find(finding.Code)!.WorstSeverity));
    }

    [Fact]
    public void Recommendation_OfEveryObjectFinding_IsWholeAndCarriesNoSecret()
    {
        foreach (var finding in On(Full).Review().FindingsFor(Subject.OptedIn().Settings))
        {
            var advice = RecommendationBook.For(finding);

            Assert.Equal(finding.Code, advice.Code);
            Assert.InRange(advice.NextStep.Split(' ').Length, 2, 6);
            Assert.NotEmpty(advice.Steps);
            Assert.NotEmpty(advice.DoNot);
            Assert.All(advice.Steps.Select(step => step.Text).Concat(advice.DoNot), text => Assert.Matches("^[A-Z].*\\.$", text));
        }
    }

    [Fact]
    public void Recommendation_ForObjectCodeOutsideTheCatalogue_Throws() =>
        Assert.Throws<ArgumentException>(() => RecommendationBook.For(new ObjectFinding { Code = "FT-TOK-01", Severity = Severity.Low, Because = [] }));

    [Fact]
    public void Concerns_OfSeveralObjects_AreAllNamed()
    {
        var concerns = Judge(On(Full), Healthy).Concerns;

        Assert.Contains(new ObjectConcern("FT-CFG-01", new ObjectId(ObjectKind.Policy, 1), Answer.Yes), concerns);
        Assert.Contains(new ObjectConcern("FT-CFG-02", new ObjectId(ObjectKind.Policy, 2), Answer.Yes), concerns);
        Assert.DoesNotContain(concerns, concern => concern.Concerned == Answer.No);
        Assert.Distinct(concerns);
    }

    [Fact]
    public void Scope_OfMacWithoutGroups_IsNeverNone()
    {
        var subject = On(Empty with { Profiles = [Profile() with { HasLapsUser = true, Scope = new() { Groups = ["Laptops"] } }] });

        Assert.Equal(Answer.Unknown, subject.Concerned("FT-CFG-04"));
        Assert.Equal(Answer.No, subject.WithMac(mac => mac with { Groups = [] }).Concerned("FT-CFG-04"));
        Assert.Equal(Answer.Yes, subject.WithMac(mac => mac with { Groups = ["Laptops"] }).Concerned("FT-CFG-04"));
    }
}
