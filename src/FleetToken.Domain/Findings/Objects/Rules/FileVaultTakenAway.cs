using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-CFG-02: a policy takes an account off FileVault, and the Mac may restart or cannot give a token back.</summary>
internal sealed class FileVaultTakenAway : IObjectRule
{
    public const string Code = "FT-CFG-02";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "FileVault taken away, no way back",
        FindingSubject.Object,
        Severity.Medium,
        "The person is locked out at the next restart, unless a new token was given before.")
    {
        Sources = [SourceBook.Seed],
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

        foreach (var policy in policies.Where(policy => policy.Enabled != false))
        {
            List<Reason> because =
            [
                .. policy.AccountActions
                    .Where(action => action.Kind == AccountActionKind.DisableFileVault)
                    .Select(action => new Reason(Code, "takes off FileVault", action.Username, null)),
            ];
            if (policy.ManagementAccount == ManagementAccountAction.DisablesFileVault)
            {
                because.Add(new Reason(Code, "takes off FileVault", "the management account", null));
            }

            if (because.Count == 0)
            {
                continue;
            }

            var restarts = Reach.Of(policy.Restarts);
            because.Add(new Reason(Code, "restarts the Mac", restarts switch { Answer.Yes => "yes", Answer.No => "no", _ => null }, null));
            notes.Found(
                policy.Finding(Code, Severity.Medium, [.. because]) with { NeedsMac = restarts != Answer.Yes, Caution = PolicyCautions.HiddenEntries },
                (subject, _) => policy.Scope.Covers(subject.Mac) is not Answer.No and var covered ? Reach.And(covered, Reach.Or(restarts, IsWithoutBootstrapToken(subject.Mac))) : Answer.No);
        }
    }

    private static Answer IsWithoutBootstrapToken(Mac mac) => mac.BootstrapToken.Status switch
    {
        BootstrapTokenStatus.Escrowed => Answer.No,
        BootstrapTokenStatus.Unknown => Answer.Unknown,
        _ => Answer.Yes,
    };
}
