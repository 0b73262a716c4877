using System.Text.Json.Serialization;

namespace FleetToken.Jamf.Classic.Contracts;

/// <summary>Which Macs a policy or profile is for (API 7.4); of what FleetToken does not follow only whether it is there.</summary>
internal record ClassicTargets
{
    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? Computers { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? ComputerGroups { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? Buildings { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? Departments { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? JssUsers { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? JssUserGroups { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? Users { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? UserGroups { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? NetworkSegments { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? Ibeacons { get; init; }

    /// <summary>Whether a list is filled that FleetToken cannot follow, or one that it follows may have more in it.</summary>
    [JsonIgnore]
    public bool HasOthers =>
        Computers is { MayBeMore: true } || ComputerGroups is { MayBeMore: true }
        || Buildings is { Any: true } || Departments is { Any: true } || JssUsers is { Any: true } || JssUserGroups is { Any: true }
        || Users is { Any: true } || UserGroups is { Any: true } || NetworkSegments is { Any: true } || Ibeacons is { Any: true };
}

/// <summary>The scope of a policy or profile.</summary>
internal sealed record ClassicScope : ClassicTargets
{
    public bool? AllComputers { get; init; }

    public bool? AllJssUsers { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<ClassicTargets>))]
    public ClassicTargets? Limitations { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<ClassicTargets>))]
    public ClassicTargets? LimitToUsers { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<ClassicTargets>))]
    public ClassicTargets? Exclusions { get; init; }
}
