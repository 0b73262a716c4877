using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-CFG-01: a policy sets the password of an account that holds a token on a Mac in its scope.</summary>
internal sealed class PolicyResetsTokenHolder : IObjectRule
{
    public const string Code = "FT-CFG-01";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Policy resets a tokenised account",
        FindingSubject.Object,
        Severity.Medium,
        "The policy fails on these Macs: the password of a token holder cannot be reset from outside.")
    {
        Sources = [SourceBook.JamfLa],
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
            string?[] names = [.. NamesReset(policy, server)];
            if (names.Length > 0)
            {
                notes.Found(
                    policy.Finding(Code, Severity.Medium, [.. names.Select(name => new Reason(Code, "sets the password of", name, null))])
                        with { NeedsMac = true, Caution = PolicyCautions.HiddenEntries },
                    (subject, verdicts) => policy.Scope.Covers(subject.Mac) is not Answer.No and var covered ? Reach.And(covered, AnyHolds(names, subject, verdicts)) : Answer.No);
            }
        }
    }

    /// <summary>The accounts whose password it sets; null for one that is not named. Those that it also takes off FileVault are left out.</summary>
    private static IEnumerable<string?> NamesReset(ManagementPolicy policy, ServerFacts server)
    {
        foreach (var action in policy.AccountActions)
        {
            if (action.Kind == AccountActionKind.Reset && !TakesOffFileVault(policy, action.Username))
            {
                yield return action.Username;
            }
        }

        if (policy.ManagementAccount == ManagementAccountAction.ChangesPassword && server.ManagementAccount != ""
            && !TakesOffFileVault(policy, server.ManagementAccount))
        {
            yield return server.ManagementAccount;
        }
    }

    private static bool TakesOffFileVault(ManagementPolicy policy, string? username) =>
        policy.AccountActions.Any(action => action.Kind == AccountActionKind.DisableFileVault && NameMatching.Same(action.Username, username));

    private static Answer AnyHolds(string?[] names, MacSubject subject, MacVerdicts verdicts)
    {
        var answer = Answer.No;
        foreach (var name in names)
        {
            answer = Reach.Or(answer, Reach.OfToken(name, subject, verdicts));
        }

        return answer;
    }
}
