using System.Text.Json;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Reads a question to the runbook by exact names, so that whatever is unknown can be named.</summary>
internal sealed class RunbookBody
{
    private const int LargestBody = 16 * 1024;

    // By exact spelling: a name in another casing is unknown, as everywhere in REST.
    private static readonly Dictionary<string, RunbookInput> Inputs = AnswerBook.Inputs.ToDictionary(InputWords.Of, StringComparer.Ordinal);

    private readonly Dictionary<string, List<string>> _faults = new(StringComparer.Ordinal);

    public MacId Id { get; private set; }

    public bool ReadLive { get; private set; }

    public DateTimeOffset? CallStartedAt { get; private set; }

    public List<MacId> TwinsTried { get; } = [];

    public RunbookAnswers Answers { get; private set; } = new();

    public HashSet<RunbookInput> Asked { get; } = [];

    /// <summary>What is wrong, by name; empty for nothing.</summary>
    public Dictionary<string, string[]> Faults => _faults.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray());

    public static async Task<RunbookBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new RunbookBody();
        if (!request.HasJsonContentType() || request.ContentLength > LargestBody)
        {
            body.Fault("body", "Send a JSON object of at most 16 KB with server, id and answers.");
            return body;
        }

        try
        {
            using var limited = new MemoryStream();
            var buffer = new byte[4096];
            for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (limited.Length + read > LargestBody)
                {
                    body.Fault("body", "At most 16 KB are taken.");
                    return body;
                }

                limited.Write(buffer, 0, read);
            }

            limited.Position = 0;
            using var document = await JsonDocument.ParseAsync(limited, new JsonDocumentOptions { MaxDepth = 8 }, cancellationToken);
            body.Read(document.RootElement);
        }
        catch (JsonException)
        {
            body.Fault("body", "This is no JSON.");
        }

        return body;
    }

    private void Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Fault("body", "Send a JSON object with server, id and answers.");
            return;
        }

        string? server = null;
        long? id = null;
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "server" when member.Value.ValueKind == JsonValueKind.String:
                    server = member.Value.GetString();
                    break;
                case "id" when member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out var number):
                    id = number;
                    break;
                case "readLive" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                    ReadLive = member.Value.ValueKind == JsonValueKind.True;
                    break;
                case "callStartedAt" when member.Value.ValueKind == JsonValueKind.Null:
                case "answers" or "twinsTried" when member.Value.ValueKind == JsonValueKind.Null:
                    break;
                case "callStartedAt" when member.Value.ValueKind == JsonValueKind.String && member.Value.TryGetDateTimeOffset(out var at):
                    CallStartedAt = at.ToUniversalTime();
                    break;
                case "answers" when member.Value.ValueKind == JsonValueKind.Object:
                    ReadAnswers(member.Value);
                    break;
                case "twinsTried" when member.Value.ValueKind == JsonValueKind.Array:
                    ReadTwins(member.Value);
                    break;
                case "server" or "id" or "readLive" or "callStartedAt" or "twinsTried" or "answers":
                    Fault(member.Name, "This is no value for it.");
                    break;
                default:
                    Fault(member.Name, "Unknown name. Known: server, id, readLive, callStartedAt, twinsTried, answers.");
                    break;
            }
        }

        if (string.IsNullOrEmpty(server) && !_faults.ContainsKey("server"))
        {
            Fault("server", "Name the server.");
        }

        if (id is null && !_faults.ContainsKey("id"))
        {
            Fault("id", "Give Jamf's computer id.");
        }

        Id = new MacId(server ?? "", id ?? 0);
    }

    private void ReadTwins(JsonElement json)
    {
        foreach (var one in json.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.String && RunbookViews.IdOf(one.GetString() ?? "") is { } twin)
            {
                TwinsTried.Add(twin);
            }
            else
            {
                Fault("twinsTried", "Each is a record as server/id, such as main/42.");
            }
        }
    }

    private void ReadAnswers(JsonElement json)
    {
        foreach (var answer in json.EnumerateObject())
        {
            var name = "answers." + answer.Name;
            if (!Inputs.TryGetValue(answer.Name, out var input))
            {
                Fault(name, $"No such answer. Known: {string.Join(", ", Inputs.Keys)}.");
            }
            else if (answer.Value.ValueKind == JsonValueKind.Null)
            {
                // Not asked.
            }
            else if (answer.Value.ValueKind == JsonValueKind.String && AnswerBook.With(Answers, input, answer.Value.GetString() ?? "") is { } taken)
            {
                Answers = taken;
                Asked.Add(input);
            }
            else
            {
                Fault(name, $"It can be: {string.Join(", ", AnswerBook.ValuesOf(input))}.");
            }
        }
    }

    private void Fault(string name, string problem)
    {
        if (!_faults.TryGetValue(name, out var problems))
        {
            _faults[name] = problems = [];
        }

        problems.Add(problem);
    }
}
