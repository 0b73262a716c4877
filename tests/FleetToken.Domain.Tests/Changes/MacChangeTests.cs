using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Changes;

/// <summary>What a Mac's history follows, and how it spells it.</summary>
public sealed class MacChangeTests
{
    private static readonly MacState Before = StateOf(Healthy);

    [Fact]
    public void Between_OfTheSameState_IsEmpty() => Assert.Empty(MacChange.Between(Before, StateOf(Healthy)));

    [Fact]
    public void Between_OfStatesThatDifferInEverything_SpellsAsRestDoesAndKeepsTheOrder()
    {
        var after = new MacState
        {
            Name = "MBP-2",
            AssignedUsername = null,
            OsVersion = "26.0.1",
            Site = "Zürich",
            Phase = MacPhase.Leaver,
            FileVault = FileVaultState.Decrypting,
            RecoveryKey = KeyValidity.NotApplicable,
            KeyEscrowed = Answer.No,
            BootstrapToken = BootstrapTokenStatus.NotEscrowed,
            TokenHolders = ["bob", "itadmin"],
            TokenVerdict = TokenVerdict.ExtraAdmins,
            Recoverability = Recoverability.KeyOnly,
            Severity = Severity.Critical,
        };

        Assert.Equal(
            [
                new("name", "MBP-1", "MBP-2"),
                new("assignedUser", "alice", null),
                new("osVersion", "15.6", "26.0.1"),
                new("site", null, "Zürich"),
                new("phase", "inUse", "leaver"),
                new("fileVault", "on", "decrypting"),
                new("recoveryKey", "valid", "notApplicable"),
                new("keyEscrowed", "yes", "no"),
                new("bootstrapToken", "escrowed", "notEscrowed"),
                new("tokenHolders", "alice", "bob; itadmin"),
                new("tokenVerdict", "endUsersOnly", "extraAdmins"),
                new("recoverability", "strong", "keyOnly"),
                new("severity", "none", "critical"),
            ],
            MacChange.Between(Before, after));
    }

    [Fact]
    public void TokenHolders_FromNobodyToUnknown_IsAChange()
    {
        var change = Assert.Single(MacChange.Between(Before with { TokenHolders = [] }, Before with { TokenHolders = null }));

        Assert.Equal(new MacChange("tokenHolders", "", null), change);
    }

    [Fact]
    public void State_OfHolders_ListsThemInOrdinalOrderSuspectAndEstimatedOnesIncluded()
    {
        var estimated = Account("Zoe", TokenState.Held) with { TokenEvidence = EvidenceKind.Estimated };

        var state = StateOf(Healthy.WithAccounts(Account("bob", TokenState.Suspect), Account("alice", TokenState.Held), Account("carol", TokenState.NotHeld), estimated));

        Assert.Equal(["Zoe", "alice", "bob"], state.TokenHolders);
    }

    [Fact]
    public void State_OfMeasuredNobody_IsEmpty() => Assert.Empty(Assert.IsType<string[]>(StateOf(Healthy.WithAccounts(Account("alice", TokenState.NotHeld))).TokenHolders));

    [Fact]
    public void State_OfUnmeasuredHolders_IsNull() => Assert.Null(StateOf(Healthy.Unmeasured()).TokenHolders);

    [Fact]
    public void State_OfHoldersWithoutNames_IsNull() =>
        Assert.Null(StateOf(Healthy.WithAccounts(Account("alice", TokenState.NotHeld)) with { HolderCount = 2 }).TokenHolders);

    private static MacState StateOf(MacVerdicts verdicts) => MacState.Of(HealthyMac, Judge(Subject, verdicts));
}
