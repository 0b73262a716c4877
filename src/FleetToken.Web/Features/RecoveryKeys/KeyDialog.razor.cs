using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>The dialog of one key for one person. The key lives in this component, and only while it is shown.</summary>
public sealed partial class KeyDialog : IDisposable
{
    private static readonly RevealPurpose[] OfALeaver = [RevealPurpose.Leaver, RevealPurpose.Legal];
    private static readonly RevealPurpose[] OfNoCall = [.. OfALeaver, RevealPurpose.Repair];
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _leaving = new();
    private readonly WishDraft _draft = new();
    private readonly ShowingTime _time = new();
    private ITimer? _timer;
    private Step _step = Step.Loading;
    private Step _focused = Step.Loading;
    private ElementReference _root;
    private ElementReference _go;
    private RevealStanding? _standing;
    private Showing.Shown? _shown;
    private string? _hiddenBecause;
    private string? _fault;
    private string? _noKeyTitle;
    private string? _noKeyText;
    private KeyDialogResult _noKeyResult;
    private string? _request;
    private (int Needed, string? Why) _needs;
    private bool _tailNeeded;
    private bool _busy;
    private bool _lost;
    private int _place;
    private int _ticks;

    private enum Step
    {
        Loading,
        Why,
        Waiting,
        Ready,
        SignIn,
        Reading,
        Shown,
        Hidden,
        NoKey,
    }

    /// <summary>The Mac whose key it is.</summary>
    [Parameter, EditorRequired]
    public required Fleet.MacDetail Detail { get; set; }

    /// <summary>The call it belongs to; null where it is no call.</summary>
    [Parameter]
    public long? CallId { get; set; }

    /// <summary>Locked out for a call; anything else lets the person choose among the others.</summary>
    [Parameter]
    public RevealPurpose Purpose { get; set; }

    /// <summary>The screen the caller sees, by the name of domain D.1.</summary>
    [Parameter]
    public string? ScreenName { get; set; }

    /// <summary>Short name of the caller's account on the Mac.</summary>
    [Parameter]
    public string? Account { get; set; }

    /// <summary>Whether the key is that of another record than the call's: where it cannot be read, the call goes on without it.</summary>
    [Parameter]
    public bool OfTwin { get; set; }

    /// <summary>The ticket, where it is known already.</summary>
    [Parameter]
    public string? Ticket { get; set; }

    /// <summary>What the reason begins with, where something is known already.</summary>
    [Parameter]
    public string? Reason { get; set; }

    /// <summary>How the caller comes to the place where the key is typed, step by step.</summary>
    [Parameter]
    public IReadOnlyList<string> OnTheMac { get; set; } = [];

    /// <summary>Path to come back to after giving the password again.</summary>
    [Parameter, EditorRequired]
    public required string ReturnUrl { get; set; }

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Inject]
    public required RevealRequests Requests { get; init; }

    [Inject]
    public required RevealRecoveryKey Reveal { get; init; }

    [Inject]
    public required ConnectionWatch Connection { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IOptions<RevealOptions> Options { get; init; }

    private string Heading => _step switch
    {
        Step.Shown => "Read it out, group by group",
        Step.Hidden => "The key is hidden again",
        Step.NoKey => "There is no key to read out",
        Step.Waiting => "Waiting for approval",
        Step.SignIn => "Is it still you?",
        Step.Ready => "Show the key",
        _ => "Why do you need this key?",
    };

    // A call about somebody who left is about nothing else.
    private RevealPurpose[] OtherPurposes => CallId is null ? OfNoCall : OfALeaver;

    /// <inheritdoc/>
    public void Dispose()
    {
        Connection.Lost -= OnLost;
        _shown = null;
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Connection.Lost += OnLost;
        (_draft.Purpose, _draft.Ticket, _draft.Reason) = (Purpose == RevealPurpose.LockOut ? Purpose : OtherPurposes[0], Ticket ?? "", Reason ?? "");
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(OnTickAsync), null, Tick, Tick);
        await DoAsync(async person =>
        {
            _tailNeeded = await Requests.NeedsSerialTailAsync(Detail, _leaving.Token);
            await NeedAsync(person);
            Take(await Requests.FindOpenAsync(Detail.Mac.Id, CallId, person, _leaving.Token));
            if (_step == Step.Loading)
            {
                _step = Step.Why;
            }
        });
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The form and the groups take the focus themselves; of what remains only the key that was agreed to is asked for by Enter.
        if (_focused == _step || _busy)
        {
            return;
        }

        _focused = _step;
        if (_step is not (Step.Why or Step.Shown))
        {
            await (_step == Step.Ready ? _go : _root).FocusAsync();
        }
    }

    private Task AskAsync() => DoAsync(async person =>
    {
        var wish = new RevealWish(Detail.Mac.Id, _draft.Purpose, _draft.Reason, _draft.Check ?? "")
        {
            CallId = CallId,
            Ticket = _draft.Ticket,
            SerialTail = _draft.Tail,
            Screen = ScreenName,
            Account = Account,
        };
        (_request, _fault) = await Requests.AskAsync(wish, person, _leaving.Token);
        if (_request is null)
        {
            return;
        }

        Take(await Requests.FindOwnAsync(_request, person, _leaving.Token));
        if (_step == Step.Ready)
        {
            await ShowAsync(person);
        }
    });

    private Task ShowAsync() => DoAsync(ShowAsync);

    private async Task ShowAsync(CurrentUser person)
    {
        if (_request is not { } request)
        {
            return;
        }

        (_step, _lost) = (Step.Reading, false);
        StateHasChanged();
        var showing = await Reveal.ShowAsync(request, person, _leaving.Token);
        if (_leaving.IsCancellationRequested)
        {
            return;
        }

        switch (showing)
        {
            case Showing.Shown when _lost:
                // Nobody was there to see it; whoever comes back may show it again.
                Take(await Requests.FindOwnAsync(request, person, _leaving.Token));
                _fault = "The connection to your browser was lost while Jamf was asked. The key was not shown; show it again if it is still needed.";
                break;
            case Showing.Shown shown:
                (_shown, _step, _place) = (shown, Step.Shown, 0);
                _time.Begin(shown, Clock.Now);
                _hiddenBecause = null;
                break;
            case Showing.SignInAgain:
                _step = Step.SignIn;
                break;
            case Showing.NoneInEscrow:
                NoKey("Jamf has no key of this Mac in escrow.", "The record is there, but no recovery key is stored with it. Nothing was shown. The call goes on without a key.");
                break;
            case Showing.MacGone:
                NotReadable("This Mac is no longer in Jamf.", "Its record was deleted since it was last read, and its key with it. Do not delete or enrol anything now; a Mac admin looks for an older record.");
                break;
            case Showing.NotAKey { IsEncrypted: true }:
                NotReadable("Jamf holds an encrypted text in the place of the key.", "That is what the Mac sends before Jamf can read it, and nobody can type it. A new key must be made; hand this over to a Mac admin.");
                break;
            case Showing.NotAKey:
                NotReadable("What Jamf holds is no recovery key.", "It does not have six groups of four letters and digits, so it was not shown. A Mac admin looks at the record in Jamf Pro.");
                break;
            case Showing.Refused refused:
                (_fault, _step) = (refused.Why, Step.Loading);
                Take(await Requests.FindOwnAsync(request, person, _leaving.Token));
                (_request, _step) = _step == Step.Loading ? (null, Step.Why) : (_request, _step);
                break;
            case Showing.Failed failed:
                (_fault, _step) = ($"Jamf did not give the key; nothing was shown. {failed.Why}", Step.Ready);
                Take(await Requests.FindOwnAsync(request, person, _leaving.Token));
                break;
        }
    }

    private Task TakeBackAsync() => DoAsync(async person =>
    {
        if (_request is { } request)
        {
            await Requests.TakeBackAsync(request, person, _leaving.Token);
        }

        (_request, _standing, _step) = (null, null, Step.Why);
    });

    private void Take(RevealStanding? standing)
    {
        _standing = standing;
        _request = standing?.Row.Id ?? _request;
        switch (standing?.Step)
        {
            case RevealStep.WaitForApproval:
                _step = Step.Waiting;
                break;
            case RevealStep.Read or RevealStep.ReadAgain:
                _step = Step.Ready;
                break;
            case RevealStep.Declined:
                _fault = $"{standing.Approvals.FirstOrDefault(approval => !approval.Approved)?.By ?? "An approver"} declined: {standing.Approvals.FirstOrDefault(approval => !approval.Approved)?.Reason ?? "no reason given"}";
                (_request, _step) = (null, Step.Why);
                break;
            case RevealStep.Over when _step == Step.Waiting:
                (_fault, _request, _step) = ("Nobody approved this in time. Ask again if the key is still needed.", null, Step.Why);
                break;
        }
    }

    private Task ChooseAsync(RevealPurpose purpose) => DoAsync(person =>
    {
        _draft.Purpose = purpose;
        return NeedAsync(person);
    });

    private async Task NeedAsync(CurrentUser person) => _needs = await Requests.ApprovalsAsync(Detail, _draft.Purpose, CallId, person, _leaving.Token);

    private void NoKey(string title, string text) => (_noKeyTitle, _noKeyText, _noKeyResult, _step) = (title, text, KeyDialogResult.NoKey, Step.NoKey);

    private void NotReadable(string title, string text) => (_noKeyTitle, _noKeyText, _noKeyResult, _step) = (title, text, KeyDialogResult.NotReadable, Step.NoKey);

    private void Keep() => _time.Keep(Options.Value.ShowFor, Clock.Now);

    private void Hide() => HideBecause(null);

    private void HideBecause(string? why)
    {
        if (_step == Step.Shown)
        {
            (_shown, _step, _hiddenBecause) = (null, Step.Hidden, why);
            _time.End(Clock.Now);
        }
    }

    private void OnLost(object? sender, EventArgs e) => _ = InvokeAsync(() =>
    {
        _lost = true;
        HideBecause("It was hidden because the connection to your browser was lost.");
        StateHasChanged();
    });

    private async Task OnTickAsync()
    {
        if (_step == Step.Shown)
        {
            if (_time.IsOver(Clock.Now))
            {
                HideBecause("Its time was over.");
            }

            StateHasChanged();
        }
        else if (_step == Step.Waiting && ++_ticks % 3 == 0 && !_busy && _request is { } request)
        {
            await DoAsync(async person => Take(await Requests.FindOwnAsync(request, person, _leaving.Token)), keepFault: true);
            StateHasChanged();
        }
    }

    // Wherever one stands in the dialog: what hides the key must not depend on a place.
    private void OnKey(KeyboardEventArgs pressed)
    {
        if (pressed.Key != "Escape")
        {
            return;
        }

        if (_step == Step.Shown)
        {
            Hide();
        }
        else if (_step != Step.Reading)
        {
            Close();
        }
    }

    private void Close() => End(KeyDialogResult.Closed);

    private void End(KeyDialogResult result)
    {
        _shown = null;
        Dialog.Close(DialogResult.Ok(result));
    }

    // The role may be gone since the page was opened, and a second click must not run beside the first.
    private async Task DoAsync(Func<CurrentUser, Task> act, bool keepFault = false)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        _fault = keepFault ? _fault : null;
        try
        {
            if (await Person.WhoMayAsync(AccessPolicies.HelpCallers, "recovery key") is not { } person)
            {
                (_shown, _step, _fault) = (null, Step.Loading, "Your roles no longer include this. Nothing was shown.");
                return;
            }

            await act(person);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The person left.
        }
        catch (StoreException failure)
        {
            _fault = failure.Message;
            _step = _step == Step.Reading ? Step.Ready : _step;
        }
        finally
        {
            _busy = false;
        }
    }
}
