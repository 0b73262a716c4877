using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>What people say over what facts say (domain D.1): an answer counts, unless a fact speaks against it or only facts may say it.</summary>
public sealed class AnswersOverFactsTests
{
    private static readonly RunbookFacts Facts = Situations.Known.Facts();

    /// <summary>The baseline's answers, each different from what an empty call has.</summary>
    private static readonly RunbookInputs Read = Call.Baseline with
    {
        Key = KeyStanding.Stale,
        Clue = PasswordClue.Forgotten,
        Purpose = CallPurpose.Leaver,
        Irk = Answer.Unknown,
        Online = MacOnline.No,
        ProfilePath = Answer.Yes,
        Bootstrap = BootstrapWay.Proven,
    };

    public static TheoryData<string, RunbookAnswers, RunbookInputs> Taken => new()
    {
        { "nobody asked", new(), Read },
        { "identity", new() { Identity = CallerIdentity.NotVerified }, Read with { Identity = CallerIdentity.NotVerified } },
        { "purpose", new() { Purpose = CallPurpose.LockOut }, Read with { Purpose = CallPurpose.LockOut } },
        { "screen", new() { Screen = MacScreen.Unclear }, Read with { Screen = MacScreen.Unclear } },
        { "clue", new() { Clue = PasswordClue.Unknown }, Read with { Clue = PasswordClue.Unknown } },
        { "rotation", new() { Rotation = KeyRotation.Pending }, Read with { Rotation = KeyRotation.Pending } },
        { "twin", new() { Twin = TwinKey.Unknown }, Read with { Twin = TwinKey.Unknown } },
        { "own copy", new() { OwnCopy = Answer.Yes }, Read with { OwnCopy = Answer.Yes } },
        { "other holder", new() { OtherHolder = OtherHolder.Claimed }, Read with { OtherHolder = OtherHolder.Claimed } },
        { "IT at login", new() { ItAtLogin = Answer.Unknown }, Read with { ItAtLogin = Answer.Unknown } },
        { "backup", new() { Backup = DataBackup.Done }, Read with { Backup = DataBackup.Done } },
        { "administrator", new() { AdminHolder = AdminHolder.WithMac, AdminHolderName = "carl" }, Read with { AdminHolder = AdminHolder.WithMac } },
        { "administrator without a name", new() { AdminHolder = AdminHolder.Remote }, Read with { AdminHolder = AdminHolder.Remote } },
        { "institutional key", new() { Irk = Answer.Yes }, Read with { Irk = Answer.Yes } },
        { "institutional key not at hand", new() { Irk = Answer.No }, Read with { Irk = Answer.No } },
        { "cannot get online", new() { Online = MacOnline.Cannot }, Read with { Online = MacOnline.Cannot } },
        { "the profile made no key", new() { ProfilePath = Answer.No }, Read with { ProfilePath = Answer.No } },
        { "the login gave no token", new() { Bootstrap = BootstrapWay.No }, Read with { Bootstrap = BootstrapWay.No } },
        { "refused", new() { Refused = KeyRefusal.Once }, Read with { Refused = KeyRefusal.Once } },
        { "no key by a reveal", new() { Key = KeyStanding.None }, Read with { RevealAnsweredNone = true } },
        { "refresh", new() { Refresh = KeyRefresh.Failed }, Read with { Refresh = KeyRefresh.Failed } },
    };

    public static TheoryData<RunbookInput, RunbookAnswers, RunbookInputs, string> NotTaken => new()
    {
        { RunbookInput.AdminHolder, new() { AdminHolder = AdminHolder.WithMac, AdminHolderName = "ITadmin" }, Read, "withMac" },
        { RunbookInput.AdminHolder, new() { AdminHolder = AdminHolder.Remote, AdminHolderName = "itadmin" }, Read, "remote" },
        { RunbookInput.Irk, new() { Irk = Answer.Yes }, Read with { Irk = Answer.No }, "yes" },
        { RunbookInput.Irk, new() { Irk = Answer.Unknown }, Read with { Irk = Answer.No }, "unknown" },
        { RunbookInput.Online, new() { Online = MacOnline.Cannot }, Read with { Online = MacOnline.Yes }, "cannot" },
        { RunbookInput.Online, new() { Online = MacOnline.Yes }, Read, "yes" },
        { RunbookInput.ProfilePath, new() { ProfilePath = Answer.Yes }, Read with { ProfilePath = Answer.Unknown }, "yes" },
        { RunbookInput.Bootstrap, new() { Bootstrap = BootstrapWay.Proven }, Read with { Bootstrap = BootstrapWay.Escrowed }, "proven" },
        { RunbookInput.Refused, new() { Refused = KeyRefusal.No }, Read with { Refused = KeyRefusal.Once }, "no" },
        { RunbookInput.Key, new() { Key = KeyStanding.Good }, Read, "good" },
        { RunbookInput.Refresh, new() { Refresh = KeyRefresh.Done }, Read with { Refresh = KeyRefresh.Failed }, "done" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void Answer_ThatMayBeSaid_Counts(string id, RunbookAnswers answers, RunbookInputs expected)
    {
        var merged = answers.Over(Facts with { Inputs = Read });
        Assert.Equal((id, expected), (id, merged.Inputs));
        Assert.Empty(merged.NotTaken);
    }

    [Theory]
    [MemberData(nameof(NotTaken))]
    public void Answer_ThatAFactForbids_IsNamedAndNotTaken(RunbookInput input, RunbookAnswers answers, RunbookInputs read, string value)
    {
        var merged = answers.Over(Facts with { Inputs = read });
        Assert.Equal(read, merged.Inputs);
        var one = Assert.Single(merged.NotTaken);
        Assert.Equal((input, value), (one.Input, one.Value));
    }

    [Fact]
    public void Answer_OfWhatTheFactSays_IsNothingToSpeakOf()
    {
        var answers = new RunbookAnswers { Online = MacOnline.Yes, Irk = Answer.No, Refused = KeyRefusal.Once, Refresh = KeyRefresh.Done, ProfilePath = Answer.Yes };
        var read = Read with { Online = MacOnline.Yes, Irk = Answer.No, Refused = KeyRefusal.Once, Refresh = KeyRefresh.Done };
        var merged = answers.Over(Facts with { Inputs = read });
        Assert.Equal(read, merged.Inputs);
        Assert.Empty(merged.NotTaken);
    }

    [Fact]
    public void Answer_NoManagedAdministratorHelps_Counts() => Assert.Empty(
        new RunbookAnswers { AdminHolder = AdminHolder.None, AdminHolderName = "itadmin" }.Over(Facts with { Inputs = Read with { AdminHolder = AdminHolder.Unknown } }).NotTaken);

    [Fact]
    public void Answer_OfOurLog_ThatThereIsNoKey_StaysWhateverIsSaid()
    {
        var read = Read with { RevealAnsweredNone = true };
        Assert.True(new RunbookAnswers().Over(Facts with { Inputs = read }).Inputs.RevealAnsweredNone);
        Assert.True(new RunbookAnswers { Key = KeyStanding.Good }.Over(Facts with { Inputs = read }).Inputs.RevealAnsweredNone);
    }

    [Theory]
    [InlineData(RunbookInput.Screen, "unclear fileVault recovery loginWindow lockScreen desktop wait lockPin")]
    [InlineData(RunbookInput.Clue, "unknown found changedAtIdp forgotten")]
    [InlineData(RunbookInput.Refused, "no once settled")]
    [InlineData(RunbookInput.Online, "cannot")]
    [InlineData(RunbookInput.ProfilePath, "no")]
    [InlineData(RunbookInput.Bootstrap, "no")]
    [InlineData(RunbookInput.Key, "none")]
    [InlineData(RunbookInput.Fv, "")]
    [InlineData(RunbookInput.Heard, "")]
    [InlineData(RunbookInput.EscrowBuddy, "")]
    public void ValuesOf_AnInput_AreTheDomainsWords(RunbookInput input, string words) => Assert.Equal(words, string.Join(' ', AnswerBook.ValuesOf(input)));

    [Fact]
    public void With_EachValueOfEachInput_ChangesThatAnswerOnly()
    {
        Assert.Equal(18, AnswerBook.Inputs.Count);
        foreach (var input in AnswerBook.Inputs)
        {
            foreach (var value in AnswerBook.ValuesOf(input))
            {
                var property = typeof(RunbookAnswers).GetProperty(input.ToString())!;
                var answers = AnswerBook.With(new(), input, value)!;
                Assert.Equal(value, property.GetValue(answers)!.ToString(), ignoreCase: true);
                property.SetValue(answers, null);
                Assert.Equal(new RunbookAnswers(), answers);
            }
        }
    }

    [Theory]
    [InlineData(RunbookInput.Key, "good")]
    [InlineData(RunbookInput.Online, "yes")]
    [InlineData(RunbookInput.OwnCopy, "Yes")]
    [InlineData(RunbookInput.Fv, "off")]
    public void With_AValueThatMayNotBeSaid_Null(RunbookInput input, string value) => Assert.Null(AnswerBook.With(new(), input, value));

    [Fact]
    public void Read_AWordOfNoValue_Null()
    {
        Assert.Null(InputWords.Read<MacScreen>("LoginWindow"));
        Assert.Null(InputWords.Read<MacScreen>(null));
        Assert.Equal(MacScreen.LoginWindow, InputWords.Read<MacScreen>("loginWindow"));
    }

    [Fact]
    public void Id_OfEachOutcome_AsTheDomainWritesIt() => Assert.Equal(
        "O0 O1 O1p O2 O2x O2t O2u O3 O3b O3c O5 O5a O6p O6a O6b O6c O6d O6 O7 O8 O9 fvOff sessionOpen waitAndRetry handOver",
        string.Join(' ', Enum.GetValues<RunbookOutcome>().Select(outcome => outcome.Id())));
}
