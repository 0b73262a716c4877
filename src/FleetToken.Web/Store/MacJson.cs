using System.Text.Json.Serialization;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Store;

/// <summary>JSON of a Mac's facts. What nobody said is left out: it comes back as unknown, and a fleet's documents are a third of the size.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true, IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Mac))]
public sealed partial class MacJson : JsonSerializerContext;
