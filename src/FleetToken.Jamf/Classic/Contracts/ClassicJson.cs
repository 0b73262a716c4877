using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetToken.Jamf.Classic.Contracts;

/// <summary>
/// How the Classic API's JSON is read (API 7.2): a mechanical conversion of XML, where numbers come as text, nothing comes as empty text,
/// and a name can stand twice (the last one counts). The media type says nothing and is not looked at.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PolicyList))]
[JsonSerializable(typeof(PolicyAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(ComputerHistory))]
[JsonSerializable(typeof(AuditRecord))]
[JsonSerializable(typeof(ProfileList))]
[JsonSerializable(typeof(ProfileAnswer))]
[JsonSerializable(typeof(ClassicItem))]
[JsonSerializable(typeof(ClassicTargets))]
[JsonSerializable(typeof(ClassicScope))]
[JsonSerializable(typeof(PolicyGeneral))]
[JsonSerializable(typeof(PolicyScript))]
[JsonSerializable(typeof(PolicyPackages))]
[JsonSerializable(typeof(PolicyPackage))]
[JsonSerializable(typeof(PolicyAccounts))]
[JsonSerializable(typeof(PolicyAccount))]
[JsonSerializable(typeof(PolicyManagementAccount))]
[JsonSerializable(typeof(PolicyEncryption))]
[JsonSerializable(typeof(PolicyReboot))]
[JsonSerializable(typeof(PolicyCommand))]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(ProfileGeneral))]
internal sealed partial class ClassicJson : JsonSerializerContext
{
    /// <summary>The one to read with.</summary>
    public static ClassicJson Tolerant => TolerantContext.Instance;

    // A field of this class would be filled before the generated ones that it needs.
    private static class TolerantContext
    {
        public static readonly ClassicJson Instance = new(new JsonSerializerOptions(Default.Options)
        {
            MaxDepth = 128,
            Converters = { new ClassicText(), new ClassicBoolean(), new ClassicNumber() },
        });
    }
}
