namespace FleetToken.Domain.Findings.Objects;

/// <summary>What is not certain about findings of policies (domain I).</summary>
internal static class PolicyCautions
{
    /// <summary>I.11.</summary>
    public const string HiddenEntries =
        "Jamf's API may hide entries of a policy that take an account off FileVault: look at the policy's Local Accounts in the web UI.";

    /// <summary>I.9.</summary>
    public const string NewKeyNeeds =
        "Sources disagree on what this policy needs: a valid key in the inventory, a management account with a token, or a FileVault user who is logged in.";
}
