using FleetToken.Domain.Runbook;
using FleetToken.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Asks the next question; a digit chooses, and the focus goes where one goes on.</summary>
public sealed partial class QuestionCard
{
    private readonly ElementReference[] _options = new ElementReference[12];
    private RunbookInput? _focused;
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

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Next is { } question && _focused != question.Input && !Busy)
        {
            _focused = question.Input;
            await _options[0].FocusAsync();
        }
    }

    private Question? Next => Waits ? null : View.Next;

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

    // A digit chooses the answer of that number; only while the question has the focus.
    private Task OnKeyAsync(KeyboardEventArgs pressed) =>
        !Busy && Next is { } question && pressed is { Key: [>= '1' and <= '9' and var digit], CtrlKey: false, AltKey: false, MetaKey: false } && digit - '1' < question.Options.Count
            ? AnswerAsync(question.Input, question.Options[digit - '1'].Value)
            : Task.CompletedTask;
}

/// <summary>One answer.</summary>
public sealed record GivenAnswer(RunbookInput Input, string Value)
{
    /// <summary>Short name of the administrator that was named; null where none was.</summary>
    public string? AdminName { get; init; }
}
