using FleetToken.Domain.Findings;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>Each rule against its table: it holds with this severity, is silent, or lacks this input.</summary>
public sealed class FindingRuleTests
{
    private static readonly Dictionary<string, RuleCase> Cases =
        TokenRuleCases.All.Concat(HolderRuleCases.All).Concat(OtherRuleCases.All).Concat(StateRuleCases.All).Concat(EdgeRuleCases.All).Concat(DisclosureRuleCases.All).ToDictionary(item => $"{item.Code} {item.Name}");

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule_OnThisMac_SaysWhatItsTableSays(string name)
    {
        var expected = Cases[name];

        var evaluation = JudgedByHand.Judge(expected.Subject, expected.Verdicts);

        var finding = evaluation.Findings.SingleOrDefault(item => item.Code == expected.Code);
        Assert.Equal(expected.Severity, finding?.Severity);
        Assert.Equal(expected.Missing, evaluation.NotJudged.SingleOrDefault(item => item.Code == expected.Code)?.MissingInput);
        if (finding is not null)
        {
            Assert.NotEmpty(finding.Because);
            Assert.True(finding.Severity <= FindingCatalogue.Find(expected.Code)!.WorstSeverity);
        }
    }

    [Fact]
    public void Tables_OfEveryCode_HoldOnceAndAreSilentOnce()
    {
        foreach (var code in FindingCatalogue.OfMacs.Select(description => description.Code))
        {
            var table = Cases.Values.Where(item => item.Code == code).ToList();
            Assert.Contains(table, item => item.Severity == FindingCatalogue.Find(code)!.WorstSeverity);
            Assert.Contains(table, item => item is { Severity: null, Missing: null });
        }
    }
}
