using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;
using static FleetToken.Domain.Tests.Findings.Objects.Reviewed;

namespace FleetToken.Domain.Tests.Findings.Objects;

/// <summary>FT-CFG-01 to 03, FT-BUG-03, FT-SEC-01 and 04: policies and scripts (domain E.2).</summary>
public sealed class PolicyRuleTests
{
    private static readonly AccountAction ResetAlice = new(AccountActionKind.Reset, "alice");

    private static readonly AccountAction DisableAlice = new(AccountActionKind.DisableFileVault, "Alice");

    private static readonly CredentialHit Password = new("C1", "line 3", "sysadminctl -adminPassword ••••");

    private static readonly CredentialHit Key = new("C11", "parameter 4", "[looks like a recovery key]");

    [Fact]
    public void FtCfg01_ResetOfTokenHolder_ConcernsItsMacsAndCarriesTheCaution()
    {
        var subject = On(Empty with { Policies = [Policy() with { AccountActions = [ResetAlice] }] });

        var finding = Assert.Single(subject.Found("FT-CFG-01"));
        Assert.Equal((Severity.Medium, true, "alice"), (finding.Severity, finding.NeedsMac, finding.Because[0].Value));
        Assert.Contains("web UI", finding.Caution, StringComparison.Ordinal);
        Assert.Equal(Answer.Yes, subject.Concerned("FT-CFG-01"));
    }

    [Fact]
    public void FtCfg01_ResetOfAccountWithoutTokenOrOutOfScope_ConcernsNobody()
    {
        Assert.Equal(Answer.No, On(Empty with { Policies = [Policy() with { AccountActions = [new(AccountActionKind.Reset, "itadmin")] }] }).Concerned("FT-CFG-01"));
        Assert.Equal(Answer.No, On(Empty with { Policies = [Policy() with { AccountActions = [new(AccountActionKind.Reset, "nobody")] }] }).Concerned("FT-CFG-01"));
        Assert.Equal(Answer.No, On(Empty with { Policies = [Policy() with { AccountActions = [ResetAlice], Scope = OnlyOthers }] }).Concerned("FT-CFG-01"));
        Assert.Empty(On(Empty with { Policies = [Policy() with { AccountActions = [ResetAlice], Enabled = false }] }).Found("FT-CFG-01"));
        Assert.Empty(On(Empty with { Policies = [Policy() with { AccountActions = [ResetAlice, DisableAlice] }] }).Found("FT-CFG-01"));
    }

    [Fact]
    public void FtCfg01_WhatIsNotKnown_MayConcern()
    {
        var reset = Policy() with { AccountActions = [ResetAlice] };
        var estimated = Healthy.Unmeasured(Account("alice", TokenState.Held) with { TokenEvidence = EvidenceKind.Estimated });

        Assert.Equal(Answer.Unknown, On(Empty with { Policies = [reset with { Scope = SomeBuilding }] }).Concerned("FT-CFG-01"));
        Assert.Equal(Answer.Unknown, On(Empty with { Policies = [reset with { Scope = ObjectScope.NotRead }] }).Concerned("FT-CFG-01"));
        Assert.Equal(Answer.Unknown, On(Empty with { Policies = [reset] }).Concerned("FT-CFG-01", estimated));
        Assert.Equal(Answer.Unknown, On(Empty with { Policies = [reset with { AccountActions = [new(AccountActionKind.Reset, null)] }] }).Concerned("FT-CFG-01"));
        Assert.Equal(Answer.Unknown, On(Empty with { Policies = [reset with { AccountActions = [new(AccountActionKind.Reset, "nobody")] }] })
            .WithServer(server => server with { CollectsHiddenAccounts = false }).Concerned("FT-CFG-01", Healthy.Unmeasured()));
    }

    [Fact]
    public void FtCfg01_PasswordOfManagementAccountChanged_ConcernsMacsOnWhichItHolds()
    {
        var subject = On(Empty with { Policies = [Policy() with { ManagementAccount = ManagementAccountAction.ChangesPassword }] });
        var holds = Healthy.WithAccounts(Account("alice", TokenState.Held), ItAdmin(TokenState.Held));

        Assert.Empty(subject.Found("FT-CFG-01"));
        Assert.Equal(Answer.Yes, subject.WithServer(server => server with { ManagementAccount = "itadmin" }).Concerned("FT-CFG-01", holds));
        Assert.Equal(Answer.No, subject.WithServer(server => server with { ManagementAccount = "itadmin" }).Concerned("FT-CFG-01"));
        Assert.Equal(Answer.Unknown, subject.WithServer(server => server with { ManagementAccount = null }).Concerned("FT-CFG-01"));
    }

    [Fact]
    public void FtCfg02_FileVaultTakenAwayAndRestart_IsFoundWithoutAnyMac()
    {
        var subject = On(Empty with { Policies = [Policy() with { AccountActions = [DisableAlice], Restarts = true }] });

        var finding = Assert.Single(subject.Found("FT-CFG-02"));
        Assert.Equal((Severity.Medium, false), (finding.Severity, finding.NeedsMac));
        Assert.Contains("web UI", finding.Caution, StringComparison.Ordinal);
        Assert.Equal(Answer.Yes, subject.Concerned("FT-CFG-02"));
    }

    [Theory]
    [InlineData(BootstrapTokenStatus.Escrowed, Answer.No)]
    [InlineData(BootstrapTokenStatus.NotEscrowed, Answer.Yes)]
    [InlineData(BootstrapTokenStatus.NotSupported, Answer.Yes)]
    [InlineData(BootstrapTokenStatus.Unknown, Answer.Unknown)]
    public void FtCfg02_FileVaultTakenAwayWithoutRestart_ConcernsMacsWithoutBootstrapToken(BootstrapTokenStatus status, Answer concerned)
    {
        var subject = On(Empty with { Policies = [Policy() with { AccountActions = [DisableAlice] }] })
            .WithMac(mac => mac with { BootstrapToken = new(status, true) });

        Assert.True(Assert.Single(subject.Found("FT-CFG-02")).NeedsMac);
        Assert.Equal(concerned, subject.Concerned("FT-CFG-02"));
    }

    [Fact]
    public void FtCfg02_RestartNotSaid_MayConcern()
    {
        Assert.Equal(Answer.Unknown, On(Empty with { Policies = [Policy() with { AccountActions = [DisableAlice], Restarts = null }] }).Concerned("FT-CFG-02"));
        Assert.Empty(On(Empty with { Policies = [Policy() with { Restarts = true }] }).Found("FT-CFG-02"));
        Assert.Single(On(Empty with { Policies = [Policy() with { ManagementAccount = ManagementAccountAction.DisablesFileVault }] }).Found("FT-CFG-02"));
    }

    [Theory]
    [InlineData(KeyValidity.Valid, Answer.No)]
    [InlineData(KeyValidity.Invalid, Answer.Yes)]
    [InlineData(KeyValidity.Unknown, Answer.Yes)]
    public void FtCfg03_NewKeyPolicy_ConcernsMacsWithoutValidKey(KeyValidity validity, Answer concerned)
    {
        var subject = On(Empty with { Policies = [NewKey()] }).WithMac(mac => mac with { RecoveryKey = new(validity, false) });

        Assert.Contains("disagree", Assert.Single(subject.Found("FT-CFG-03")).Caution, StringComparison.Ordinal);
        Assert.Equal(concerned, subject.Concerned("FT-CFG-03"));
    }

    [Fact]
    public void FtCfg03_ManagementAccountOrOldMacOs_Decides()
    {
        var invalid = On(Empty with { Policies = [NewKey()] }).WithMac(mac => mac with { RecoveryKey = new(KeyValidity.Invalid, false) })
            .WithServer(server => server with { ManagementAccount = "itadmin" });

        Assert.Equal(Answer.No, invalid.Concerned("FT-CFG-03", Healthy.WithAccounts(ItAdmin(TokenState.Held))));
        Assert.Equal(Answer.Yes, invalid.Concerned("FT-CFG-03"));
        Assert.Equal(Answer.Unknown, invalid.WithServer(server => server with { ManagementAccount = null }).Concerned("FT-CFG-03"));
        Assert.Equal(Answer.Yes, On(Empty with { Policies = [NewKey()] }).WithMac(mac => mac with { OsVersion = new MacOsVersion(11, 2, 3) }).Concerned("FT-CFG-03"));
        Assert.Equal(Answer.Unknown, invalid.Concerned("FT-CFG-03", Healthy.Unmeasured(ItAdmin(TokenState.Unknown))));
        Assert.Empty(On(Empty with { Policies = [NewKey() with { IssuesPersonalRecoveryKey = false }] }).Found("FT-CFG-03"));
        Assert.Empty(On(Empty with { Policies = [NewKey() with { DiskEncryption = DiskEncryptionAction.Apply }] }).Found("FT-CFG-03"));
    }

    [Fact]
    public void FtBug03_ScriptThatWaitsForThePrintedKey_ConcernsMacsOnTahoeThatRunIt()
    {
        var script = new ManagementScript { Id = 8, Name = "Enable FileVault", SearchesForPrintedKey = true };
        var subject = On(Empty with { Scripts = [script], Policies = [Policy() with { ScriptIds = [8] }] }).WithMac(mac => mac with { OsVersion = new MacOsVersion(26, 1, 0) });

        Assert.Equal(new ObjectId(ObjectKind.Script, 8), Assert.Single(subject.Found("FT-BUG-03")).Id);
        Assert.Equal(Answer.Yes, subject.Concerned("FT-BUG-03"));
        Assert.Equal(Answer.No, subject.WithMac(mac => mac with { OsVersion = new MacOsVersion(15, 6, 0) }).Concerned("FT-BUG-03"));
        Assert.Empty(On(Empty with { Scripts = [script with { SearchesForPrintedKey = false }] }).Found("FT-BUG-03"));
    }

    [Fact]
    public void FtSec01_CredentialInScriptPolicyOrProfile_IsFoundWithItsMaskedLines()
    {
        var subject = On(Empty with
        {
            Scripts = [new() { Id = 8, Name = "Old", Credentials = [Password, Key] }],
            Policies = [Policy() with { Credentials = [Password], ScriptIds = [8], Scope = OnlyOthers }],
            Profiles = [Profile() with { Credentials = [Password] }],
        });

        var found = subject.Found("FT-SEC-01");
        Assert.Equal(["script-8", "policy-1", "profile-1"], found.Select(finding => finding.Id.ToString()));
        Assert.All(found, finding => Assert.Equal((Severity.High, false, Password), (finding.Severity, finding.NeedsMac, Assert.Single(finding.Lines))));
        Assert.Equal(
            [("profile-1", Answer.Yes)],
            Judge(subject, Healthy).Concerns.Where(concern => concern.Code == "FT-SEC-01").Select(concern => (concern.Id.ToString()!, concern.Concerned)));
    }

    [Fact]
    public void FtSec01_ScriptWithPoliciesUnread_MayConcern()
    {
        var subject = On(Empty with { Policies = null, Scripts = [new() { Id = 8, Name = "Old", Credentials = [Password] }] });

        Assert.Equal(Answer.Unknown, subject.Concerned("FT-SEC-01"));
        Assert.Contains(new NotJudged("FT-SEC-01", "policies"), subject.Review().NotJudged);
    }

    [Fact]
    public void FtSec04_KeyShapedTextInPolicy_IsFoundApartFromCredentials()
    {
        var subject = On(Empty with { Policies = [Policy() with { Credentials = [Key] }] });

        var finding = Assert.Single(subject.Found("FT-SEC-04"));
        Assert.Equal(("E.4 C11", Severity.High), (finding.Because[0].Rule, finding.Severity));
        Assert.Empty(subject.Found("FT-SEC-01"));
        Assert.Equal(Answer.Yes, subject.Concerned("FT-SEC-04"));
    }

    [Fact]
    public void NewKeyPolicy_InScope_IsToldForTheRotationVerdict()
    {
        Answer To(params ManagementPolicy[] policies) => On(Empty with { Policies = policies }).Review().IssuesNewKeyTo(HealthyMac);

        Assert.Equal(Answer.Yes, To(NewKey()));
        Assert.Equal(Answer.Unknown, To(NewKey() with { Scope = SomeBuilding }));
        Assert.Equal(Answer.Unknown, To(NewKey() with { IssuesPersonalRecoveryKey = null }));
        Assert.Equal(Answer.No, To(NewKey() with { Scope = OnlyOthers }));
        Assert.Equal(Answer.No, To(NewKey() with { Enabled = false }));
        Assert.Equal(Answer.No, To(Policy()));
        Assert.Equal(Answer.Unknown, On(Empty with { Policies = null }).Review().IssuesNewKeyTo(HealthyMac));
    }

    private static ManagementPolicy NewKey() => Policy() with { DiskEncryption = DiskEncryptionAction.Remediate, IssuesPersonalRecoveryKey = true };
}
