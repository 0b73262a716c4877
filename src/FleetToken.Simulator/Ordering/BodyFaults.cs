using System.Text.Json;
using System.Text.Json.Nodes;
using FleetToken.Simulator.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FleetToken.Simulator.Ordering;

/// <summary>Takes an answer's body, changes it, sends it in its own way.</summary>
internal static class BodyFaults
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JsonText.Options.Encoder };

    /// <summary>Lets the server answer into memory.</summary>
    public static async Task<byte[]> CaptureAsync(HttpContext context, Func<Task> answer)
    {
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var memory = new MemoryStream();
        var captured = new StreamResponseBodyFeature(memory);
        context.Features.Set<IHttpResponseBodyFeature>(captured);
        try
        {
            await answer();
            await captured.CompleteAsync();
        }
        finally
        {
            context.Features.Set(original);
        }

        context.Response.ContentLength = null;
        return memory.ToArray();
    }

    /// <summary>Sends bytes and makes sure that they leave.</summary>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>The body after a change to its JSON.</summary>
    public static byte[] Rewrite(byte[] body, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(body)!;
        change(json);
        return JsonSerializer.SerializeToUtf8Bytes(json, Relaxed);
    }

    /// <summary>Changes the record of that id, in a page or alone.</summary>
    public static void Record(JsonNode json, int id, Action<JsonObject> change)
    {
        IEnumerable<JsonNode?> records = json["results"] is JsonArray results ? results : [json];
        foreach (var record in records)
        {
            if (record is JsonObject found && found["id"]?.ToString() == id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                change(found);
            }
        }
    }

    /// <summary>Values of the wrong type.</summary>
    public static void WrongTypes(JsonObject record)
    {
        if (record["general"] is JsonObject general)
        {
            general["name"] = new JsonObject { ["unexpected"] = true };
            general["reportDate"] = new JsonArray(1, 2);
        }

        if (record.ContainsKey("hardware") && record["hardware"] is not null)
        {
            record["hardware"] = "not an object";
        }
    }

    /// <summary>Words outside every enumeration.</summary>
    public static void UnknownWords(JsonObject record)
    {
        Set(record, "diskEncryption", "individualRecoveryKeyValidityStatus", "PENDING_VALIDATION");
        Set(record, "security", "bootstrapTokenEscrowedStatus", "ROTATING");
        Set(record, "operatingSystem", "fileVault2Status", "PARTLY_CLOUDY");
        if (record["diskEncryption"]?["bootPartitionEncryptionDetails"] is JsonObject boot)
        {
            boot["partitionFileVault2State"] = "QUANTUM_ENCRYPTED";
        }
    }

    /// <summary>Nothing but the id.</summary>
    public static void NullSections(JsonObject record)
    {
        foreach (var name in record.Select(p => p.Key).Where(k => k is not ("id" or "udid")).ToList())
        {
            record[name] = null;
        }
    }

    /// <summary>An attribute of that length, in the section of attributes or among the general facts.</summary>
    public static void HugeAttribute(JsonObject record, int length)
    {
        var attributes = record["extensionAttributes"] as JsonArray ?? record["general"]?["extensionAttributes"] as JsonArray;
        attributes?.Add(new JsonObject
        {
            ["definitionId"] = "999",
            ["name"] = "Install log",
            ["description"] = null,
            ["enabled"] = true,
            ["multiValue"] = false,
            ["values"] = new JsonArray(new string('x', length)),
            ["dataType"] = "STRING",
            ["options"] = new JsonArray(),
            ["inputType"] = "SCRIPT",
        });
    }

    private static void Set(JsonObject record, string section, string name, string value)
    {
        if (record[section] is JsonObject found)
        {
            found[name] = value;
        }
    }
}
