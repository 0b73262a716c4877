using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetToken.Jamf.Pro.Contracts;

/// <summary>How Jamf's JSON is read: source-generated, by its documented names, tolerant of numbers as text and the other way round (API 11).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ComputerRecord))]
[JsonSerializable(typeof(ComputerIdRecord))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(PreStagePage))]
[JsonSerializable(typeof(PreStageScope))]
[JsonSerializable(typeof(EnrollmentAnswer))]
[JsonSerializable(typeof(CollectionSettings))]
[JsonSerializable(typeof(ScriptRecord))]
internal sealed partial class JamfJson : JsonSerializerContext
{
    /// <summary>For everything but computers.</summary>
    public static JamfJson Plain => PlainContext.Instance;

    /// <summary>For computers: attributes are chosen while they are read.</summary>
    public static JamfJson For(AttributeChoice choice) => With(new KeptAttributesConverter(choice));

    private static JamfJson With(JsonConverter? attributes)
    {
        var options = new JsonSerializerOptions(Default.Options)
        {
            MaxDepth = 128,
            Converters = { new TolerantText(), new TolerantBoolean(), new TolerantTime() },
        };
        if (attributes is not null)
        {
            options.Converters.Add(attributes);
        }

        return new JamfJson(options);
    }

    // A field of this class would be filled before the generated ones that it needs.
    private static class PlainContext
    {
        public static readonly JamfJson Instance = With(null);
    }
}

/// <summary>A computer of which only the id matters.</summary>
internal sealed record ComputerIdRecord
{
    public string? Id { get; init; }
}
