using System.Globalization;
using System.Text;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>A call in plain text, for a ticket. It never holds a key: nothing it is made of does.</summary>
internal static class CallNote
{
    /// <summary>The note.</summary>
    public static string Of(Call call, RunbookView view, Fleet.MacDetail detail, ReaderClock clock)
    {
        var note = new StringBuilder();
        void Line(FormattableString text) => note.AppendLine(text.ToString(CultureInfo.InvariantCulture));
        Line($"FleetToken call about {Names.Shown(detail.Mac.Name ?? "a Mac")} ({Names.Shown(detail.Mac.SerialNumber ?? "no serial number")}), begun {clock.Exact(call.OpenedAt)}");
        if (call.Ticket is { } ticket)
        {
            Line($"Ticket: {ticket}");
        }

        foreach (var (input, value) in call.Answered)
        {
            Line($"- {HelpdeskWords.Short(input)} {HelpdeskWords.Answer(input, value)}");
        }

        foreach (var tried in CallTriedWords.Of(call.Tried, clock))
        {
            Line($"- {tried}");
        }

        if (view.IsShown)
        {
            Line($"Outcome {view.Decision.Outcome} (row {view.Decision.Row}): {view.Advice.Title}");
            Line($"Who can do it: {HelpdeskWords.Who(view.Advice.WhoCanDoIt)}");
        }

        Line($"Facts as of the inventory of {(detail.Item.InventoryAt is { } at ? clock.Exact(at) : "no known time")}");
        if (call.Note is { } words)
        {
            Line($"Handed over with: {words}");
        }

        return note.ToString();
    }
}
