using System.Text.Json.Serialization;

namespace FleetToken.Jamf.Pro.Contracts;

/// <summary>One script of <c>scripts</c> (API 8): its text is in the list too.</summary>
internal sealed record ScriptRecord
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Parameter4 { get; init; }

    public string? Parameter5 { get; init; }

    public string? Parameter6 { get; init; }

    public string? Parameter7 { get; init; }

    public string? Parameter8 { get; init; }

    public string? Parameter9 { get; init; }

    public string? Parameter10 { get; init; }

    public string? Parameter11 { get; init; }

    public string? ScriptContents { get; init; }

    /// <summary>The labels of parameters 4 to 11, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string?> Labels => [Parameter4, Parameter5, Parameter6, Parameter7, Parameter8, Parameter9, Parameter10, Parameter11];

    /// <summary>Nothing of it, because a script can hold a secret.</summary>
    public override string ToString() => "script";
}
