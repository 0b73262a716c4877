using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>The words of each question (domain D.1, D.2).</summary>
public static class QuestionBook
{
    private static readonly Dictionary<RunbookInput, Question> Questions = new Question[]
    {
        new(RunbookInput.Identity, "Check: is the caller who they say they are?",
        [
            Option(CallerIdentity.Verified, "Yes, verified"),
            Option(CallerIdentity.NotVerified, "Not verified"),
        ])
        {
            IsForCaller = false,
            Note = "Verify by your own method: call back, badge, manager.",
        },
        new(RunbookInput.Purpose, "Is somebody locked out, or are these the data of somebody who left?",
        [
            Option(CallPurpose.LockOut, "Locked out of the own Mac"),
            Option(CallPurpose.Leaver, "Data of somebody who left, or a legal case"),
        ]),
        new(RunbookInput.Screen, "What do you see on the screen? Did you just switch it on or restart it?", ScreenCues.Options)
        {
            Note = "After deep sleep the FileVault screen can come back without a restart. If you cannot tell, ask for a photo.",
        },
        new(RunbookInput.Clue, "Is it your company password, or a password only for this Mac? Did it change lately?",
        [
            Option(PasswordClue.Found, "It is explained: a former password, Caps Lock or the keyboard layout"),
            Option(PasswordClue.ChangedAtIdp, "The company password was changed, and the old one is known"),
            Option(PasswordClue.Forgotten, "Forgotten"),
            Option(PasswordClue.Unknown, "Cannot tell"),
        ]),
        new(RunbookInput.Rotation, "Ask a Mac admin: is a new recovery key on its way to this Mac?",
        [
            Option(KeyRotation.None, "No, a Mac admin says so"),
            Option(KeyRotation.Pending, "Yes, or it may be"),
            Option(KeyRotation.Unknown, "Nobody can tell"),
        ])
        {
            IsForCaller = false,
            Note = "Escrow Buddy's flag, a Jamf policy that issues a new key, or an escrow profile that is being pushed.",
        },
        new(RunbookInput.Twin, "Ask a Mac admin: does Jamf have another record of this serial number?",
        [
            Option(TwinKey.Untried, "Yes, and its key was not tried"),
            Option(TwinKey.None, "No, or each key was tried"),
            Option(TwinKey.Unknown, "Nobody can tell"),
        ])
        {
            IsForCaller = false,
            Note = "On every Jamf server, older and deleted records too.",
        },
        new(RunbookInput.OwnCopy, "Do you have a copy of this Mac's recovery key yourself? Do not read it to me.",
        [
            Option(Answer.Yes, "Yes, I have one"),
            Option(Answer.No, "No, I looked"),
            Option(Answer.Unknown, "Cannot look now"),
        ])
        {
            Note = "The Passwords app on the phone (macOS 26 and later), iCloud, or on paper.",
        },
        new(RunbookInput.AdminHolder, "Is there an administrator who has logged in at this Mac before and knows the password of that account today?",
        [
            Option(AdminHolder.WithMac, "Yes, and is with the Mac"),
            Option(AdminHolder.Remote, "Yes, and reaches the Mac over the network"),
            Option(AdminHolder.None, "No"),
            Option(AdminHolder.Unknown, "Nobody can tell"),
        ])
        {
            Note = "Not the managed administrator: a password that Jamf rotates does not open the disk.",
        },
        new(RunbookInput.OtherHolder, "Does anybody else log in at this Mac? A normal user is enough.",
        [
            Option(OtherHolder.Proven, "Yes, and logged in at this Mac today"),
            Option(OtherHolder.Claimed, "Yes, and says that they know their password"),
            Option(OtherHolder.No, "No"),
            Option(OtherHolder.Unknown, "Cannot tell"),
        ]),
        new(RunbookInput.Irk, "Ask a Mac admin: is the private key of the institutional recovery key at hand?",
        [
            Option(Answer.Yes, "Yes"),
            Option(Answer.No, "No"),
            Option(Answer.Unknown, "Nobody can tell"),
        ])
        {
            IsForCaller = false,
            Note = "Intel Macs only.",
        },
        new(RunbookInput.ItAtLogin, "Ask a Mac admin: can IT log in at this Mac's login window with a managed administrator?",
        [
            Option(Answer.Yes, "Yes, on the spot or by screen sharing"),
            Option(Answer.No, "No"),
            Option(Answer.Unknown, "Nobody can tell"),
        ])
        {
            IsForCaller = false,
            Note = "The account is on this Mac, and somebody may read its password.",
        },
        new(RunbookInput.Backup, "Are the data copied off this Mac, and did somebody open a file from the copy?",
        [
            Option(DataBackup.Done, "Yes, and a file was opened"),
            Option(DataBackup.NotDone, "No"),
            Option(DataBackup.Unknown, "Nobody can tell"),
        ]),
    }.ToDictionary(question => question.Input);

    /// <summary>Whom to verify where the call is about somebody who left: they cannot be asked any more.</summary>
    internal static Question OfWhoAsks { get; } = Questions[RunbookInput.Identity] with { Ask = "Check: is the person who asks for the data who they say they are, and may they ask?" };

    /// <summary>Every question.</summary>
    public static IReadOnlyCollection<Question> All => Questions.Values;

    /// <summary>The question that fills an input a person is asked for.</summary>
    public static Question Of(RunbookInput input) => Questions[input];

    internal static QuestionOption Option<T>(T value, string words)
        where T : struct, Enum => new(InputWords.Of(value), words);
}
