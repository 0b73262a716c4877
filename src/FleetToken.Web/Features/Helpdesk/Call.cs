using System.Text.Json;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>A call as a page works on it: what was answered, and what was tried.</summary>
public sealed record Call
{
    private const string AdminName = "adminHolderName";

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    /// <summary>Our number of it; null before the first answer is written.</summary>
    public long? Id { get; init; }

    /// <summary>The Mac.</summary>
    public required MacId Mac { get; init; }

    /// <summary>UTC time it began.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>UTC time it was last written; null where it was not.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Who wrote it last; null where nobody did.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>How far it is.</summary>
    public CallState State { get; init; }

    /// <summary>The ticket; null for none.</summary>
    public string? Ticket { get; init; }

    /// <summary>What the next person should know.</summary>
    public string? Note { get; init; }

    /// <summary>The answers, by input and value name, in the order they were given.</summary>
    public IReadOnlyList<KeyValuePair<RunbookInput, string>> Answered { get; init; } = [];

    /// <summary>Short name of the administrator who helps; null where nobody named one.</summary>
    public string? AdminHolderName { get; init; }

    /// <summary>What was tried.</summary>
    public CallTried Tried { get; init; } = new();

    /// <summary>The inputs that were asked.</summary>
    public IReadOnlySet<RunbookInput> Asked => Answered.Select(answer => answer.Key).ToHashSet();

    /// <summary>The answers as the runbook takes them.</summary>
    public RunbookAnswers Answers => Answered.Aggregate(
        new RunbookAnswers { AdminHolderName = AdminHolderName },
        (answers, answer) => AnswerBook.With(answers, answer.Key, answer.Value) ?? answers);

    /// <summary>With one more answer; a former one to the same question goes, and with it the administrator it named.</summary>
    public Call With(RunbookInput input, string value, string? adminName = null)
    {
        var call = Without(input);
        return call with
        {
            Answered = [.. call.Answered, new(input, value)],
            AdminHolderName = input != RunbookInput.AdminHolder ? call.AdminHolderName : Helps(value) ? adminName : null,
            Tried = input == RunbookInput.Purpose && value == InputWords.Of(CallPurpose.Leaver) ? call.Tried with { WasOfALeaver = true } : call.Tried,
        };
    }

    /// <summary>Without the answer to a question.</summary>
    public Call Without(RunbookInput input) => this with
    {
        Answered = [.. Answered.Where(answer => answer.Key != input)],
        AdminHolderName = input == RunbookInput.AdminHolder ? null : AdminHolderName,
    };

    /// <summary>The call of a stored row; answers of another version that no longer exist are left out.</summary>
    public static Call Of(CallRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Answers, Plain) ?? [];
        return new Call
        {
            Id = row.Id,
            Mac = new MacId(row.Server, row.ComputerId),
            OpenedAt = row.OpenedAt,
            UpdatedAt = row.UpdatedAt,
            UpdatedBy = row.UpdatedBy,
            State = row.State,
            Ticket = row.Ticket,
            Note = row.Note,
            Answered = [.. answers.Select(Read).OfType<KeyValuePair<RunbookInput, string>>()],
            AdminHolderName = Helps(answers.GetValueOrDefault(StoredValues.Name(RunbookInput.AdminHolder))) ? answers.GetValueOrDefault(AdminName) : null,
            Tried = JsonSerializer.Deserialize<CallTried>(row.Tried, Plain) ?? new(),
        };
    }

    /// <summary>The answers as they are stored.</summary>
    public string AnswersJson()
    {
        var answers = Answered.ToDictionary(answer => StoredValues.Name(answer.Key), answer => answer.Value);
        if (AdminHolderName is { } name)
        {
            answers[AdminName] = name;
        }

        return JsonSerializer.Serialize(answers, Plain);
    }

    /// <summary>What was tried, as it is stored.</summary>
    public string TriedJson() => JsonSerializer.Serialize(Tried, Plain);

    private static bool Helps(string? adminHolder) => InputWords.Read<AdminHolder>(adminHolder ?? "") is AdminHolder.WithMac or AdminHolder.Remote;

    private static KeyValuePair<RunbookInput, string>? Read(KeyValuePair<string, string> stored) =>
        Enum.GetValues<RunbookInput>().Where(input => StoredValues.Name(input) == stored.Key).Select(input => (RunbookInput?)input).FirstOrDefault() is { } known
        && AnswerBook.ValuesOf(known).Contains(stored.Value)
            ? new(known, stored.Value) : null;
}

/// <summary>What was tried in a call (domain D.1: <c>refused</c>, <c>refresh</c>, <c>twin</c>, N2).</summary>
public sealed record CallTried
{
    /// <summary>Whether the Mac refused the key.</summary>
    public KeyRefusal Refused { get; init; }

    /// <summary>Whether a reveal answered that there is no key.</summary>
    public bool NoKey { get; init; }

    /// <summary>Whether the call was once about data of somebody who left: another answer later does not undo that (domain D.4, O9).</summary>
    public bool WasOfALeaver { get; init; }

    /// <summary>UTC time at which a report was asked for; null where it was not.</summary>
    public DateTimeOffset? RefreshAskedAt { get; init; }

    /// <summary>Other records whose key was tried, as <c>server/id</c>.</summary>
    public IReadOnlyList<string> TwinsTried { get; init; } = [];

    /// <summary>Other records whose key nobody at the helpdesk can read.</summary>
    public IReadOnlyList<string> TwinsUnread { get; init; } = [];

    /// <summary>What was settled and confirmed before an erase may be shown.</summary>
    public EraseAgreement Erase { get; init; } = new();
}
