using System.Runtime.CompilerServices;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Configuration;

/// <summary>The policies of a server that issue a new Personal Recovery Key (domain J, <c>canRotateSilently</c>), picked out once for each reading.</summary>
public sealed class RotationPolicies
{
    // Tied to the reading itself, as a copy of it may hold other policies.
    private static readonly ConditionalWeakTable<ServerConfiguration, RotationPolicies> Made = [];

    private readonly ObjectScope[] _surely;
    private readonly ObjectScope[] _maybe;
    private readonly Answer _otherwise;

    private RotationPolicies(ServerConfiguration configuration)
    {
        var policies = (configuration.Policies ?? []).Where(policy => policy.Enabled != false).ToList();
        _surely = [.. policies.Where(Rotates).Select(policy => policy.Scope)];
        _maybe = [.. policies.Where(MayRotate).Select(policy => policy.Scope)];

        // A policy that could not be read may be one of them.
        var complete = configuration.Policies is not null && configuration.Unread.All(unread => unread.Kind != ObjectKind.Policy);
        _otherwise = complete ? Answer.No : Answer.Unknown;
    }

    /// <summary>Those of one reading; the same instance each time.</summary>
    public static RotationPolicies Of(ServerConfiguration configuration) => Made.GetValue(configuration, read => new RotationPolicies(read));

    /// <summary>Whether one of them has a Mac in its scope; unknown where policies or their scopes were not read.</summary>
    public Answer Reach(Mac mac)
    {
        var answer = _otherwise;
        foreach (var scope in _surely)
        {
            var covers = scope.Covers(mac);
            if (covers == Answer.Yes)
            {
                return Answer.Yes;
            }

            answer = covers == Answer.Unknown ? Answer.Unknown : answer;
        }

        return answer == Answer.No && Array.Exists(_maybe, scope => scope.Covers(mac) != Answer.No) ? Answer.Unknown : answer;
    }

    private static bool Rotates(ManagementPolicy policy) =>
        policy is { Enabled: true, DiskEncryption: DiskEncryptionAction.Remediate, IssuesPersonalRecoveryKey: true };

    private static bool MayRotate(ManagementPolicy policy) =>
        !Rotates(policy) && policy.IssuesPersonalRecoveryKey != false && policy.DiskEncryption is DiskEncryptionAction.Remediate or DiskEncryptionAction.Unknown;
}
