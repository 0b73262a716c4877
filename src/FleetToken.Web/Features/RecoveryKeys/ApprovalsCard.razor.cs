using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Requests that wait for approval, looked at every few seconds: somebody is on the phone.</summary>
public sealed partial class ApprovalsCard : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource _leaving = new();
    private readonly Dictionary<string, string?> _reasons = [];
    private IReadOnlyList<WaitingReveal>? _waiting;
    private ITimer? _timer;
    private string? _said;
    private Tone _tone;
    private bool _busy;
    private bool _looking;
    private bool _unread;

    /// <summary>Whether this person approves requests; else they only see them.</summary>
    [Parameter, EditorRequired]
    public bool MayApprove { get; set; }

    [Inject]
    public required RevealRequests Requests { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required ILogger<ApprovalsCard> Logger { get; init; }

    [Inject]
    public required IOptions<RevealOptions> Options { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, LookEvery, LookEvery);
        await LookAsync();
    }

    // By itself: no button is switched off for it, or whoever stands on one with the keys would lose it.
    private async Task LookAsync()
    {
        if (_busy || _looking)
        {
            return;
        }

        _looking = true;
        try
        {
            await TryAsync(AccessPolicies.ViewFollowUps, async person =>
            {
                _waiting = await Requests.WaitingAsync(person, _leaving.Token);
                _unread = false;
            });
        }
        catch (Exception failure) when (!_leaving.IsCancellationRequested)
        {
            Log.ApprovalsNotRead(Logger, failure);
            _unread = true;
        }
        finally
        {
            _looking = false;
        }

        if (!_leaving.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private Task DecideAsync(string id, bool approve) => DoAsync(AccessPolicies.ApproveReveals, async person =>
    {
        var fault = await Requests.DecideAsync(id, approve, _reasons.GetValueOrDefault(id), person, _leaving.Token);
        (_said, _tone) = fault is { } why ? (why, Tone.Warn) : (approve ? "Approved. The person at the helpdesk can read the key now." : "Declined. The person at the helpdesk sees your reason.", Tone.Good);
        _waiting = await Requests.WaitingAsync(person, _leaving.Token);
    });

    private async Task DoAsync(string policy, Func<CurrentUser, Task> act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            await TryAsync(policy, act);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task TryAsync(string policy, Func<CurrentUser, Task> act)
    {
        try
        {
            if (await Person.WhoMayAsync(policy, "approvals of recovery keys") is { } person)
            {
                await act(person);
            }
            else
            {
                (_said, _tone, _waiting) = ("Your roles no longer include this.", Tone.Bad, []);
                _timer?.Dispose();
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The person left.
        }
        catch (StoreException failure)
        {
            (_said, _tone) = (failure.Message, Tone.Bad);
        }
    }
}
