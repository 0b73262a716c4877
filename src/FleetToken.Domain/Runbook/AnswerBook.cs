using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>Which inputs a person may answer, and with which values, by the domain's names (domain D.1).</summary>
public static class AnswerBook
{
    private static readonly Slot[] Slots =
    [
        Slot.Of<CallerIdentity>(RunbookInput.Identity, (answers, value) => answers with { Identity = value }),
        Slot.Of<CallPurpose>(RunbookInput.Purpose, (answers, value) => answers with { Purpose = value }),
        Slot.Of<MacScreen>(RunbookInput.Screen, (answers, value) => answers with { Screen = value }),
        Slot.Of<PasswordClue>(RunbookInput.Clue, (answers, value) => answers with { Clue = value }),
        Slot.Of<KeyRotation>(RunbookInput.Rotation, (answers, value) => answers with { Rotation = value }),
        Slot.Of<TwinKey>(RunbookInput.Twin, (answers, value) => answers with { Twin = value }),
        Slot.Of<Answer>(RunbookInput.OwnCopy, (answers, value) => answers with { OwnCopy = value }),
        Slot.Of<AdminHolder>(RunbookInput.AdminHolder, (answers, value) => answers with { AdminHolder = value }),
        Slot.Of<OtherHolder>(RunbookInput.OtherHolder, (answers, value) => answers with { OtherHolder = value }),
        Slot.Of<Answer>(RunbookInput.Irk, (answers, value) => answers with { Irk = value }),
        Slot.Of(RunbookInput.Online, (answers, value) => answers with { Online = value }, MacOnline.Cannot),
        Slot.Of(RunbookInput.ProfilePath, (answers, value) => answers with { ProfilePath = value }, Answer.No),
        Slot.Of(RunbookInput.Bootstrap, (answers, value) => answers with { Bootstrap = value }, BootstrapWay.No),
        Slot.Of<Answer>(RunbookInput.ItAtLogin, (answers, value) => answers with { ItAtLogin = value }),
        Slot.Of<DataBackup>(RunbookInput.Backup, (answers, value) => answers with { Backup = value }),
        Slot.Of<KeyRefusal>(RunbookInput.Refused, (answers, value) => answers with { Refused = value }),
        Slot.Of(RunbookInput.Key, (answers, value) => answers with { Key = value }, KeyStanding.None),
        Slot.Of<KeyRefresh>(RunbookInput.Refresh, (answers, value) => answers with { Refresh = value }),
    ];

    /// <summary>The inputs that may be answered.</summary>
    public static IReadOnlyList<RunbookInput> Inputs { get; } = [.. Slots.Select(slot => slot.Input)];

    /// <summary>The values an answer may have; empty for an input that only facts fill.</summary>
    public static IReadOnlyList<string> ValuesOf(RunbookInput input) => Find(input)?.Values ?? [];

    /// <summary>The answers with one more; null where the input has no such answer.</summary>
    public static RunbookAnswers? With(RunbookAnswers answers, RunbookInput input, string value)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Find(input) is { } slot && slot.Values.Contains(value) ? slot.Take(answers, value) : null;
    }

    private static Slot? Find(RunbookInput input) => Array.Find(Slots, slot => slot.Input == input);

    private sealed record Slot(RunbookInput Input, IReadOnlyList<string> Values, Func<RunbookAnswers, string, RunbookAnswers> Take)
    {
        public static Slot Of<T>(RunbookInput input, Func<RunbookAnswers, T, RunbookAnswers> take, params ReadOnlySpan<T> only)
            where T : struct, Enum
        {
            string[] values = only.IsEmpty ? [.. InputWords.All<T>()] : [.. only.ToArray().Select(InputWords.Of)];
            return new(input, values, (answers, word) => InputWords.Read<T>(word) is { } value ? take(answers, value) : answers);
        }
    }
}
