using FleetToken.Domain.Configuration;
using FleetToken.Jamf.Classic.Contracts;

namespace FleetToken.Jamf.Reading;

/// <summary>From the Classic API's scope to ours; what FleetToken cannot follow is noted, so that it makes unknown and not no.</summary>
internal static class ScopeReader
{
    public static ObjectScope Read(ClassicScope? scope) => scope is null
        ? ObjectScope.NotRead
        : new ObjectScope
        {
            AllMacs = scope.AllComputers == true,
            ComputerIds = Ids(scope.Computers),
            Groups = Names(scope.ComputerGroups),
            HasOtherTargets = scope.AllComputers is null || scope.AllJssUsers == true || HasOthers(scope),
            ExcludedComputerIds = Ids(scope.Exclusions?.Computers),
            ExcludedGroups = Names(scope.Exclusions?.ComputerGroups),
            HasOtherExclusions = HasAny(scope.Limitations) || HasAny(scope.LimitToUsers) || (scope.Exclusions is { } exclusions && HasOthers(exclusions)),
        };

    private static long[] Ids(ClassicItems<ClassicItem>? items) => [.. (items?.Items ?? []).Select(item => item.Id).OfType<long>()];

    // As on the Mac itself: the two must still meet.
    private static string[] Names(ClassicItems<ClassicItem>? items) =>
        [.. (items?.Items ?? []).Select(item => item.Name).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => Redact.Text(name!))];

    private static bool HasOthers(ClassicTargets targets) =>
        targets.HasOthers
        || (targets.Computers?.Items ?? []).Any(item => item.Id is null)
        || (targets.ComputerGroups?.Items ?? []).Any(item => string.IsNullOrWhiteSpace(item.Name));

    private static bool HasAny(ClassicTargets? targets) =>
        targets is not null && (targets.HasOthers || targets.Computers is { Any: true } || targets.ComputerGroups is { Any: true });
}
