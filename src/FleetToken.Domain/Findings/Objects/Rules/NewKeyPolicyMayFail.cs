using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-CFG-03: a policy issues new recovery keys where it may lack what it needs.</summary>
internal sealed class NewKeyPolicyMayFail : IObjectRule
{
    public const string Code = "FT-CFG-03";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Issue-new-key policy may fail",
        FindingSubject.Object,
        Severity.Medium,
        "The policy may leave the old key in place without anybody noticing.")
    {
        Sources = [SourceBook.Seed, SourceBook.JamfMa],
        Criteria = SmartGroupCriteria.None("The finding is about an object; its own scope in Jamf Pro names the Macs."),
    };

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes)
    {
        if (server.Configuration.Policies is not { } policies)
        {
            notes.Lacks(Input.Policies);
            return;
        }

        foreach (var policy in policies)
        {
            if (policy is { DiskEncryption: DiskEncryptionAction.Remediate, IssuesPersonalRecoveryKey: not false } && policy.Enabled != false)
            {
                notes.Found(
                    policy.Finding(Code, Severity.Medium, new Reason(Code, "issues a new recovery key", policy.IssuesPersonalRecoveryKey is null ? "kind of key not said" : "personal", null))
                        with { NeedsMac = true, Caution = PolicyCautions.NewKeyNeeds },
                    (subject, verdicts) => policy.Scope.Covers(subject.Mac) is not Answer.No and var covered
                        ? Reach.And(Reach.And(covered, Reach.Of(policy.IssuesPersonalRecoveryKey)), Reach.Or(LacksKeyAndToken(subject, verdicts), HasBug(subject.Mac)))
                        : Answer.No);
            }
        }
    }

    private static Answer LacksKeyAndToken(MacSubject subject, MacVerdicts verdicts)
    {
        if (subject.Mac.RecoveryKey.Validity == KeyValidity.Valid)
        {
            return Answer.No;
        }

        return subject.Server.ManagementAccount == "" ? Answer.Yes : Reach.Not(Reach.OfToken(subject.Server.ManagementAccount, subject, verdicts));
    }

    private static Answer HasBug(Mac mac) => Reach.Of(mac.OsVersion is { } version ? Findings.Rules.BigSurRotationBug.IsAffected(version) : null);
}
