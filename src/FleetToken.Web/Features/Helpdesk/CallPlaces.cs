using FleetToken.Web.Components;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>Where the focus goes in a call after something a person did. Never by itself: the page looks again every thirty seconds, and somebody reads.</summary>
internal static class CallPlaces
{
    /// <summary>The lines before an erase.</summary>
    public const string Lines = "erase-title";

    /// <summary>The place where one goes on.</summary>
    public static FocusWish GoOn(string? fault, Call? call, RunbookView? view, bool onlyIfLost = false) => new(
        fault is not null ? ["call-fault"]
        : call?.State == CallState.Closed ? ["call-ended"]
        : call?.State == CallState.HandedOver ? ["handed-over"]
        : view?.Next is not null ? ["answer-1"]
        : ["reveal", "outcome-title"])
    {
        OnlyIfLost = onlyIfLost,
    };
}
