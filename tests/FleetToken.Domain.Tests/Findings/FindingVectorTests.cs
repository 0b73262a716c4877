using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>Golden vectors of findings (K.4), through the real reading of FTK1 and the real verdicts.</summary>
public sealed class FindingVectorTests
{
    [Fact]
    public void V16_UserNobodyKnowsAndAdministratorWithToken_IsUsr01NotTok03()
    {
        var subject = With(Line("bob/502/a/1/1/1/0", holders: 1, admins: 1)).WithMac(mac => mac with
        {
            User = new AssignedUser("77812", null, null),
            Accounts =
            [
                new LocalAccount { Username = "bob", Uid = 502, Admin = true },
                new LocalAccount { Username = "carol", Uid = 503, Admin = false },
            ],
        });

        var evaluation = MacEvaluation.Of(subject);

        Assert.Contains(evaluation.Findings, finding => finding.Code == "FT-USR-01");
        Assert.DoesNotContain(evaluation.Findings, finding => finding.Code == "FT-TOK-03");
        Assert.Equal("the end user's account", evaluation.NotJudged.Single(item => item.Code == "FT-TOK-03").MissingInput);
        Assert.DoesNotContain(
            evaluation.Findings.SelectMany(finding => RecommendationBook.For(finding, evaluation.Verdicts).Steps),
            step => step.Text.Contains("Disable user for FileVault", StringComparison.Ordinal)
                || step.Command?.Text.Contains("-secureTokenOff", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void V17_ItAdminHoldsToo_IsTok03WithTok04AndUi01Inside()
    {
        var evaluation = MacEvaluation.Of(With(Line("alice/501/s/1/1/1/0,itadmin/502/a/1/1/1/1", holders: 2, admins: 1, hidden: 1)));

        Assert.Equal(
            [("FT-TOK-03", null), ("FT-TOK-04", "FT-TOK-03"), ("FT-UI-01", "FT-TOK-03")],
            evaluation.Findings.Select(item => (item.Code, item.ShownInside)));
        var finding = evaluation.Findings[0];
        Assert.Equal((Severity.High, EvidenceKind.Measured), (finding.Severity, finding.Evidence));
        Assert.Equal("itadmin", finding.Because[0].Value);
        Assert.Empty(evaluation.NotJudged);
    }

    [Fact]
    public void V17_OtherAdministratorBesideTheUser_IsTok03InCaseB()
    {
        var evaluation = MacEvaluation.Of(With(Line("alice/501/s/1/1/1/0,bob/503/a/1/1/1/0", holders: 2, admins: 1)).WithMac(mac => mac with
        {
            Accounts = [.. mac.Accounts ?? [], new LocalAccount { Username = "bob", Uid = 503, Admin = true }],
        }));

        var finding = Assert.Single(evaluation.Findings);
        Assert.Equal(("FT-TOK-03", "FT-TOK-03 (b)", "bob"), (finding.Code, finding.Because[0].Rule, finding.Because[0].Value));
    }

    [Fact]
    public void V17_ItAdminOnFileVaultListOnly_IsTok03AtMedium()
    {
        var evaluation = MacEvaluation.Of(Subject.WithMac(mac => mac with
        {
            Attributes = null,
            FileVault = mac.FileVault with { UserNames = ["alice", "itadmin"] },
        }));

        var finding = evaluation.Findings.Single(item => item.Code == "FT-TOK-03");
        Assert.Equal((Severity.Medium, EvidenceKind.Estimated), (finding.Severity, finding.Evidence));
        Assert.Contains("Jamf's FileVault list suggests", finding.Because[0].Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void V18_OneHolderAndValidKey_FindsNothing()
    {
        var evaluation = MacEvaluation.Of(With(Line("alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1", holders: 1)));

        Assert.Empty(evaluation.Findings);
        Assert.Empty(evaluation.NotJudged);
        Assert.Equal(Severity.None, evaluation.Severity);
        Assert.NotNull(evaluation.NextEdge);
    }

    [Fact]
    public void V19_OneHolderAndInvalidKey_IsTok09CriticalWithPrk02Inside()
    {
        var subject = With(Line("alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1", holders: 1)).WithKey(KeyValidity.Invalid);

        var evaluation = MacEvaluation.Of(subject);

        Assert.Equal(["FT-TOK-09", "FT-PRK-02"], evaluation.Findings.Select(finding => finding.Code));
        Assert.Equal(Severity.Critical, evaluation.Severity);
        Assert.Equal("FT-TOK-09", evaluation.Findings[1].ShownInside);
    }

    [Fact]
    public void NoHolder_ByTheMacsOwnLine_IsTok01AndTok02()
    {
        var evaluation = MacEvaluation.Of(With(Line("alice/501/s/0/0/0/0,itadmin/502/a/0/0/0/1", holders: 0)));

        Assert.Equal(
            [("FT-TOK-01", Severity.Critical), ("FT-TOK-02", Severity.Critical)],
            evaluation.Findings.Select(finding => (finding.Code, finding.Severity)));
    }

    [Fact]
    public void OnlyItAdmin_ByTheMacsOwnLine_IsTok06Tok02AndTok03()
    {
        var evaluation = MacEvaluation.Of(With(Line("itadmin/502/a/1/1/1/1,alice/501/s/0/0/0/0", holders: 1, admins: 1, hidden: 1)));

        Assert.Equal(["FT-TOK-02", "FT-TOK-06", "FT-TOK-03"], evaluation.Findings.Where(finding => finding.IsOwnLine).Select(finding => finding.Code));
    }

    [Fact]
    public void Mac_WithNothingReported_PassesNothingItCannotKnow()
    {
        var mac = new Mac { Id = new MacId("main", 9), ReportedAt = ReportedAt, EnrolledAt = Now.AddDays(-90) };

        var evaluation = MacEvaluation.Of(new MacSubject { Mac = mac, Now = Now });

        Assert.Equal(["FT-USR-01"], evaluation.Findings.Select(finding => finding.Code));
        Assert.Equal(
            [
                "FT-TOK-01", "FT-TOK-02", "FT-TOK-03", "FT-TOK-04", "FT-TOK-05", "FT-TOK-06", "FT-TOK-07", "FT-TOK-08", "FT-TOK-10", "FT-TOK-11",
                "FT-FV-01", "FT-FV-02", "FT-PRK-01", "FT-PRK-02", "FT-PRK-03", "FT-PRK-04", "FT-PRK-06", "FT-PRK-07",
                "FT-BT-01", "FT-BT-02", "FT-BT-03", "FT-BT-04", "FT-BT-05", "FT-INV-02", "FT-UI-01", "FT-KEY-01", "FT-BUG-01",
            ],
            evaluation.NotJudged.Select(item => item.Code));
    }

    [Fact]
    public void Evaluation_OfTheSameSubjectTwice_IsTheSame()
    {
        var subject = With(Line("alice/501/s/1/1/1/0,itadmin/502/a/0/0/0/1", holders: 1)).WithKey(KeyValidity.Invalid);

        Assert.Equal(
            MacEvaluation.Of(subject).Findings.Select(finding => (finding.Code, finding.Severity)),
            MacEvaluation.Of(subject).Findings.Select(finding => (finding.Code, finding.Severity)));
    }

    private static MacSubject With(string line) => Subject.WithMac(mac => mac with
    {
        Attributes = TokenEvidence.Read([new AttributeText("FTK1", line)], mac.Accounts),
    });

    private static string Line(string users, int holders, int admins = 0, int hidden = 0)
    {
        var consoleUser = users.Contains("alice", StringComparison.Ordinal) ? "alice" : "bob";
        var holds = users.Contains(consoleUser + "/501/s/1", StringComparison.Ordinal) || users.Contains(consoleUser + "/502/a/1", StringComparison.Ordinal) ? 1 : 0;
        var ts = ReportedAt.ToUnixTimeSeconds();
        return FormattableString.Invariant(
            $"FTK1;n={holders};adm={admins};eu={holds};hid={hidden};orph=0;fv=on;prk=1;irk=0;pk={ts - 9000};btS=Y;btE=Y;btv=1;esc=1;eb=1;ssh=0;pso=0;os=15.6;arch=arm64;vol=3F2A9C10;boot={ts - 5000};con={consoleUser};u={users};k=PM;ts={ts};.");
    }
}
