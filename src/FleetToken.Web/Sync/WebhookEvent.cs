using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace FleetToken.Web.Sync;

/// <summary>What is believed of a webhook of Jamf's (API 9): which event, and the id of the computer. Everything else is read from Jamf.</summary>
/// <param name="Name">Name of the event; empty where it says none.</param>
/// <param name="ComputerId">Jamf's computer id; null where it says none.</param>
internal sealed record WebhookEvent(string Name, long? ComputerId)
{
    // They come with new facts. ComputerCheckIn comes every quarter of an hour from each Mac and changes no inventory.
    private static readonly string[] WithNews = ["ComputerInventoryCompleted", "ComputerAdded"];

    /// <summary>Whether the computer is to be read.</summary>
    public bool IsNews => WithNews.Contains(Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads JSON or XML; null where it is neither, or no webhook.</summary>
    public static WebhookEvent? TryRead(byte[] body)
    {
        try
        {
            return body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? FromXml(body) : FromJson(body);
        }
        catch (Exception failure) when (failure is JsonException or XmlException or InvalidOperationException)
        {
            return null;
        }
    }

    private static WebhookEvent? FromJson(byte[] body)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
        if (Member(json.RootElement, "webhook") is not { } webhook || Member(json.RootElement, "event") is not { } happened)
        {
            return null;
        }

        var computer = Member(happened, "computer") is { ValueKind: JsonValueKind.Object } inner ? inner : happened;
        return new WebhookEvent(Text(Member(webhook, "webhookEvent")) ?? "", Id(Text(Member(computer, "jssID"))));
    }

    private static WebhookEvent? FromXml(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XElement.Load(reader);
        if (Child(root, "webhook") is not { } webhook || Child(root, "event") is not { } happened)
        {
            return null;
        }

        var computer = Child(happened, "computer") is { HasElements: true } inner ? inner : happened;
        return new WebhookEvent(Child(webhook, "webhookEvent")?.Value.Trim() ?? "", Id(Child(computer, "jssID")?.Value));
    }

    // Old servers spell names otherwise (jssId).
    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object
            ? of.EnumerateObject().Where(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)).Select(one => (JsonElement?)one.Value).FirstOrDefault()
            : null;

    private static XElement? Child(XElement of, string name) =>
        of.Elements().FirstOrDefault(one => string.Equals(one.Name.LocalName, name, StringComparison.OrdinalIgnoreCase));

    private static string? Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static long? Id(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
}
