using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Components;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>What inputs, answers and outcomes are called on the pages of the helpdesk.</summary>
internal static class HelpdeskWords
{
    /// <summary>A question in a few words.</summary>
    public static string Short(RunbookInput input) => input switch
    {
        RunbookInput.Identity => "Is it really the person?",
        RunbookInput.Purpose => "What is it about?",
        RunbookInput.Screen => "What is on the screen?",
        RunbookInput.Clue => "What happened to the password?",
        RunbookInput.Fv => "Is the disk encrypted?",
        RunbookInput.Key => "How good is the key in escrow?",
        RunbookInput.Refused => "Did the Mac refuse the key?",
        RunbookInput.Rotation => "Is a new key on its way?",
        RunbookInput.Twin => "Is there another record of this Mac?",
        RunbookInput.OwnCopy => "Does the person have a copy of the key?",
        RunbookInput.AdminHolder => "Is there an admin with a token and a known password?",
        RunbookInput.OtherHolder => "Is there somebody else who can open this Mac?",
        RunbookInput.Irk => "Is the institutional key at hand?",
        RunbookInput.Heard => "Did Jamf hear from the Mac?",
        RunbookInput.Online => "Does the Mac reach Jamf?",
        RunbookInput.Refresh => "Were the facts refreshed?",
        RunbookInput.ProfilePath => "Can the escrow profile make a new key?",
        RunbookInput.EscrowBuddy => "Can Escrow Buddy make a new key?",
        RunbookInput.Bootstrap => "Can the Bootstrap Token give a token?",
        RunbookInput.ItAtLogin => "Can IT log in at this Mac?",
        RunbookInput.Backup => "Are the data safe off the Mac?",
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "This input has no words."),
    };

    /// <summary>An answer in words; its name where no question offers it.</summary>
    public static string Answer(RunbookInput input, string value) =>
        QuestionBook.All.FirstOrDefault(question => question.Input == input)?.Options.FirstOrDefault(option => option.Value == value)?.Words ?? value;

    /// <summary>Where a stored call stands, in words.</summary>
    public static string Standing(CallRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Outcome is { } name && Enum.GetValues<RunbookOutcome>().Where(one => StoredValues.Name(one) == name).Select(one => (RunbookOutcome?)one).FirstOrDefault() is { } outcome
            ? Outcome(outcome) : "Questions are still open";
    }

    /// <summary>An outcome in a few words, whatever the Mac.</summary>
    public static string Outcome(RunbookOutcome outcome) => outcome switch
    {
        RunbookOutcome.O0 => "The caller is not verified yet",
        RunbookOutcome.O1 => "The password is not forgotten: type it again",
        RunbookOutcome.O1p => "The old password once, then sync",
        RunbookOutcome.O2 => "The recovery key at the FileVault screen",
        RunbookOutcome.O2x => "The Mac refused the key; it is read once more",
        RunbookOutcome.O2t => "The key of another record of this Mac",
        RunbookOutcome.O2u => "The person's own copy of the key",
        RunbookOutcome.O3 => "An admin with a token opens the disk",
        RunbookOutcome.O3b => "Somebody else who can opens the disk",
        RunbookOutcome.O3c => "The institutional key of an Intel Mac",
        RunbookOutcome.O5 => "A restart, then the recovery key",
        RunbookOutcome.O5a => "Find out whether the key works; no restart before",
        RunbookOutcome.O6p => "A new key by the escrow profile",
        RunbookOutcome.O6a => "A new key by another person's login",
        RunbookOutcome.O6b => "A new password, set by an admin with a token",
        RunbookOutcome.O6c => "A temporary admin by the Bootstrap Token",
        RunbookOutcome.O6 => "Take the token away, set a password, give the token back",
        RunbookOutcome.O6d => "Save the data while the disk is open",
        RunbookOutcome.O7 => "No way in so far: the checklist",
        RunbookOutcome.O8 => "The Mac must get online",
        RunbookOutcome.O9 => "The data of somebody who left",
        RunbookOutcome.FvOff => "FileVault is off: only a new password",
        RunbookOutcome.SessionOpen => "The Mac is open: use that first",
        RunbookOutcome.WaitAndRetry => "Wait the time on the screen",
        RunbookOutcome.HandOver => "A Mac admin is needed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "This outcome has no words."),
    };

    /// <summary>A Mac in a few words: model, processor, macOS.</summary>
    public static string Model(Mac mac) => string.Join(", ", new[]
    {
        mac.Model is { } model ? Names.Shown(model) : null,
        mac.AppleSilicon switch { true => "Apple silicon", false => "Intel", _ => null },
        mac.OsVersion is { } version ? $"macOS {version}" : "macOS not known",
    }.OfType<string>());

    /// <summary>Who can do something, together.</summary>
    public static string Who(RunbookActors who)
    {
        List<string> names = [];
        if (who.HasFlag(RunbookActors.Helpdesk))
        {
            names.Add("you, on the phone");
        }

        if (who.HasFlag(RunbookActors.MacAdmin))
        {
            names.Add("a Mac admin");
        }

        if (who.HasFlag(RunbookActors.AtTheMac))
        {
            names.Add("somebody with the Mac in hand");
        }

        return string.Join(", with ", names);
    }

    /// <summary>How an outcome looks: its colour and symbol.</summary>
    public static (Tone Tone, string Symbol) Look(RunbookAdvice advice)
    {
        ArgumentNullException.ThrowIfNull(advice);
        return advice.Outcome switch
        {
            RunbookOutcome.O7 => (Tone.Bad, "oct"),
            RunbookOutcome.O0 or RunbookOutcome.HandOver or RunbookOutcome.WaitAndRetry or RunbookOutcome.O6d => (Tone.Warn, "hour"),
            _ when advice.IsCaution => (Tone.Warn, "tri"),
            _ when advice.Reveal != RevealOffer.None => (Tone.Good, "key"),
            _ => (Tone.Good, "check"),
        };
    }
}
