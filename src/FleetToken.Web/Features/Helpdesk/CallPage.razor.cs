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
using MudBlazor;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>One call: the Mac read live, at most five questions, one outcome.</summary>
public sealed partial class CallPage : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false, NoHeader = true };

    private readonly CancellationTokenSource _leaving = new();
    private readonly SemaphoreSlim _turn = new(1);
    private ElementReference? _reveal;
    private string? _focusedRow;
    private Fleet.MacDetail? _detail;
    private Call? _call;
    private RunbookView? _view;
    private CurrentUser? _person;
    private RefreshOutcome? _live;
    private MacId? _shown;
    private ITimer? _timer;
    private string _note = "";
    private string? _fault;
    private string? _said;
    private string? _ended;
    private bool _missing;
    private bool _reading;
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
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private MacId MacId => new(Server, Id);

    private string Title => _detail?.Mac.User is { } user && (user.FullName ?? user.Username ?? user.Email) is { Length: > 0 } name ? Names.Shown(name) : "A call";

    private string Model => _detail is null ? "" : string.Join(", ", new[]
    {
        _detail.Mac.Model is { } model ? Names.Shown(model) : null,
        _detail.Mac.AppleSilicon switch { true => "Apple silicon", false => "Intel", _ => null },
        _detail.Mac.OsVersion is { } version ? $"macOS {version}" : "macOS not known",
    }.OfType<string>());

    /// <summary>The record whose key the outcome offers; null where it offers none.</summary>
    private MacId? KeyMac => _view?.Advice.Reveal switch
    {
        RevealOffer.ThisRecord or RevealOffer.LastAttempt => MacId,
        RevealOffer.OtherRecord => NextTwin,
        _ => null,
    };

    // Newest report first (domain D.4, O2t).
    private MacId? NextTwin => _detail?.Twins
        .OrderByDescending(twin => twin.InventoryAt)
        .Select(twin => (MacId?)new MacId(twin.Server, twin.Id))
        .FirstOrDefault(twin => _call?.Tried.TwinsTried.Contains(twin!.Value.ToString()) != true);

    private IReadOnlyList<RunbookStep> Steps => _view is null ? [] : [.. _view.Advice.Steps, .. _view.EraseSteps];

    private RenderFragment Live => LiveNote.Draw(_live, _reading, Clock);

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
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Where one goes on: at the key, once for each outcome that offers it.
        var row = _view is { IsShown: true } && !_busy ? _view.Decision.Row : null;
        if (row is not null && row != _focusedRow && _reveal is { Context: not null } reveal)
        {
            await reveal.FocusAsync();
        }

        _focusedRow = row ?? (_busy ? _focusedRow : null);
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
        if (_detail is null || _reading)
        {
            return;
        }

        _reading = true;
        StateHasChanged();
        try
        {
            _live = await Refresh.NowAsync(MacId, _leaving.Token);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            _reading = false;
        }

        await DoAsync(
            async person =>
            {
                _detail = await Macs.FindAsync(MacId, person.Scope, _leaving.Token) ?? _detail;
                await ViewAsync();
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

    private async Task ViewAsync() => _view = _detail is { } detail && _call is { } call ? await Views.OfAsync(detail, call, _live, _leaving.Token) : null;

    private Task AnswerAsync(GivenAnswer given) => ChangeAsync(call => call.With(given.Input, given.Value) with { AdminHolderName = given.AdminName ?? call.AdminHolderName });

    private Task ForgetAsync(RunbookInput input) => ChangeAsync(call => call.Without(input));

    private Task TakeOverAsync() => ChangeAsync(call => call with { State = CallState.Open });

    private Task GoOnAsync(NextStep step)
    {
        _ended = step.EndsCall ? step.Ending : null;
        return ChangeAsync(step.Change, step.Effect);
    }

    private Task SettleAsync(string check) => DoWithPersonAsync((call, person) => call with
    {
        Tried = call.Tried with { EraseChecks = [.. call.Tried.EraseChecks.Where(one => one != check), check], EraseCheckedById = person.Id, EraseConfirmedBy = null },
    });

    private Task ConfirmEraseAsync() => DoWithPersonAsync((call, person) => call.Tried.EraseCheckedById == person.Id
        ? call : call with { Tried = call.Tried with { EraseConfirmedBy = person.Name } });

    private async Task HandOverAsync()
    {
        if (Calls.NoteFault(_note) is { } fault)
        {
            _fault = fault;
            return;
        }

        var note = string.IsNullOrWhiteSpace(_note) ? null : _note.Trim().ReplaceLineEndings(" ");
        await ChangeAsync(call => call with { State = CallState.HandedOver, Note = note });
        _note = "";
    }

    private async Task RevealAsync()
    {
        if (KeyMac is not { } mac || _call?.Id is not { } call)
        {
            return;
        }

        Fleet.MacDetail? ofKey = _detail;
        await DoAsync(async person => ofKey = mac == MacId ? _detail : await Macs.FindAsync(mac, person.Scope, _leaving.Token));
        if (ofKey is null)
        {
            _fault = "The other record is not there, or not in your sites. Hand the call over to a Mac admin.";
            return;
        }

        var parameters = new DialogParameters<KeyDialog>
        {
            { dialog => dialog.Detail, ofKey },
            { dialog => dialog.CallId, call },
            { dialog => dialog.Purpose, _view!.Decision.Inputs.Purpose == CallPurpose.Leaver ? RevealPurpose.Leaver : RevealPurpose.LockOut },
            { dialog => dialog.ScreenName, InputWords.Of(_view.Decision.Inputs.Screen) },
            { dialog => dialog.Account, _detail?.Evaluation.Verdicts.Assigned.Username },
            { dialog => dialog.Ticket, _call.Ticket },
            { dialog => dialog.ReturnUrl, Links.Call(MacId, _call.Ticket) },
        };
        var dialog = await Dialogs.ShowAsync<KeyDialog>("Recovery key", parameters, Narrow);
        if (await dialog.Result is { Data: KeyDialogResult result })
        {
            await TakeAsync(result, mac);
        }
    }

    private Task TakeAsync(KeyDialogResult result, MacId mac)
    {
        switch (result)
        {
            case KeyDialogResult.BackIn:
                _ended = "The person is in. A follow-up is open until the new key is proved.";
                return ChangeAsync(call => call with { State = CallState.Closed }, CallEffect.BackIn);
            case KeyDialogResult.DidNotWork:
                return ChangeAsync(call => call with { Tried = NextSteps.Refused(call.Tried, mac == MacId ? null : mac) });
            case KeyDialogResult.NoKey:
                return ChangeAsync(call => call with { Tried = mac == MacId ? call.Tried with { NoKey = true } : NextSteps.Refused(call.Tried, mac) });
            default:
                return Task.CompletedTask;
        }
    }

    private Task ChangeAsync(Func<Call, Call> change, CallEffect effect = CallEffect.None) => DoWithPersonAsync((call, _) => change(call), effect);

    private Task DoWithPersonAsync(Func<Call, CurrentUser, Call> change, CallEffect effect = CallEffect.None) => DoAsync(async person =>
    {
        if (_call is not { } before || _detail is not { } detail)
        {
            return;
        }

        _said = null;
        var changed = change(before, person);
        var view = await Views.OfAsync(detail, changed, _live, _leaving.Token);
        var saved = await Calls.SaveAsync(changed, view, detail, person, effect);
        if (saved.Fault is { } fault)
        {
            _fault = fault;
            _call = null;
            _call = await Calls.FindOpenAsync(MacId, _leaving.Token);
            await ViewAsync();
            return;
        }

        (_call, _view) = (saved.Call, view);
    });

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
            _turn.Release();
        }
    }
}
