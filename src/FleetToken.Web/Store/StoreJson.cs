using System.Text.Json.Serialization;
using FleetToken.Domain;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Store;

/// <summary>JSON of what is stored: our own records and nothing else, so that no text of Jamf's can slip in. Enums by name, so that a new value moves none.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(MacCounters))]
[JsonSerializable(typeof(MacState))]
[JsonSerializable(typeof(ServerFacts))]
[JsonSerializable(typeof(FleetSettings))]
[JsonSerializable(typeof(IReadOnlyList<HolderCell>))]
[JsonSerializable(typeof(IReadOnlyList<SkippedCell>))]
[JsonSerializable(typeof(IReadOnlyList<long>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
public sealed partial class StoreJson : JsonSerializerContext;
