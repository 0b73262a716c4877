using System.Text.RegularExpressions;
using FleetToken.Domain.Findings;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>Criteria that are pasted into Jamf Pro read the attribute that we roll out, in its own grammar (domain F.3).</summary>
public sealed class SmartGroupCriteriaTests
{
    private static readonly string[] Keys =
        ["n", "adm", "eu", "hid", "orph", "fv", "prk", "irk", "pk", "btS", "btE", "btv", "esc", "eb", "ssh", "pso", "os", "arch", "vol", "boot", "con", "u", "k", "err", "ts"];

    public static TheoryData<string> Codes => [.. FindingCatalogue.All.Where(item => item.Criteria.Criteria.Count > 0).Select(item => item.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Criterion_OfEachFinding_ReadsAFieldOfFtk1(string code) => Assert.All(FindingCatalogue.Find(code)!.Criteria.Criteria, criterion =>
    {
        Assert.Equal("FTK1", criterion.Name);
        Assert.Contains(criterion.Comparison, new[] { "like", "not like" });
        Assert.Contains(criterion.AndOr, new[] { "and", "or" });
        var field = Regex.Match(criterion.Value, "^;([A-Za-z]+)=");
        Assert.True(criterion.Value == "FTK1;" || Keys.Contains(field.Groups[1].Value), criterion.Value);
    });

    [Theory]
    [InlineData("FT-TOK-01", Examples.NoHolder, true)]
    [InlineData("FT-TOK-01", Examples.Healthy, false)]
    [InlineData("FT-TOK-03", Examples.ExtraAdmin, true)]
    [InlineData("FT-TOK-03", Examples.Healthy, false)]
    [InlineData("FT-TOK-03", Examples.FailedProbes, false)]
    [InlineData("FT-TOK-07", Examples.ExtraAdmin, true)]
    [InlineData("FT-TOK-07", Examples.Healthy, false)]
    [InlineData("FT-FV-01", Examples.FileVaultOff, true)]
    [InlineData("FT-FV-01", Examples.Healthy, false)]
    [InlineData("FT-BT-01", Examples.NoHolder, true)]
    [InlineData("FT-BT-01", Examples.Healthy, false)]
    [InlineData("FT-PRK-06", Examples.Intel, true)]
    [InlineData("FT-PRK-06", Examples.Healthy, false)]
    [InlineData("FT-UI-01", Examples.ExtraAdmin, true)]
    [InlineData("FT-UI-01", Examples.FailedProbes, false)]
    [InlineData("FT-KEY-01", Examples.Intel, true)]
    [InlineData("FT-INV-02", Examples.Healthy, false)]
    public void Criteria_OverExampleLines_SelectTheMacsOfTheFinding(string code, string line, bool selects) =>
        Assert.Equal(selects, Selects(FindingCatalogue.Find(code)!.Criteria, line));

    [Fact]
    public void HoldersNamed_OverExampleLines_SelectsHoldersOnly()
    {
        var criteria = SmartGroupCriteria.HoldersNamed(["itadmin", "$(x)"]);

        var criterion = Assert.Single(criteria.Criteria);
        Assert.Equal(("FTK1", "matches regex"), (criterion.Name, criterion.Comparison));
        Assert.Matches(criterion.Value, Examples.ExtraAdmin);
        Assert.DoesNotMatch(criterion.Value, Examples.Healthy);
        Assert.Contains("left out: 1", criteria.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void HoldersNamed_WithDotInTheName_MeansTheDot()
    {
        var pattern = Assert.Single(SmartGroupCriteria.HoldersNamed(["it.admin"]).Criteria).Value;

        Assert.Matches(pattern, "FTK1;u=it.admin/501/ma/1/1/1/0;");
        Assert.DoesNotMatch(pattern, "FTK1;u=itxadmin/501/ma/1/1/1/0;");
        Assert.DoesNotContain("left out", SmartGroupCriteria.HoldersNamed(["it.admin"]).Note, StringComparison.Ordinal);
    }

    private static bool Selects(SmartGroupCriteria criteria, string line)
    {
        bool? selected = null;
        foreach (var criterion in criteria.Criteria)
        {
            var fits = line.Contains(criterion.Value, StringComparison.Ordinal) == (criterion.Comparison == "like");
            selected = selected is null ? fits : criterion.AndOr == "or" ? selected.Value || fits : selected.Value && fits;
        }

        return selected == true;
    }
}
