using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using FleetToken.Web.Fleet.Lookup;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Somebody is on the phone: finds their Mac while helpdesk types what it hears. What is typed goes into no address and no log.</summary>
public sealed partial class HelpdeskPage : IAsyncDisposable
{
    /// <summary>Characters of a ticket's number at most.</summary>
    public const int LongestTicket = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private CancellationTokenSource _looking = new();
    private IJSObjectReference? _browser;
    private ElementReference _box;
    private LookupAnswer? _answer;
    private IReadOnlyList<LookupMac> _choices = [];
    private LookupState _state;
    private string _text = "";
    private string _answered = "";
    private string? _ticket;
    private string? _problem;
    private bool _ticketLeftOut;
    private bool _choosing;
    private bool _moved;
    private int _active;

    [Inject]
    public required PersonLookup Lookup { get; init; }

    [Inject]
    public required LookupLimits Limits { get; init; }

    [Inject]
    public required Refusals Refusals { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [Inject]
    public required AuditLog Audit { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Inject]
    public required ILogger<HelpdeskPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private string? ActiveId => _choices.Count > 0 ? LookupHits.IdOf(_active) : null;

    private string Spoken => (_state, _answer) switch
    {
        (LookupState.Answered, { Hits.Count: 0 }) => "Nobody found.",
        (LookupState.Answered, { } answer) => $"{(answer.IsMore ? "The best " : "")}{Words.Count(answer.Hits.Count, "hit", "hits")} with {Words.Macs(_choices.Count)}.",
        _ => "",
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _looking.Cancel();
        _looking.Dispose();
        try
        {
            if (_browser is not null)
            {
                await _browser.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // The first search would wait for it; the person still dials.
        _ = Task.Run(Lookup.Prepare);
        var query = QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query);
        var ticket = query.TryGetValue("ticket", out var tickets) ? tickets.ToString().Trim() : "";
        _ticketLeftOut = ticket.Length > LongestTicket || SecretInText.IsIn(ticket);
        _ticket = ticket.Length == 0 || _ticketLeftOut ? null : ticket;
        if (query.TryGetValue("q", out var asked) && asked.ToString() is { Length: > 0 } text)
        {
            _text = text.Length > PersonLookup.LongestQuery ? text[..PersonLookup.LongestQuery] : text;
            await LookAsync(TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _box.TryFocusAsync();
        }

        if (_moved)
        {
            _moved = false;
            _browser ??= await Browser.InvokeAsync<IJSObjectReference>("import", "./js/browser.js");
            if (_browser is not null)
            {
                await _browser.InvokeVoidAsync("reveal", ActiveId);
            }
        }
    }

    private Task OnInputAsync(string text)
    {
        _text = text;
        return LookAsync(Pause);
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when _choices.Count > 0:
                (_active, _moved) = ((_active + 1) % _choices.Count, true);
                break;
            case "ArrowUp" when _choices.Count > 0:
                (_active, _moved) = ((_active + _choices.Count - 1) % _choices.Count, true);
                break;
            case "Escape":
                await OnInputAsync("");
                break;

            // What is listed may still be the answer to fewer letters: then look first, and let the person choose.
            case "Enter" when _text != _answered:
                await LookAsync(TimeSpan.Zero);
                break;
            case "Enter" when _state == LookupState.Answered && _choices.Count > 0:
                await ChooseAsync(_choices[_active]);
                break;
        }
    }

    private async Task LookAsync(TimeSpan pause)
    {
        _looking.Cancel();
        _looking.Dispose();
        _looking = new CancellationTokenSource();
        var cancellationToken = _looking.Token;
        var text = _text;
        try
        {
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, Time, cancellationToken);
            }

            await AnswerAsync(text, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Another letter was typed, or the page was left.
        }
        catch (Exception exception)
        {
            Log.LookupFailed(Logger, exception);
            (_state, _answer, _choices, _answered) = (LookupState.Failed, null, [], "");
        }
    }

    private async Task AnswerAsync(string text, CancellationToken cancellationToken)
    {
        _problem = null;
        if (_answer is null && text.Trim().Length > 1)
        {
            _state = LookupState.Looking;
        }

        if (await Person.WhoMayAsync(AccessPolicies.HelpCallers, "helpdesk: look a person up") is not { } person)
        {
            Stop("Your roles no longer include the helpdesk. Sign in again, or ask who gives out roles.");
            return;
        }

        if (text.Trim().Length > 1 && Limits.Search(person, SearchFold.Fold(text)) is { } wait)
        {
            await RefuseAsync(wait, $"helpdesk: more than {LookupLimits.Searches} searches in an hour");
            Stop($"You have searched {LookupLimits.Searches} times within an hour, which is the most. Go on in {AgeWords.Of(wait.Wait)}, or let a colleague take the call.");
            return;
        }

        var answer = await Lookup.FindAsync(text, person.Scope, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        (_answer, _active, _answered) = (answer.IsTooShort ? null : answer, 0, text);
        _state = answer.IsTooShort ? LookupState.Waiting : LookupState.Answered;
        _choices = [.. answer.Hits.SelectMany(hit => hit.Macs)];
    }

    private async Task ChooseAsync(LookupMac chosen)
    {
        if (_choosing)
        {
            return;
        }

        _choosing = true;
        _problem = null;
        try
        {
            var mac = chosen.Mac;
            if (await Person.WhoMayAsync(AccessPolicies.HelpCallers, "helpdesk: open a Mac") is not { } person || !person.Scope.Includes(mac.Site))
            {
                Stop("Your roles no longer include this Mac. Sign in again, or ask who gives out roles.");
                return;
            }

            if (Limits.Open(person, $"{mac.Server}/{mac.Id}") is { } wait)
            {
                await RefuseAsync(wait, $"helpdesk: more than {LookupLimits.Opened} Macs opened in an hour");
                _problem = $"You have opened {LookupLimits.Opened} Macs within an hour, which is the most. Go on in {AgeWords.Of(wait.Wait)}, or let a colleague take the call.";
                return;
            }

            await Audit.AppendAsync(Entry(person, mac), CancellationToken.None);
            Navigation.NavigateTo(Links.Call(new MacId(mac.Server, mac.Id), _ticket));
        }
        catch (StoreException failure)
        {
            Log.LookupNotWrittenDown(Logger, failure.Message);
            _problem = "The Mac was not opened: that you open it could not be written to the audit log. Try again; if it stays so, ask a Mac admin to look at FleetToken's log.";
        }
        finally
        {
            _choosing = false;
        }
    }

    private AuditEntry Entry(CurrentUser person, MacItem mac)
    {
        var details = new Dictionary<string, string>();
        if ((mac.AssignedUser.Username ?? mac.AssignedUser.Email) is { Length: > 0 } user)
        {
            details["user"] = user;
        }

        if (_ticket is not null)
        {
            details["ticket"] = _ticket;
        }

        return (person.Entry(AuditEvent.PersonLookedUp) with { Details = details }).About(mac);
    }

    private async Task RefuseAsync(LookupWait wait, string what)
    {
        if (wait.IsFirst)
        {
            await Refusals.WriteDownAsync((await Authentication).User, what);
        }
    }

    private void Stop(string problem) => (_problem, _answer, _choices, _state, _answered) = (problem, null, [], LookupState.Waiting, "");
}
