using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Access;
using FleetToken.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Features.Followups;

/// <summary>Draws one follow-up.</summary>
public sealed partial class FollowUpCard
{
    private static readonly string[] Stages = ["Read out", "Back in", "New key asked for", "In escrow", "Proved"];

    private const string FindingCode = "FT-PRK-05";

    private string _reason = "";

    /// <summary>The follow-up.</summary>
    [Parameter, EditorRequired]
    public required FollowUpItem Item { get; set; }

    /// <summary>Whether this person may do something about it; else they only see it.</summary>
    [Parameter]
    public bool MayWork { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required CurrentUser Me { get; set; }

    /// <summary>While something is written.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Something is to be done.</summary>
    [Parameter]
    public EventCallback<FollowUpAct> OnAct { get; set; }

    [Inject]
    public required ReaderClock Clock { get; init; }

    private int Stage => Item.Standing.State switch
    {
        FollowUpState.BackIn => 1,
        FollowUpState.RotationAsked or FollowUpState.NotRotated => 2,
        FollowUpState.Escrowed or FollowUpState.ProbablyRotated => 3,
        FollowUpState.Proven or FollowUpState.Closed => 4,
        _ => 0,
    };

    // Gone and enrolled again say something about the record, and stay told apart.
    private FollowUpEnd End => Item.Standing.State switch
    {
        FollowUpState.Gone => FollowUpEnd.Gone,
        FollowUpState.ReEnrolled => FollowUpEnd.ReEnrolled,
        _ => FollowUpEnd.None,
    };

    private string Due => Item.Standing.Overdue ? $"since {Clock.Brief(Item.Standing.DueAt)}" : $"by {Clock.Brief(Item.Standing.DueAt)}";

    private static Recommendation AdviceOf(FollowUpRotation rotation) => new()
    {
        Code = FindingCode,
        NextStep = rotation.Title,
        Steps = rotation.Steps,
        DoNot = [.. rotation.DoNot.Select(ban => ban.Why is { } why ? $"{ban.Text} {why}" : ban.Text)],
        Sources = "",
    };

    private Task Act(string done, Func<FollowUpCases, CurrentUser, CancellationToken, Task<string?>> act) => OnAct.InvokeAsync(new FollowUpAct(done, act));
}
