using FleetToken.Domain.Runbook;
using FleetToken.Web.Components;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Followups;

/// <summary>How a follow-up is put to a person.</summary>
internal static class FollowUpWords
{
    /// <summary>Where it stands, as a state with its icon and colour.</summary>
    public static Look Look(FollowUpItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Row.Kind == FollowUpKind.AdminToken)
        {
            return item.IsOver ? new Look("check", "Token taken away", Tone.Good) : new Look("hour", "Admin holds a token", Tone.Warn);
        }

        var overdue = item.Standing.Overdue && !item.IsOver;
        return item.Standing.State switch
        {
            FollowUpState.Proven => new Look("check", "Proved: another key", Tone.Good),
            FollowUpState.Erased => new Look("check", "Disk erased", Tone.Good),
            FollowUpState.Closed => new Look("check", "Closed by a second person", Tone.Neutral),
            _ when item.IsOver => new Look("check", "Ended by a person", Tone.Neutral),
            FollowUpState.NotRotated => new Look("oct", "Compared: still the same key", Tone.Bad),
            FollowUpState.ProbablyRotated => new Look("tri", "Probably replaced, not proved", Tone.Warn),
            FollowUpState.Gone => new Look("unk", "No longer in Jamf", Tone.Warn),
            FollowUpState.ReEnrolled => new Look("unk", "Enrolled again", Tone.Warn),
            FollowUpState.Escrowed => new Look("hour", "New key in escrow, to be proved", Tone.Neutral),
            _ when overdue => new Look("hour", "Overdue", Tone.Bad),
            FollowUpState.RotationAsked => new Look("hour", "New key asked for", Tone.Neutral),
            FollowUpState.BackIn => new Look("hour", "Back in: replace the key", Tone.Warn),
            _ => new Look("hour", "Key read out", Tone.Neutral),
        };
    }

    /// <summary>What comes next, in a sentence.</summary>
    public static string Next(FollowUpItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Row.Kind == FollowUpKind.AdminToken)
        {
            return "Take the admin's token away within the rotation time of its password; the case ends by itself when a report measures that it holds none.";
        }

        return item.Standing.State switch
        {
            FollowUpState.BackIn or FollowUpState.RotationAsked or FollowUpState.NotRotated when !item.Standing.MayRotate && item.Standing.BackInAt is not null =>
                "The key of this Mac was read out once more, and that person is not back in: a new key now would lock them out. Replace it once their case says that they are in.",
            FollowUpState.Revealed when item.Row.BackInAt is not null =>
                "Helpdesk says that the person is in. This Mac reports by itself, so its own report must show that before anything rotates; usually that takes until its next inventory.",
            FollowUpState.Revealed => "Wait until the person is back in. Nothing may rotate before: they still need this key.",
            FollowUpState.BackIn => "Now replace the key; the steps for this Mac are below.",
            FollowUpState.RotationAsked => "The Mac makes a new key and reports it; usually two reports are needed until Jamf says Valid.",
            FollowUpState.Escrowed => "FleetToken reads the key in escrow once, compares it unseen with the old one, and ends the case if it differs.",
            FollowUpState.NotRotated => "The key in escrow is the one that was read out. Ask for a new one; it is compared again after the next report.",
            FollowUpState.ProbablyRotated => "The Mac shows signs of a new key, and the keys cannot be compared. Another person than who read it out looks and closes it with a reason.",
            FollowUpState.Gone => "The record is gone from Jamf, which says nothing about the key. Find out where the Mac is; another person closes it with a reason.",
            FollowUpState.ReEnrolled => "The Mac was enrolled again, which says nothing about the key. See that a new key is in escrow; another person closes it with a reason.",
            _ => "Nothing is left to do.",
        };
    }
}
