using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Recommendations;
using FleetToken.Web.Access;
using FleetToken.Web.Audit;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace FleetToken.Web.Features.Findings;

/// <summary>One cause: what it means, what to do, and the Macs it concerns; which of them is in the address.</summary>
public sealed partial class FindingPage : IDisposable
{
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseButton = true };

    private readonly CancellationTokenSource _leaving = new();
    private FindingDescription? _described;
    private FindingFilter _filter = FindingFilter.None;
    private IReadOnlyList<FilterProblem> _problems = [];
    private FindingView? _view;
    private IReadOnlyList<FoundObject>? _objects;
    private string? _shown;
    private string? _said;
    private Tone _saidTone;
    private bool _mayAccept;
    private bool _failed;

    /// <summary>Catalogue code.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    public required FindingsQuery Findings { get; init; }

    [Inject]
    public required ConfigurationQuery Configuration { get; init; }

    [Inject]
    public required Acceptances Acceptances { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required PersonNow Person { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    [Inject]
    public required IOptions<FleetSettings> Settings { get; init; }

    [Inject]
    public required ILogger<FindingPage> Logger { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private AgeLimits Limits => AgeLimits.Of(Settings.Value);

    private bool IsOfObjects => _described is not null && FindingWords.IsOfObjectsOnly(_described);

    private string CsvQuery => (_filter with { Macs = _filter.Macs with { Finding = [Code], Page = 1, PageSize = MacFilter.UsualPageSize } }).ToQueryString();

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Code)
        {
            _shown = Code;
            _view = null;
            _said = null;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _described = FindingCatalogue.Find(Code);
        if (_described is null)
        {
            return;
        }

        _filter = FindingFilter.Parse(QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query), out _problems);
        try
        {
            var person = (await Authentication).User;
            var scope = CurrentUser.Of(person).Scope;
            _mayAccept = await MayAcceptAsync();
            _objects = IsOfObjects || FindingWords.IsOfObjectsToo(_described)
                ? await OwnObjects.ListAsync(Configuration, Authorization, person, _filter with { Macs = MacFilter.None with { Finding = [Code] } }, _leaving.Token)
                : null;
            var overview = await Findings.SummariseAsync(_filter.NewSince ?? FindingSince.LastSweep, scope, _leaving.Token);
            _view = new FindingView(
                overview,
                overview.Causes.First(cause => cause.Finding.Code == Code),
                await Findings.ListAsync(Code, _filter, scope, _leaving.Token),
                await Acceptances.ListAsync(Code, scope, _leaving.Token),
                AnyMac.Advice(_described, Settings.Value, Clock.Now));
            _failed = false;
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
        catch (Exception exception)
        {
            Log.FindingsFailed(Logger, exception);
            _failed = true;
        }
    }

    private Task AcceptAsync(FindingMac mac) => AskAsync("Accept on this Mac", mac.Mac, []);

    private Task AcceptOnObjectAsync(FoundObject found) => AskAsync("Accept on this object", null, [], found);

    private async Task AcceptForGroupAsync() => await AskAsync("Accept for a computer group", null, Findings.GroupsOf(Code, CurrentUser.Of((await Authentication).User).Scope));

    private async Task AskAsync(string title, MacItem? mac, IReadOnlyList<GroupCount> groups, FoundObject? found = null)
    {
        var parameters = new DialogParameters<AcceptDialog>
        {
            { dialog => dialog.Code, Code },
            { dialog => dialog.Mac, mac },
            { dialog => dialog.Found, found },
            { dialog => dialog.Groups, groups },
            { dialog => dialog.Save, SaveAsync },
        };
        var dialog = await Dialogs.ShowAsync<AcceptDialog>(title, parameters, Narrow);
        if (await dialog.Result is { Canceled: false })
        {
            Say("Accepted. It is still counted, and shown as accepted until it ends.", Tone.Good);
            await LoadAsync();
        }
    }

    // The circuit outlives what a person was allowed when the page was opened: asked again at the moment of writing.
    private async Task<string?> SaveAsync(AcceptanceWish wish)
    {
        try
        {
            if (await Person.WhoMayAsync(AccessPolicies.AcceptFindings, "accepting a finding") is not { } person)
            {
                return "Your roles do not include accepting findings.";
            }

            return (await Acceptances.AcceptAsync(wish, person.Entry(AuditEvent.FindingAccepted), person.Scope, _leaving.Token)).Fault;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.AcceptanceFailed(Logger, wish.Code, exception);
            return "It could not be written. FleetToken's log says why; nothing was changed.";
        }
    }

    private async Task TakeBackAsync(long id)
    {
        try
        {
            if (await Person.WhoMayAsync(AccessPolicies.AcceptFindings, "taking an acceptance back") is not { } person)
            {
                Say("Your roles do not include accepting findings.", Tone.Warn);
                return;
            }

            var done = await Acceptances.TakeBackAsync(id, person.Entry(AuditEvent.AcceptanceTakenBack), person.Scope, _leaving.Token);
            Say(done ? "Taken back: it counts as not accepted from now on." : "This was taken back already.", done ? Tone.Good : Tone.Info);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.AcceptanceFailed(Logger, Code, exception);
            Say("It could not be written. FleetToken's log says why; nothing was changed.", Tone.Bad);
        }

        await LoadAsync();
    }

    private async Task<bool> MayAcceptAsync() =>
        (await Authorization.AuthorizeAsync((await Authentication).User, null, AccessPolicies.AcceptFindings)).Succeeded;

    private void Say(string text, Tone tone) => (_said, _saidTone) = (text, tone);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        if (Navigation.ToAbsoluteUri(change.Location).AbsolutePath == Links.Finding(Code))
        {
            _said = null;
            await LoadAsync();
            StateHasChanged();
        }
    });
}

/// <summary>What the page of a finding shows.</summary>
/// <param name="Overview">All counts, for the moment since when findings are new.</param>
/// <param name="Cause">Those of this finding.</param>
/// <param name="List">One page of its Macs.</param>
/// <param name="Acceptances">Who accepted it, newest first.</param>
/// <param name="Advice">What to do about it on any Mac.</param>
internal sealed record FindingView(
    FindingsOverview Overview, FindingCause Cause, FindingMacs List, IReadOnlyList<AcceptanceItem> Acceptances, Recommendation Advice);
