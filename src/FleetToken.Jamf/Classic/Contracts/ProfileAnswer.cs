using System.Text.Json.Serialization;

namespace FleetToken.Jamf.Classic.Contracts;

/// <summary>Answer of <c>osxconfigurationprofiles</c>.</summary>
internal sealed record ProfileList
{
    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? OsXConfigurationProfiles { get; init; }
}

/// <summary>Answer of <c>osxconfigurationprofiles/id/{id}</c> (API 7.5).</summary>
internal sealed record ProfileAnswer
{
    [JsonConverter(typeof(ClassicBlockConverter<Profile>))]
    public Profile? OsXConfigurationProfile { get; init; }
}

/// <summary>A macOS configuration profile.</summary>
internal sealed record Profile
{
    [JsonConverter(typeof(ClassicBlockConverter<ProfileGeneral>))]
    public ProfileGeneral? General { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<ClassicScope>))]
    public ClassicScope? Scope { get; init; }
}

/// <summary>Which profile it is, and its payloads.</summary>
internal sealed record ProfileGeneral
{
    public long? Id { get; init; }

    public string? Name { get; init; }

    public string? Uuid { get; init; }

    /// <summary>The profile's property list as text.</summary>
    public string? Payloads { get; init; }

    /// <summary>Nothing of it, because a payload can hold a secret.</summary>
    public override string ToString() => "profile";
}
