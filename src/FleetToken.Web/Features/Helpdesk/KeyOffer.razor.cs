using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Opens the dialog of the key that an outcome offers: of this record, of another one, or the one that was read out and is shown once more.</summary>
public sealed partial class KeyOffer : IDisposable
{
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false, NoHeader = true };

    private readonly CancellationTokenSource _leaving = new();
    private string? _fault;

    /// <summary>The Mac of the call.</summary>
    [Parameter, EditorRequired]
    public required Fleet.MacDetail Detail { get; set; }

    /// <summary>The call.</summary>
    [Parameter, EditorRequired]
    public required Call Call { get; set; }

    /// <summary>What the runbook makes of it.</summary>
    [Parameter, EditorRequired]
    public required RunbookView View { get; set; }

    /// <summary>Whether the key that was read out can be shown once more without a new request.</summary>
    [Parameter]
    public bool CanReadAgain { get; set; }

    /// <summary>While something is written.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>The dialog ended.</summary>
    [Parameter]
    public EventCallback<KeyOfferEnd> OnEnd { get; set; }

    [Inject]
    public required RevealRequests Requests { get; init; }

    [Inject]
    public required MacsQuery Macs { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    /// <summary>The record whose key is offered; null where none is.</summary>
    private MacId? KeyMac => View.Decision.Outcome == RunbookOutcome.O2x
        ? CanReadAgain ? Detail.Mac.Id : null
        : View.Advice.Reveal switch
        {
            RevealOffer.ThisRecord or RevealOffer.LastAttempt => Detail.Mac.Id,
            RevealOffer.OtherRecord => View.Facts.UntriedTwins.Select(twin => (MacId?)twin).FirstOrDefault(twin => Detail.Twins.Any(one => twin == new MacId(one.Server, one.Id))),
            _ => null,
        };

    private string Label => View.Decision.Outcome == RunbookOutcome.O2x ? "Show the key once more…" : View.Advice.Reveal switch
    {
        RevealOffer.OtherRecord => "Reveal the other record's key…",
        RevealOffer.LastAttempt => "Reveal the key for one last try…",
        _ => "Reveal the recovery key…",
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task OpenAsync()
    {
        _fault = null;
        if (KeyMac is not { } mac || Call.Id is not { } call || await FindAsync(mac) is not { } ofKey)
        {
            return;
        }

        var parameters = new DialogParameters<KeyDialog>
        {
            { dialog => dialog.Detail, ofKey },
            { dialog => dialog.CallId, call },
            { dialog => dialog.OfTwin, mac != Detail.Mac.Id },
            { dialog => dialog.Purpose, View.Decision.Inputs.Purpose == CallPurpose.Leaver ? RevealPurpose.Leaver : RevealPurpose.LockOut },
            { dialog => dialog.ScreenName, InputWords.Of(View.Decision.Inputs.Screen) },
            { dialog => dialog.Account, Detail.Evaluation.Verdicts.Assigned.Username },
            { dialog => dialog.Ticket, Call.Ticket },
            { dialog => dialog.OnTheMac, [.. View.Advice.OnTheMac.Select(step => step.Text)] },
            { dialog => dialog.ReturnUrl, Links.Call(Detail.Mac.Id, Call.Ticket) },
        };
        var outcome = View.Decision.Outcome;
        var dialog = await Dialogs.ShowAsync<KeyDialog>("Recovery key", parameters, Narrow);
        if (await dialog.Result is { Data: KeyDialogResult result })
        {
            await OnEnd.InvokeAsync(new KeyOfferEnd(result, outcome, mac == Detail.Mac.Id ? null : mac));
        }
    }

    private async Task<Fleet.MacDetail?> FindAsync(MacId mac)
    {
        if (mac == Detail.Mac.Id)
        {
            return Detail;
        }

        if (await Person.WhoMayAsync(AccessPolicies.HelpCallers, "recovery key") is not { } person)
        {
            _fault = "Your roles no longer include the helpdesk.";
            return null;
        }

        var found = await Macs.FindAsync(mac, person.Scope, _leaving.Token);
        _fault = found is null ? "The other record is not there, or not in your sites. Hand the call over to a Mac admin." : null;
        return found;
    }
}

/// <summary>How the dialog of a key ended.</summary>
/// <param name="Result">How.</param>
/// <param name="Outcome">The outcome that offered the key, whatever the call leads to by now.</param>
/// <param name="Twin">The other record whose key it was; null for the call's own Mac.</param>
public sealed record KeyOfferEnd(KeyDialogResult Result, RunbookOutcome Outcome, MacId? Twin)
{
    private const string NotReadable = "What Jamf holds as this Mac's key could not be read out: the record is gone, or holds something that is no key.";

    /// <summary>What it makes of the call; null for nothing.</summary>
    public Func<Call, Call>? Change => Result switch
    {
        KeyDialogResult.BackIn => call => call with { State = CallState.Closed },
        KeyDialogResult.DidNotWork => call => NextSteps.Refused(call, Outcome, Twin),
        KeyDialogResult.NoKey when Twin is not null => call => NextSteps.Refused(call, Outcome, Twin),
        KeyDialogResult.NoKey => call => call with { Tried = call.Tried with { NoKey = true } },

        // Whether there is a key is not known: no step of the outcome fits any more, least of all a restart (domain D.4, O5).
        KeyDialogResult.NotReadable when Twin is { } twin => call => NextSteps.Unread(call, twin),
        KeyDialogResult.NotReadable => call => call with { State = CallState.HandedOver, Note = call.Note ?? NotReadable },
        _ => null,
    };

    /// <summary>What else is written with it; null for nothing.</summary>
    public CallEffect? Effect => Result == KeyDialogResult.BackIn ? new CallEffect.BackIn() : null;

    /// <summary>What the page says where it ends the call.</summary>
    public string Ending => Outcome == RunbookOutcome.O9 ? NextSteps.LeaverEnds : "The person is in. A follow-up is open until the new key is proved.";
}
