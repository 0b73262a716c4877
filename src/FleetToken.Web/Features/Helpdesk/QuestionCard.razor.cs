using FleetToken.Domain.Runbook;
using FleetToken.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Asks the next question; a digit chooses, wherever the focus is (browser.js).</summary>
public sealed partial class QuestionCard
{
    private string _admin = "";

    /// <summary>The call.</summary>
    [Parameter, EditorRequired]
    public required Call Call { get; set; }

    /// <summary>What the runbook makes of it.</summary>
    [Parameter, EditorRequired]
    public required RunbookView View { get; set; }

    /// <summary>While an answer is written.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Whether the call waits for somebody to take it over: then nothing is asked or changed.</summary>
    [Parameter]
    public bool Waits { get; set; }

    /// <summary>An answer, with the name of an administrator where one is named.</summary>
    [Parameter]
    public EventCallback<GivenAnswer> OnAnswer { get; set; }

    /// <summary>An answer is to be given anew.</summary>
    [Parameter]
    public EventCallback<RunbookInput> OnForget { get; set; }

    private Question? Next => Waits ? null : View.Next;

    private string Place => Next is { OutcomeShown: true }
        ? "one more question; the outcome so far stands below"
        : $"question {Call.Answered.Count + 1}, at most {RunbookQuestions.MostBeforeOutcome} before an outcome";

    private string? Hint(RunbookInput input) => input switch
    {
        RunbookInput.Screen => View.Facts.ScreenHint,
        RunbookInput.Clue => View.Facts.ClueHint,
        _ => null,
    };

    private RenderFragment? Candidates(RunbookInput input)
    {
        var names = input == RunbookInput.AdminHolder ? View.Facts.AdminHolders : View.Facts.OtherHolders;
        var managed = input == RunbookInput.AdminHolder ? View.Facts.ManagedAdministrators : [];
        return builder =>
        {
            builder.OpenElement(0, "p");
            builder.AddAttribute(1, "class", "cap");
            builder.AddContent(2, names.Count == 0
                ? "FleetToken knows of no such account on this Mac; there may be one all the same."
                : $"Holders that FleetToken knows: {string.Join(", ", names.Select(one => Names.Shown(one.FullName is { } full ? $"{one.Username} ({full})" : one.Username)))}. Being listed does not prove that somebody knows the password.");
            builder.CloseElement();
            if (managed.Count > 0)
            {
                builder.OpenElement(3, "p");
                builder.AddAttribute(4, "class", "cap");
                builder.AddContent(5, $"Not {string.Join(", ", managed.Select(Names.Shown))}: a password that IT rotates does not open the disk.");
                builder.CloseElement();
            }
        };
    }

    private Task AnswerAsync(RunbookInput input, string value) =>
        OnAnswer.InvokeAsync(new GivenAnswer(input, value) { AdminName = input == RunbookInput.AdminHolder && _admin.Length > 0 ? _admin : null });
}

/// <summary>One answer.</summary>
public sealed record GivenAnswer(RunbookInput Input, string Value)
{
    /// <summary>Short name of the administrator that was named; null where none was.</summary>
    public string? AdminName { get; init; }
}
