using FleetToken.Web.Access;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>Who looked at this Mac's recovery key, with Jamf's own record on demand.</summary>
public sealed partial class KeyViewsCard : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<OwnReading>? _ours;
    private JamfViews? _asked;
    private string? _fault;
    private string? _said;
    private bool _busy;

    /// <summary>The Mac.</summary>
    [Parameter, EditorRequired]
    public required Fleet.MacDetail Detail { get; set; }

    /// <summary>Whether this person may open follow-ups.</summary>
    [Parameter]
    public bool MayOpen { get; set; }

    /// <summary>A follow-up was opened.</summary>
    [Parameter]
    public EventCallback OnOpened { get; set; }

    [Inject]
    public required KeyViewsOfMac Views { get; init; }

    [Inject]
    public required KeyFollowUps FollowUps { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => GuardAsync(async () => _ours = await Views.OursAsync(Detail.Mac.Id, _leaving.Token));

    private static string Whose(SeenView view) => view switch
    {
        { Is: ViewIs.Ours } => "FleetToken read the key then",
        { Is: ViewIs.NotOurs, FollowUp: true } => "not by FleetToken; a follow-up was opened",
        { Is: ViewIs.NotOurs } => "not by FleetToken",
        { FollowUp: true } => "whose it is cannot be told; a follow-up was opened",
        _ => "whose it is cannot be told",
    };

    private Task AskAsync() => BusyAsync(async () =>
    {
        if (await Person.WhoMayAsync(AccessPolicies.ViewFollowUps, "Jamf's record of key views") is null)
        {
            (_asked, _fault) = (null, "Your roles no longer include this.");
            return;
        }

        _asked = await Views.AskJamfAsync(Detail.Mac.Id, _leaving.Token);
    });

    private Task OpenAsync(SeenView view) => BusyAsync(async () =>
    {
        if (await Person.WhoMayAsync(AccessPolicies.WorkFollowUps, "a follow-up") is not { } person || !person.Scope.Includes(Detail.Mac.Site))
        {
            _fault = "Your roles no longer include this.";
            return;
        }

        _fault = await FollowUps.OpenAsync(Detail.Mac, view, person);
        _said = _fault is null ? "A follow-up is open. Somebody else than you and the viewer closes it once the key is replaced." : null;
        if (_asked is JamfViews.Answered answered)
        {
            _asked = answered with { Views = [.. answered.Views.Select(one => one == view ? one with { FollowUp = true } : one)] };
        }

        await OnOpened.InvokeAsync();
    });

    private async Task BusyAsync(Func<Task> act)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _fault, _said) = (true, null, null);
        try
        {
            await GuardAsync(act);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task GuardAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The person left.
        }
        catch (StoreException failure)
        {
            _fault = failure.Message;
        }
    }
}
