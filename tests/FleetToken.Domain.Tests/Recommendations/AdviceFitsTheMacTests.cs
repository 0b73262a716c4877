using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Recommendations;

/// <summary>The same finding asks for other steps on another Mac (domain E.2): what comes first, and what is left out.</summary>
public sealed class AdviceFitsTheMacTests
{
    [Theory]
    [InlineData("FT-BT-01", TokenVerdict.Nobody, "Give the user a token", "First give the person a token")]
    [InlineData("FT-BT-01", TokenVerdict.EndUsersOnly, "Have a token holder log in", "Have a token holder log out")]
    [InlineData("FT-FV-01", TokenVerdict.Nobody, "Give the user a token", "First give the person a token")]
    [InlineData("FT-FV-01", TokenVerdict.EndUsersOnly, "Scope a FileVault profile", "See that the person holds a token")]
    public void WhatNeedsAHolder_OnAMacWithoutOne_BeginsWithTheToken(string code, TokenVerdict verdict, string next, string first)
    {
        var advice = Advice(code, Healthy with { TokenVerdict = Said(verdict) });

        Assert.Equal(next, advice.NextStep);
        Assert.StartsWith(first, advice.Steps[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EvidenceKind.Measured, "Stop the cause", false)]
    [InlineData(EvidenceKind.Estimated, "Measure the token holders", true)]
    public void AdditionalAdmin_OnAnEstimate_IsMeasuredAndNothingIsTaken(EvidenceKind evidence, string next, bool ban)
    {
        var advice = Advice("FT-TOK-03", Healthy, evidence);

        Assert.Equal(next, advice.NextStep);
        Assert.Equal(ban, advice.DoNot.Contains("Do not take a token off an account on an estimate."));
    }

    [Theory]
    [InlineData(true, TokenState.Held, EvidenceKind.Measured, null)]
    [InlineData(false, TokenState.Held, EvidenceKind.Measured, "Not yet: the recovery key is not proven. Repair that first.")]
    [InlineData(true, TokenState.Held, EvidenceKind.Estimated, "Not yet: the end user's token is not measured as held. Repair that first.")]
    [InlineData(true, TokenState.NotHeld, EvidenceKind.Measured, "Not yet: the end user's token is not measured as held. Repair that first.")]
    [InlineData(true, TokenState.Suspect, EvidenceKind.Measured, "Not yet: the end user's token is not measured as held. Repair that first.")]
    public void Guards_OfARemoval_NameTheOneThatIsOpen(bool proven, TokenState token, EvidenceKind evidence, string? open)
    {
        var verdicts = Healthy.WithAccounts(Account("alice", token) with { TokenEvidence = evidence }) with { KeyProven = Said(proven) };

        Assert.Equal(open, Advice("FT-TOK-03", verdicts).Steps.Single(step => step.Text.StartsWith("Check the guards", StringComparison.Ordinal)).Caution);
    }

    [Theory]
    [InlineData(MacPhase.InUse, false)]
    [InlineData(MacPhase.Lab, true)]
    public void AdditionalAdmin_OnASharedMac_IsToldToBeExemptFirst(MacPhase phase, bool exempt)
    {
        var steps = Advice("FT-TOK-03", Healthy with { Phase = phase }).Steps;

        Assert.Equal(exempt, steps[0].Effect == StepEffect.OnlyDecides);
        Assert.Equal(exempt, steps[0].Text.Contains("exempt", StringComparison.Ordinal));
    }

    [Fact]
    public void AdditionalAdminInCaseB_IsConfirmedByAPersonBeforeAnythingIsTaken()
    {
        var verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held), ExtraAdmin(), ItAdmin(TokenState.Held));
        Recommendation Of(string rule) => RecommendationBook.For(
            new Finding("FT-TOK-03", FindingSubject.Mac, Severity.High, EvidenceKind.Measured, [new Reason(rule, "holder", "bob", null)], ShownInside: null), verdicts);
        bool NeedsConfirmation(string text) => text.Contains("a person confirm", StringComparison.OrdinalIgnoreCase);

        Assert.Contains(Of("FT-TOK-03 (b)").Steps, step => NeedsConfirmation(step.Text));
        Assert.Contains(Of("FT-TOK-03 (b)").DoNot, NeedsConfirmation);
        Assert.DoesNotContain(Of("FT-TOK-03 (a)").Steps, step => NeedsConfirmation(step.Text));
        Assert.DoesNotContain(Of("FT-TOK-03 (a)").DoNot, NeedsConfirmation);
        Assert.Equal(2, Of("FT-TOK-03 (b)").Steps.Count(step => step.Command?.Text.Contains("-secureTokenOff", StringComparison.Ordinal) == true));
        Assert.Equal(1, Of("FT-TOK-03 (a)").Steps.Count(step => step.Command?.Text.Contains("-secureTokenOff", StringComparison.Ordinal) == true));
    }

    [Theory]
    [InlineData(EvidenceKind.Measured, true)]
    [InlineData(EvidenceKind.Estimated, false)]
    public void AdditionalAdmin_OnAnEstimate_GivesNoRemovalCommand(EvidenceKind evidence, bool removes) => Assert.Equal(
        removes,
        Advice("FT-TOK-03", Healthy.WithAccounts(Account("alice", TokenState.Held), ItAdmin(TokenState.Held)), evidence).Steps
            .Any(step => step.Command?.Text.Contains("-secureTokenOff", StringComparison.Ordinal) == true));

    [Theory]
    [InlineData(AccountMatch.Guessed, "Ask the person once whether the guessed account is theirs.")]
    [InlineData(AccountMatch.Unmatched, "Ask the person once which local account is theirs.")]
    public void EndUserNotKnown_IsAskedForWhatIsNotKnown(AccountMatch match, string question) =>
        Assert.Equal(question, Advice("FT-USR-01", Healthy with { Assigned = new AssignedAccount(match, match == AccountMatch.Guessed ? "alice" : null, 6) }).Steps[0].Text);

    [Theory]
    [InlineData(KeyState.Dead, "Make and escrow a new key")]
    [InlineData(KeyState.Unknown, "Refresh, then make a new key")]
    public void NoSecondWayIn_NextStep_RefreshesAKeyThatMayBeGood(KeyState key, string next) =>
        Assert.Equal(next, Advice("FT-TOK-09", Healthy with { KeyState = key }).NextStep);

    [Theory]
    [InlineData(KeyState.Dead, false)]
    [InlineData(KeyState.Unknown, true)]
    public void NoSecondWayIn_NewKey_WaitsOnlyWhereTheOldOneMayBeGood(KeyState key, bool waits) => Assert.Equal(
        waits,
        Advice("FT-TOK-09", Healthy with { KeyState = key }).Steps.Any(step => step.Condition?.StartsWith("Still unknown", StringComparison.Ordinal) == true));

    [Theory]
    [InlineData(KeyState.Valid, "Remove the institutional key", "See that the Personal Recovery Key still reads Valid")]
    [InlineData(KeyState.Unknown, "Get a valid personal key", "First make the Personal Recovery Key valid")]
    [InlineData(KeyState.Dead, "Get a valid personal key", "First make the Personal Recovery Key valid")]
    public void InstitutionalKey_IsRemovedOnlyBesideAValidPersonalKey(KeyState key, string next, string first)
    {
        var advice = Advice("FT-KEY-01", Healthy with { KeyState = key });

        Assert.Equal(next, advice.NextStep);
        Assert.StartsWith(first, advice.Steps[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D.5, 2", "Wait until they are back in", "Wait until the person is back in", "The person is back in")]
    [InlineData("D.5, 1", "Make and escrow a new key", "Ask Escrow Buddy", null)]
    public void KeyDisclosed_IsReplacedOnlyOnceThePersonIsBackIn(string rule, string next, string first, string? condition)
    {
        var advice = RecommendationBook.For(
            new Finding("FT-PRK-05", FindingSubject.Mac, Severity.High, EvidenceKind.Measured, [new Reason(rule, "fact", "yes", Now)], ShownInside: null),
            Healthy with { CanRotateSilently = Said(SilentRotation.EscrowBuddy) });

        Assert.Equal(next, advice.NextStep);
        Assert.StartsWith(first, advice.Steps[0].Text, StringComparison.Ordinal);
        Assert.Equal(condition, advice.Steps.Single(step => step.Text.StartsWith("Ask Escrow Buddy", StringComparison.Ordinal)).Condition);
    }

    [Fact]
    public void KeyValidityUnknown_NewKey_WaitsUntilTheRefreshHasFailed()
    {
        var steps = Advice("FT-PRK-03", Healthy with { KeyState = KeyState.Unknown, CanRotateSilently = Said(SilentRotation.Unknown) }).Steps;

        var conditions = steps.Select(step => step.Condition).ToList();
        Assert.Equal(
            [
                null,
                null,
                "Still unknown, and Escrow Buddy and the escrow profile are on the Mac (FTK1: eb is 1 or 2, esc is 1)",
                "Still unknown, and macOS 26 or later, Bootstrap Token escrowed, exactly one escrow profile on the Mac",
                "Still unknown, and neither of the ways above fits",
                null,
            ],
            conditions);
        Assert.Equal([3], Enumerable.Range(0, steps.Count).Where(i => steps[i].Caution?.StartsWith("The present key may still be good", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void KeyValidityUnknown_WithOneWay_WaitsForTheRefreshToo() =>
        Assert.Equal("Still unknown", Advice("FT-PRK-03", Healthy with { KeyState = KeyState.Unknown, CanRotateSilently = Said(SilentRotation.EscrowBuddy) }).Steps[2].Condition);

    [Theory]
    [InlineData(TokenRegrant.Yes, "Log out and in again", true)]
    [InlineData(TokenRegrant.Likely, "Log out and in again", true)]
    [InlineData(TokenRegrant.MobileOnly, "Log out and in again", true)]
    [InlineData(TokenRegrant.Unknown, "Log out and in again", true)]
    [InlineData(TokenRegrant.ByHolder, "Give a first token", false)]
    [InlineData(TokenRegrant.No, "Give a first token", false)]
    public void NoTokenHolder_LogsInBeforeAFirstToken_WhereThatMayHelp(TokenRegrant way, string next, bool login)
    {
        var advice = Advice("FT-TOK-01", Healthy with { CanRegrantToken = Said(way) });

        Assert.Equal(next, advice.NextStep);
        Assert.Equal(login ? 1 : 0, advice.Steps.Count(step => step.Text.StartsWith("Have the person log out", StringComparison.Ordinal)));
        Assert.DoesNotContain(advice.Steps, step => step.Text.StartsWith("An administrator who holds a token grants", StringComparison.Ordinal));
        var after = login ? ", and the login did not help" : "";
        Assert.Equal(
            ["macOS 10.15" + after, "macOS 11 or later" + after],
            advice.Steps.Where(step => step.Text.StartsWith("Let macOS give the first token", StringComparison.Ordinal)).Select(step => step.Condition));
    }

    [Theory]
    [InlineData(MacPhase.InUse, AccountMatch.Matched, false)]
    [InlineData(MacPhase.InUse, AccountMatch.Guessed, true)]
    [InlineData(MacPhase.InUse, AccountMatch.Unmatched, true)]
    [InlineData(MacPhase.Lab, AccountMatch.Unmatched, false)]
    [InlineData(MacPhase.Leaver, AccountMatch.Matched, false)]
    public void OnlyItAccountsHoldToken_FindsTheEndUserFirst_WhereThereIsOneToFind(MacPhase phase, AccountMatch match, bool first) => Assert.Equal(
        first,
        Advice("FT-TOK-06", Healthy with { Phase = phase, Assigned = new AssignedAccount(match, match == AccountMatch.Unmatched ? null : "alice", 1) })
            .Steps[0].Text.StartsWith("Find out which account", StringComparison.Ordinal));

    [Theory]
    [InlineData("FT-TOK-02", TokenRegrant.No, true)]
    [InlineData("FT-TOK-02", TokenRegrant.Yes, false)]
    [InlineData("FT-TOK-02", TokenRegrant.ByHolder, false)]
    [InlineData("FT-TOK-11", TokenRegrant.No, true)]
    [InlineData("FT-TOK-11", TokenRegrant.Unknown, false)]
    public void BootstrapToken_IsEscrowedFirst_OnlyWhereNoWayIsLeft(string code, TokenRegrant way, bool escrow) => Assert.Equal(
        escrow,
        Advice(code, Healthy with { CanRegrantToken = Said(way) }).Steps.Any(step => step.Text.StartsWith("Get the Bootstrap Token escrowed", StringComparison.Ordinal)));

    [Theory]
    [InlineData(TokenRegrant.Yes, "It stays", "It stays, and the login did not help, and an administrator with a token can come to the Mac")]
    [InlineData(TokenRegrant.MobileOnly, "It stays, and the account is a mobile account or the managed administrator (macOS 10.15)")]
    public void TokenAndListDisagree_ReadsAgainBeforeItGrants(TokenRegrant way, params string[] conditions) => Assert.Equal(
        conditions,
        Advice("FT-TOK-10", Healthy with { CanRegrantToken = Said(way) }).Steps.Skip(1).Take(conditions.Length).Select(step => step.Condition));

    [Fact]
    public void Name_OfTheLongestLength_IsFilledIn() => Assert.True(CopyableCommand.IsSafe(new string('a', 64)));

    private static Recommendation Advice(string code, MacVerdicts verdicts, EvidenceKind evidence = EvidenceKind.Measured) =>
        RecommendationBook.For(new Finding(code, FindingSubject.Mac, Severity.High, evidence, [], ShownInside: null), verdicts);
}
