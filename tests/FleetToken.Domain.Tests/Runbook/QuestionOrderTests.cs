using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>Which questions are asked, and in which order (domain D.1): the human input of the first row whose other conditions hold.</summary>
public sealed class QuestionOrderTests
{
    private static readonly HashSet<RunbookInput> Nothing = [];

    private static readonly RunbookInputs NobodyAsked = Call.Baseline with
    {
        Key = KeyStanding.Bad,
        Rotation = KeyRotation.Unknown,
        Twin = TwinKey.Unknown,
        OwnCopy = Answer.Unknown,
        AdminHolder = AdminHolder.Unknown,
        OtherHolder = OtherHolder.Unknown,
        Irk = Answer.Unknown,
        ItAtLogin = Answer.Unknown,
        Backup = DataBackup.Unknown,
    };

    /// <summary>Each input that a person fills after the first three: whether it is open, and what may be said.</summary>
    private static readonly (RunbookInput Input, Func<RunbookInputs, bool> IsOpen, Func<RunbookInputs, RunbookInputs[]> Said)[] Human =
    [
        (RunbookInput.OwnCopy, i => i.OwnCopy == Answer.Unknown, i => [i with { OwnCopy = Answer.Yes }, i with { OwnCopy = Answer.No }]),
        (RunbookInput.AdminHolder, i => i.AdminHolder == AdminHolder.Unknown, i => [i with { AdminHolder = AdminHolder.WithMac }, i with { AdminHolder = AdminHolder.Remote }, i with { AdminHolder = AdminHolder.None }]),
        (RunbookInput.OtherHolder, i => i.OtherHolder == OtherHolder.Unknown, i => [i with { OtherHolder = OtherHolder.Proven }, i with { OtherHolder = OtherHolder.Claimed }, i with { OtherHolder = OtherHolder.No }]),
        (RunbookInput.Irk, i => i.Irk == Answer.Unknown, i => [i with { Irk = Answer.Yes }, i with { Irk = Answer.No }]),
        (RunbookInput.Twin, i => i.Twin == TwinKey.Unknown, i => [i with { Twin = TwinKey.Untried }, i with { Twin = TwinKey.None }]),
        (RunbookInput.Rotation, i => i.Rotation == KeyRotation.Unknown, i => [i with { Rotation = KeyRotation.None }, i with { Rotation = KeyRotation.Pending }]),
        (RunbookInput.ItAtLogin, i => i.ItAtLogin == Answer.Unknown, i => [i with { ItAtLogin = Answer.Yes }, i with { ItAtLogin = Answer.No }]),
        (RunbookInput.Backup, i => i.Backup == DataBackup.Unknown, i => [i with { Backup = DataBackup.Done }, i with { Backup = DataBackup.NotDone }]),
    ];

    [Fact]
    public void First_OfACallWithoutAnswers_IdentityThenScreenThenClue()
    {
        var inputs = default(RunbookInputs);
        Assert.Equal(RunbookInput.Identity, Next(inputs));
        Assert.Null(Next(inputs, RunbookInput.Identity));
        inputs = inputs with { Identity = CallerIdentity.Verified };
        Assert.Equal(RunbookInput.Screen, Next(inputs));
        Assert.Equal(RunbookInput.Clue, Next(inputs, RunbookInput.Screen));
        Assert.Null(Next(inputs, RunbookInput.Screen, RunbookInput.Clue));
        Assert.Equal(RunbookInput.Clue, Next(inputs with { Screen = MacScreen.FileVault }));
    }

    [Fact]
    public void Gate_WhereTheOutcomeIsSettled_AsksNothing()
    {
        var open = NobodyAsked with { Clue = PasswordClue.Unknown };
        Assert.Null(Next(open with { Purpose = CallPurpose.Leaver }));
        Assert.Null(Next(open with { Screen = MacScreen.Wait }));
        Assert.Null(Next(open with { Screen = MacScreen.LockPin }));
        Assert.Null(Next(open with { Clue = PasswordClue.Found }));
        Assert.Null(Next(open with { Clue = PasswordClue.ChangedAtIdp }));
        Assert.All([MacScreen.Desktop, MacScreen.LockPin], screen => Assert.Null(Next(NobodyAsked with { Screen = screen })));
        Assert.All([MacScreen.LoginWindow, MacScreen.LockScreen], screen => Assert.Null(Next(NobodyAsked with { Screen = screen, Fv = DiskEncryption.Off })));
        Assert.Equal(RunbookInput.OwnCopy, Next(NobodyAsked with { Fv = DiskEncryption.Off }));
    }

    [Fact]
    public void Identity_OfALeaversCall_IsOfWhoAsksForTheData()
    {
        var given = default(RunbookInputs) with { Purpose = CallPurpose.Leaver };
        Assert.Contains("the person who asks for the data", RunbookQuestions.Next(given, Nothing)!.Ask, StringComparison.Ordinal);
        Assert.Contains("is the caller who they say they are", RunbookQuestions.Next(default, Nothing)!.Ask, StringComparison.Ordinal);
        Assert.All(QuestionBook.All.Where(question => !question.IsForCaller), question => Assert.Matches("^(Check|Ask a Mac admin): ", question.Ask));
        Assert.All(QuestionBook.All.Where(question => question.IsForCaller), question => Assert.DoesNotContain(": ", question.Ask, StringComparison.Ordinal));
    }

    [Fact]
    public void Locked_NobodyCanTell_EachIsAskedOnceInTheOrderOfTheRows() =>
        Assert.Equal([RunbookInput.OwnCopy, RunbookInput.AdminHolder, RunbookInput.OtherHolder, RunbookInput.Irk, RunbookInput.Twin], Walk(NobodyAsked));

    [Fact]
    public void Locked_JamfHearsFromTheMac_NoQuestionAboutTwins() =>
        Assert.DoesNotContain(RunbookInput.Twin, Walk(NobodyAsked with { Heard = Answer.Yes }));

    [Fact]
    public void Unlocked_GoodKey_OnlyWhetherANewOneIsOnItsWay()
    {
        var good = NobodyAsked with { Screen = MacScreen.LoginWindow, Key = KeyStanding.Good };
        Assert.Equal([RunbookInput.Rotation], Walk(good));
        Assert.Null(Next(good with { Rotation = KeyRotation.None }));
    }

    [Fact]
    public void Unlocked_NobodyCanTell_TheRowsU7ToU9() =>
        Assert.Equal(
            [RunbookInput.OtherHolder, RunbookInput.AdminHolder, RunbookInput.ItAtLogin],
            Walk(NobodyAsked with { Screen = MacScreen.LockScreen, EscrowBuddy = Answer.Yes, Bootstrap = BootstrapWay.Escrowed }));

    [Fact]
    public void Unlocked_EasierWaysRuledOut_OtherHolderThenBackup()
    {
        var inputs = NobodyAsked with { Screen = MacScreen.LoginWindow, Bootstrap = BootstrapWay.Proven, AdminHolder = AdminHolder.None, ItAtLogin = Answer.No };
        Assert.Equal([RunbookInput.OtherHolder], Walk(inputs));
        inputs = inputs with { OtherHolder = OtherHolder.Proven };
        Assert.Equal([RunbookInput.Backup], Walk(inputs));
        Assert.Null(Next(inputs with { OtherHolder = OtherHolder.Claimed }));
        Assert.Equal("U10", LockoutRunbook.Decide(inputs with { Backup = DataBackup.Done }).Row);
    }

    [Fact]
    public void Unlocked_Offline_OnlyTheAdministrator() =>
        Assert.All([MacOnline.No, MacOnline.Cannot, MacOnline.Unknown], online =>
            Assert.Equal([RunbookInput.AdminHolder], Walk(NobodyAsked with { Screen = MacScreen.LoginWindow, Online = online, EscrowBuddy = Answer.Yes, Bootstrap = BootstrapWay.Proven })));

    [Theory]
    [InlineData(MacScreen.FileVault)]
    [InlineData(MacScreen.LoginWindow)]
    public void Next_ManyCombinations_AsksWhatIsOpenAndMatters_AndStopsWhereNothingDoes(MacScreen screen)
    {
        var all = screen == MacScreen.FileVault ? EveryValue.OfLocked(screen) : Call.OfTableU(screen).SelectMany(EveryValue.NearUnlocked);
        foreach (var inputs in all)
        {
            var asked = Next(inputs);
            var open = Human.Where(human => human.IsOpen(inputs)).ToList();
            if (asked is { } input)
            {
                // Row U10 wants two answers; the copy of the data is asked for last.
                var (saved, human) = (inputs with { Backup = DataBackup.Done }, open.SingleOrDefault(human => human.Input == input));
                Assert.True(human.Said is not null, $"{input} is known: {inputs}");
                Assert.True(human.Said(input == RunbookInput.Backup ? inputs : saved).Any(said => RowOf(said) != RowOf(input == RunbookInput.Backup ? inputs : saved)), $"{input} changes nothing: {inputs}");
            }
            else
            {
                // Twins are read from Jamf; a Mac admin is asked for them last, where nothing else is left (row L9).
                Assert.True(open.All(human => human.Input == RunbookInput.Twin || human.Said(inputs).All(said => RowOf(said) == RowOf(inputs))), $"something matters: {inputs}");
            }
        }
    }

    [Fact]
    public void Outcome_AfterFiveQuestions_IsShownBesideTheNext()
    {
        RunbookInput[] four = [RunbookInput.Identity, RunbookInput.Purpose, RunbookInput.Screen, RunbookInput.Clue];
        Assert.False(RunbookQuestions.Next(NobodyAsked, four.ToHashSet())!.OutcomeShown);
        Assert.True(RunbookQuestions.Next(NobodyAsked, four.Append(RunbookInput.Irk).ToHashSet())!.OutcomeShown);
    }

    [Fact]
    public void Questions_EachOffersOnlyValuesThatCanBeAnswered()
    {
        Assert.Equal(12, QuestionBook.All.Count);
        Assert.All(QuestionBook.All, question =>
        {
            Assert.Same(question, QuestionBook.Of(question.Input));
            Assert.Equal(AnswerBook.ValuesOf(question.Input).Order(), question.Options.Select(option => option.Value).Order());
        });
    }

    private static string RowOf(RunbookInputs inputs) => LockoutRunbook.Decide(inputs).Row;

    private static RunbookInput? Next(RunbookInputs inputs, params RunbookInput[] asked) =>
        RunbookQuestions.Next(inputs, asked.Length == 0 ? Nothing : asked.ToHashSet())?.Input;

    /// <summary>What is asked, one after the other, where the answer is always that nobody can tell.</summary>
    private static List<RunbookInput> Walk(RunbookInputs inputs)
    {
        var asked = new List<RunbookInput>();
        while (Next(inputs, [.. asked]) is { } input)
        {
            Assert.DoesNotContain(input, asked);
            asked.Add(input);
        }

        return asked;
    }
}
