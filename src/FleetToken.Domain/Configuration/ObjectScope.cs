using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Configuration;

/// <summary>Which Macs an object is for (API 7.4, <c>scope</c>).</summary>
public sealed record ObjectScope
{
    /// <summary>A scope that could not be read: whether it covers a Mac is unknown.</summary>
    public static ObjectScope NotRead { get; } = new() { HasOtherTargets = true, HasOtherExclusions = true };

    /// <summary>Whether it is for all computers.</summary>
    public bool AllMacs { get; init; }

    /// <summary>Computer ids it is for.</summary>
    public IReadOnlyList<long> ComputerIds { get; init; } = [];

    /// <summary>Names of computer groups it is for.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether it is also for others: buildings, departments, users, which FleetToken does not read.</summary>
    public bool HasOtherTargets { get; init; }

    /// <summary>Computer ids that are left out.</summary>
    public IReadOnlyList<long> ExcludedComputerIds { get; init; } = [];

    /// <summary>Names of computer groups that are left out.</summary>
    public IReadOnlyList<string> ExcludedGroups { get; init; } = [];

    /// <summary>Whether others are left out or it is limited otherwise: users, network segments, buildings, departments.</summary>
    public bool HasOtherExclusions { get; init; }

    /// <summary>Whether it covers a Mac; unknown where that hangs on what is not read.</summary>
    public Answer Covers(Mac mac)
    {
        var id = mac.Id.ComputerId;
        if (ExcludedComputerIds.Contains(id) || Meets(ExcludedGroups, mac.Groups) == Answer.Yes)
        {
            return Answer.No;
        }

        var target = AllMacs || ComputerIds.Contains(id) ? Answer.Yes : Meets(Groups, mac.Groups);
        if (target == Answer.No)
        {
            return HasOtherTargets ? Answer.Unknown : Answer.No;
        }

        var excluded = HasOtherExclusions || Meets(ExcludedGroups, mac.Groups) == Answer.Unknown;
        return target == Answer.Yes && !excluded ? Answer.Yes : Answer.Unknown;
    }

    private static Answer Meets(IReadOnlyList<string> wanted, IReadOnlyList<string>? groups)
    {
        if (wanted.Count == 0)
        {
            return Answer.No;
        }

        if (groups is null)
        {
            return Answer.Unknown;
        }

        foreach (var group in wanted)
        {
            for (var place = 0; place < groups.Count; place++)
            {
                if (string.Equals(groups[place], group, StringComparison.Ordinal))
                {
                    return Answer.Yes;
                }
            }
        }

        return Answer.No;
    }
}
