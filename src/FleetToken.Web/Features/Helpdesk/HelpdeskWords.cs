using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Components;

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
