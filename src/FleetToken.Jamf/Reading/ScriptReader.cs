using System.Globalization;
using System.Text.Json;
using FleetToken.Domain.Configuration;
using FleetToken.Jamf.Pro.Contracts;

namespace FleetToken.Jamf.Reading;

/// <summary>What policies need to know of the server's scripts: which ones touch tokens or keys, and which parameters ask for a credential.</summary>
internal sealed class ScriptCatalogue
{
    private readonly HashSet<long> _tools = [];
    private readonly Dictionary<long, string?[]> _labels = [];

    /// <summary>Whether the text of this script names a tool that changes accounts, tokens or keys.</summary>
    public bool NamesTool(long script) => _tools.Contains(script);

    /// <summary>The label of a parameter that asks for a credential, counted from 0; null for all others.</summary>
    public string? CredentialLabel(long script, int parameter) => _labels.TryGetValue(script, out var labels) ? labels[parameter] : null;

    /// <summary>Takes note of a script; its text is not kept.</summary>
    public void Add(long id, ScriptRecord script)
    {
        if (ScriptTraits.NamesTool(script.ScriptContents) || ScriptTraits.NamesTool(script.Name))
        {
            _tools.Add(id);
        }

        var labels = script.Labels.Select(label => CredentialWords.IsLabel(label) ? label : null).ToArray();
        if (Array.Exists(labels, label => label is not null))
        {
            _labels[id] = labels;
        }
    }
}

/// <summary>From Jamf's script to ours; null where it touches neither accounts, tokens, keys nor credentials.</summary>
internal static class ScriptReader
{
    private const int FirstParameter = 4;

    /// <summary>Reads one script; its text is let go.</summary>
    public static ManagementScript? Read(long id, ScriptRecord script)
    {
        var text = script.ScriptContents is { Length: > CredentialScan.LongestText } longer ? longer[..CredentialScan.LongestText] : script.ScriptContents ?? "";
        var scan = new CredentialScan();
        scan.Text(text, line => string.Create(CultureInfo.InvariantCulture, $"line {line}"));
        for (var place = 0; place < script.Labels.Count; place++)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"label of parameter {FirstParameter + place}");
            scan.Label(script.Labels[place], where);
            scan.Text(script.Labels[place], _ => where);
        }

        var read = new ManagementScript
        {
            Id = id,
            Name = Redact.Text(script.Name) ?? "",
            Credentials = scan.Hits(),
            SearchesForPrintedKey = ScriptTraits.SearchesForPrintedKey(text),
            NamesEscrowBuddy = ScriptTraits.NamesEscrowBuddy(script.Name) || ScriptTraits.NamesEscrowBuddy(text),
        };
        return read.Credentials.Count > 0 || read.SearchesForPrintedKey || ScriptTraits.NamesTool(script.Name) || ScriptTraits.NamesTool(text) ? read : null;
    }

    /// <summary>Takes the records of a page apart, so that a broken one costs only itself.</summary>
    /// <param name="page">A page of the list.</param>
    /// <param name="each">Gets each script with its id.</param>
    /// <param name="broken">Gets what could not be read.</param>
    /// <returns>Rows of the page, broken ones included, and rows of the whole list as the server counts them.</returns>
    /// <exception cref="JsonException">It is no page of a list.</exception>
    public static (int Rows, int? Total) ReadPage(ReadOnlyMemory<byte> page, Action<long, ScriptRecord> each, Action<UnreadObject> broken)
    {
        using var document = JsonDocument.Parse(page, new JsonDocumentOptions { MaxDepth = 128 });
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
        {
            throw UnexpectedValueException.Unreadable("a page of a list");
        }

        foreach (var row in results.EnumerateArray())
        {
            try
            {
                var script = row.ValueKind == JsonValueKind.Object ? row.Deserialize(JamfJson.Plain.ScriptRecord) : null;
                if (script is not null && MacReader.TryReadId(script.Id, out var id))
                {
                    each(id, script);
                }
                else
                {
                    broken(new UnreadObject(ObjectKind.Script, null, Redact.Text(script?.Name), "It has no id."));
                }
            }
            catch (Exception exception) when (BrokenRecord.IsOne(exception))
            {
                broken(new UnreadObject(ObjectKind.Script, IdOf(row), null, "A value in it is of another kind than Jamf Pro documents."));
            }
        }

        return (results.GetArrayLength(), Total(document.RootElement));
    }

    private static int? Total(JsonElement page) =>
        page.TryGetProperty("totalCount", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt32(out var count) ? count : null;

    private static long? IdOf(JsonElement row) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty("id", out var member) && MacReader.TryReadId(member.ToString(), out var id) ? id : null;
}
