using FleetToken.Web.Access;
using FleetToken.Web.Components;
using FleetToken.Web.Store;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace FleetToken.Web.Features.Followups;

/// <summary>Every case that waits for a new key, the late ones first.</summary>
public sealed partial class FollowUpsPage : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<FollowUpItem>? _items;
    private ITimer? _timer;
    private string? _said;
    private CurrentUser? _me;
    private Tone _tone;
    private bool _mayApprove;
    private bool _mayWork;
    private bool _failed;
    private bool _busy;

    [Inject]
    public required FollowUpCases Cases { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required ILogger<FollowUpsPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private IReadOnlyList<FollowUpItem> Open => [.. (_items ?? []).Where(item => !item.IsOver).OrderByDescending(item => item.Standing.Overdue).ThenBy(item => item.Standing.DueAt)];

    private IReadOnlyList<FollowUpItem> Ended => [.. (_items ?? []).Where(item => item.IsOver)];

    // Cases are there only once the person is known.
    private CurrentUser Me => _me!;

    private int Overdue => Open.Count(item => item.Standing.Overdue);

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
        var person = CurrentUser.Of((await Authentication).User);
        (_mayApprove, _mayWork, _me) = (person.IsAny(Role.Approver), person.IsAny(Role.Helpdesk, Role.Approver), person);
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, LookEvery, LookEvery);
        await LoadAsync();
    }

    private async Task LookAsync()
    {
        if (!_busy)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            _items = await Cases.ListAsync(CurrentUser.Of((await Authentication).User).Scope, _leaving.Token);
            _failed = false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.FollowUpsFailed(Logger, failure);
            _failed = true;
        }
        catch (OperationCanceledException)
        {
            // The person left.
        }
    }

    private async Task ActAsync(FollowUpAct act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            if (await Person.WhoMayAsync(AccessPolicies.WorkFollowUps, "a follow-up") is not { } person)
            {
                (_said, _tone) = ("Your roles no longer include this.", Tone.Bad);
                return;
            }

            var fault = await act.DoAsync(Cases, person, _leaving.Token);
            (_said, _tone) = fault is { } why ? (why, Tone.Warn) : (act.Done, Tone.Good);
            await LoadAsync();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The person left.
        }
        catch (StoreException failure)
        {
            (_said, _tone) = (failure.Message, Tone.Bad);
        }
        finally
        {
            _busy = false;
        }
    }
}

/// <summary>Something a person does about a follow-up, and what the page says when it is done.</summary>
public sealed record FollowUpAct(string Done, Func<FollowUpCases, CurrentUser, CancellationToken, Task<string?>> DoAsync);
