using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>One call: the Mac read live, at most five questions, one outcome.</summary>
public sealed partial class CallPage : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _leaving = new();
    private readonly SemaphoreSlim _turn = new(1);
    private Fleet.MacDetail? _detail;
    private Call? _call;
    private RunbookView? _view;
    private CurrentUser? _person;
    private RefreshOutcome? _live;
    private MacId? _shown;
    private MacId? _readingOf;
    private ITimer? _timer;
    private DateTimeOffset? _readableUntil;
    private FocusWish? _goOn;
    private string? _fault;
    private string? _said;
    private string? _ended;
    private bool _missing;
    private bool _busy;

    /// <summary>Configured server name.</summary>
    [Parameter]
    public string Server { get; set; } = "";

    /// <summary>Jamf's computer id.</summary>
    [Parameter]
    public long Id { get; set; }

    /// <summary>The ticket, where a ticket system led here.</summary>
    [SupplyParameterFromQuery(Name = "ticket")]
    public string? TicketNumber { get; set; }

    [Inject]
    public required MacsQuery Macs { get; init; }

    [Inject]
    public required Calls Calls { get; init; }

    [Inject]
    public required RunbookViews Views { get; init; }

    [Inject]
    public required RefreshMac Refresh { get; init; }

    [Inject]
    public required RevealRequests Requests { get; init; }

    [Inject]
    public required IOptions<RevealOptions> Reveal { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private MacId MacId => new(Server, Id);

    private string Title => _detail?.Mac.User is { } user && (user.FullName ?? user.Username ?? user.Email) is { Length: > 0 } name ? Names.Shown(name) : "A call";

    private string Model => _detail is null ? "" : HelpdeskWords.Model(_detail.Mac);

    /// <summary>Whether it was handed over and nobody took it yet: no key, no restart, no erase meanwhile (domain D.4, handOver).</summary>
    private bool Waits => _call?.State == CallState.HandedOver;

    private bool Reading => _readingOf == MacId;

    private bool CanReadAgain => Clock.Now < _readableUntil;

    private IReadOnlyList<RunbookStep> Steps => _view is null ? [] : [.. _view.Advice.Steps, .. _view.EraseSteps];

    private RenderFragment Live => LiveNote.Draw(_live, Reading, Clock);

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == MacId)
        {
            return;
        }

        _shown = MacId;
        (_detail, _call, _view, _live, _said) = (null, null, null, null, null);
        _timer ??= Time.CreateTimer(_ => _ = InvokeAsync(LookAgainAsync), null, LookEvery, LookEvery);
        await LoadAsync();
        await ReadLiveAsync();
        _goOn = CallPlaces.GoOn(_fault, _call, _view, onlyIfLost: true);
    }

    private Task LoadAsync() => DoAsync(async person =>
    {
        _detail = await Macs.FindAsync(MacId, person.Scope, _leaving.Token);
        _missing = _detail is null;
        if (_missing)
        {
            return;
        }

        _call = await Calls.FindOpenAsync(MacId, _leaving.Token) ?? new Call { Mac = MacId, OpenedAt = Clock.Now, Ticket = Ticket() };
        if (_call.Id is not null && _call.UpdatedBy is { } by)
        {
            _said = $"This call was begun at {Clock.Brief(_call.OpenedAt)} and last touched by {by}. It goes on where it was.";
        }

        await ViewAsync();
    });

    private string? Ticket() => string.IsNullOrWhiteSpace(TicketNumber) || RevealRules.TicketFault(TicketNumber, Reveal.Value) is not null ? null : TicketNumber.Trim();

    // A call never rests on the cache alone.
    private async Task ReadLiveAsync()
    {
        if (_detail is null || Reading)
        {
            return;
        }

        var mac = MacId;
        _readingOf = mac;
        StateHasChanged();
        RefreshOutcome read;
        try
        {
            read = await Refresh.NowAsync(mac, _leaving.Token);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            _readingOf = _readingOf == mac ? null : _readingOf;
        }

        await DoAsync(
            async person =>
            {
                // Whoever was led on to another record meanwhile must not have this Mac's answer counted as that one's.
                if (mac != MacId)
                {
                    return;
                }

                _live = read;
                _detail = await Macs.FindAsync(MacId, person.Scope, _leaving.Token) ?? _detail;
                await TakeWhatOthersDidAsync();
                await ViewAsync();
                if (_live is RefreshOutcome.Read && _call is { State: CallState.Open, Tried.Erase.IsConfirmed: true } call && _view is { } view && !EraseChecklist.MayErase(view.Decision))
                {
                    // What was confirmed is written away, so that the steps do not come back by themselves.
                    await SaveAsync(call, person, null);
                }
            },
            byItself: true);
    }

    private async Task LookAgainAsync()
    {
        if (_call is { State: CallState.Open, Id: not null } && !_busy)
        {
            await ReadLiveAsync();
            StateHasChanged();
        }
    }

    // Somebody else may have answered, handed it over or ended it.
    private async Task TakeWhatOthersDidAsync()
    {
        if (_call is not { Id: { } id, State: not CallState.Closed } mine)
        {
            return;
        }

        var stored = await Calls.FindOpenAsync(MacId, _leaving.Token);
        if (stored?.Id != id)
        {
            (_call, _ended) = (mine with { State = CallState.Closed }, "It was ended elsewhere, or nobody touched it for days.");
        }
        else if (stored.UpdatedAt != mine.UpdatedAt)
        {
            (_call, _said) = (stored, $"{stored.UpdatedBy ?? "Somebody else"} went on with this call; this is where it is now.");
        }
    }

    private async Task ViewAsync()
    {
        _view = _detail is { } detail && _call is { } call ? await Views.OfAsync(detail, call, _live, _leaving.Token) : null;
        _readableUntil = _view?.Decision.Outcome == RunbookOutcome.O2x && _person is { } person
            && await Requests.FindOpenAsync(MacId, _call?.Id, person, _leaving.Token) is { Step: RevealStep.ReadAgain } again ? again.Until : null;
    }

    private Task AnswerAsync(GivenAnswer given) => ChangeAsync(call => call.With(given.Input, given.Value, given.AdminName));

    private Task ForgetAsync(RunbookInput input) => ChangeAsync(call => call.Without(input));

    private Task TakeOverAsync() => ChangeAsync(call => call with { State = CallState.Open });

    private Task GoOnAsync(NextStep step)
    {
        _ended = step.EndsCall ? step.Ending : null;
        return ChangeAsync(step.Change, step.Effect);
    }

    private async Task SettleAsync(EraseItem item)
    {
        await DoAsync(person => ChangeAsync(
            call => call with { Tried = call.Tried with { Erase = call.Tried.Erase.Settle(item, person, Clock.Now) } }, person, new CallEffect.EraseSettled(item)));
        _goOn = _fault is null ? new FocusWish(CallPlaces.Lines) : _goOn;
    }

    private Task ConfirmEraseAsync() => DoAsync(person => _call is { } before && _view is { } view && before.Tried.Erase.MayConfirm(person.Id, view.Advice.Checklist)
        ? ChangeAsync(call => call with { Tried = call.Tried with { Erase = call.Tried.Erase.Confirm(person, view.Advice.Checklist) } }, person, new CallEffect.EraseConfirmed())
        : Task.CompletedTask);

    private Task HandOverAsync(string? note) => ChangeAsync(call => call with { State = CallState.HandedOver, Note = note });

    private Task TakeAsync(KeyOfferEnd end)
    {
        _ended = end.Result == KeyDialogResult.BackIn ? end.Ending : _ended;
        return end.Change is { } change ? ChangeAsync(change, end.Effect) : Task.CompletedTask;
    }

    private Task ChangeAsync(Func<Call, Call> change, CallEffect? effect = null) => DoAsync(person => ChangeAsync(change, person, effect));

    private async Task ChangeAsync(Func<Call, Call> change, CurrentUser person, CallEffect? effect)
    {
        if (_call is { } before)
        {
            _said = null;
            await SaveAsync(change(before), person, effect);
        }
    }

    private async Task SaveAsync(Call changed, CurrentUser person, CallEffect? effect)
    {
        if (_detail is not { } detail)
        {
            return;
        }

        var view = await Views.OfAsync(detail, changed, _live, _leaving.Token);
        var saved = await Calls.SaveAsync(changed, view, detail, person, effect);
        _fault = saved.Fault ?? _fault;
        _call = saved.Call ?? await Calls.FindOpenAsync(MacId, _leaving.Token) ?? (changed.Id is null ? _call : null);
        await ViewAsync();
    }

    // The role may be gone since the page was opened, and a second click must not run beside the first.
    // What the page does by itself takes its turn too, but stops nobody from answering.
    private async Task DoAsync(Func<CurrentUser, Task> act, bool byItself = false)
    {
        if (_busy && !byItself)
        {
            return;
        }

        _busy |= !byItself;
        await _turn.WaitAsync();
        try
        {
            _fault = byItself ? _fault : null;
            _person = await Person.WhoMayAsync(AccessPolicies.HelpCallers, "a call at the helpdesk");
            if (_person is null)
            {
                (_detail, _view, _fault) = (null, null, "Your roles no longer include the helpdesk.");
                return;
            }

            await act(_person);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The person left.
        }
        catch (StoreException failure)
        {
            _fault = $"{failure.Message} Go on by the steps on the screen; nothing is lost but this last answer.";
        }
        finally
        {
            _busy &= byItself;
            _goOn = byItself ? _goOn : CallPlaces.GoOn(_fault, _call, _view);
            _turn.Release();
        }
    }
}
