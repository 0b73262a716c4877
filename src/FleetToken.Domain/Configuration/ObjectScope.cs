using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Configuration;

/// <summary>Which Macs an object is for (API 7.4, <c>scope</c>).</summary>
public sealed record ObjectScope
{
    // As sets: a scope can name thousands of Macs, and every Mac is held against every scope.
    private readonly HashSet<long> _ids = [];
    private readonly HashSet<long> _excludedIds = [];
    private readonly HashSet<string> _groups = [];
    private readonly HashSet<string> _excludedGroups = [];

    /// <summary>A scope that could not be read: whether it covers a Mac is unknown.</summary>
    public static ObjectScope NotRead { get; } = new() { HasOtherTargets = true, HasOtherExclusions = true };

    /// <summary>Whether it is for all computers.</summary>
    public bool AllMacs { get; init; }

    /// <summary>Computer ids it is for.</summary>
    public IReadOnlyList<long> ComputerIds
    {
        get;
        init
        {
            field = value;
            _ids = [.. value];
        }
    } = [];

    /// <summary>Names of computer groups it is for.</summary>
    public IReadOnlyList<string> Groups
    {
        get;
        init
        {
            field = value;
            _groups = [.. value];
        }
    } = [];

    /// <summary>Whether it is also for others: buildings, departments, users, which FleetToken does not read.</summary>
    public bool HasOtherTargets { get; init; }

    /// <summary>Computer ids that are left out.</summary>
    public IReadOnlyList<long> ExcludedComputerIds
    {
        get;
        init
        {
            field = value;
            _excludedIds = [.. value];
        }
    } = [];

    /// <summary>Names of computer groups that are left out.</summary>
    public IReadOnlyList<string> ExcludedGroups
    {
        get;
        init
        {
            field = value;
            _excludedGroups = [.. value];
        }
    } = [];

    /// <summary>Whether others are left out or it is limited otherwise: users, network segments, buildings, departments.</summary>
    public bool HasOtherExclusions { get; init; }

    /// <summary>Whether it covers a Mac; unknown where that hangs on what is not read.</summary>
    public Answer Covers(Mac mac)
    {
        var id = mac.Id.ComputerId;
        if (_excludedIds.Contains(id) || Meets(_excludedGroups, mac.Groups) == Answer.Yes)
        {
            return Answer.No;
        }

        var target = AllMacs || _ids.Contains(id) ? Answer.Yes : Meets(_groups, mac.Groups);
        if (target == Answer.No)
        {
            return HasOtherTargets ? Answer.Unknown : Answer.No;
        }

        var excluded = HasOtherExclusions || Meets(_excludedGroups, mac.Groups) == Answer.Unknown;
        return target == Answer.Yes && !excluded ? Answer.Yes : Answer.Unknown;
    }

    private static Answer Meets(HashSet<string> wanted, IReadOnlyList<string>? groups)
    {
        if (wanted.Count == 0)
        {
            return Answer.No;
        }

        if (groups is null)
        {
            return Answer.Unknown;
        }

        for (var place = 0; place < groups.Count; place++)
        {
            if (wanted.Contains(groups[place]))
            {
                return Answer.Yes;
            }
        }

        return Answer.No;
    }
}
