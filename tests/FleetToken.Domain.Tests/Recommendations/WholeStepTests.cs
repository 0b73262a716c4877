using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Recommendations;

/// <summary>Every step of the whole catalogue, on every kind of Mac, can be followed without asking back.</summary>
public sealed class WholeStepTests
{
    private static readonly string[] ChangingVerbs =
        ["Add", "Archive", "Change", "Copy", "Delete", "Deploy", "Enrol", "Escrow", "Install", "Leave", "Remove", "Renew", "Repair", "Replace", "Scope", "Set", "Switch", "Take", "Update macOS"];

    private static readonly string[] ChangingCommands =
        ["-secureTokenOn", "-secureTokenOff", "fdesetup remove", "fdesetup sync", "changerecovery", "profiles install", "defaults write", "updatePreboot"];

    private static readonly List<(string Code, RecommendationStep Step)> Steps = [.. OfMacs().Concat(OfObjects()).Distinct()];

    public static TheoryData<string> Codes => [.. FindingCatalogue.All.Select(description => description.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Step_ThatChangesSomething_SaysWhatItNeedsWhatItRisksAndHowToTell(string code)
    {
        var changing = Steps.Where(item => item.Code == code && item.Step.Effect == StepEffect.Changes).Select(item => item.Step).ToList();

        Assert.All(changing, step =>
        {
            Assert.True(step.Needs is not null, $"Needs: {step.Text}");
            Assert.True(step.Risk is not null, $"Risk: {step.Text}");
            Assert.True(step.HowToTell is not null, $"HowToTell: {step.Text}");
        });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Step_ThatSaysItChangesNothing_DoesNot(string code)
    {
        var still = Steps.Where(item => item.Code == code && item.Step.Effect != StepEffect.Changes).Select(item => item.Step).ToList();

        Assert.All(still, step =>
        {
            Assert.DoesNotContain(ChangingVerbs, verb => step.Text.StartsWith(verb + " ", StringComparison.Ordinal));
            Assert.DoesNotContain(ChangingCommands, change => step.Command?.Text.Contains(change, StringComparison.Ordinal) == true);
        });
    }

    [Fact]
    public void EveryFinding_HasStepsHere() =>
        Assert.Equal(FindingCatalogue.All.Select(description => description.Code).Order(), Steps.Select(item => item.Code).Distinct().Order());

    [Fact]
    public void Texts_OfEveryStep_AreSentencesWithoutCommandsSecretsOrNames() => Assert.All(
        Steps.SelectMany(item => new[] { item.Step.Text, item.Step.Caution, item.Step.Needs, item.Step.Risk, item.Step.HowToTell }).OfType<string>().Distinct(),
        text =>
        {
            Assert.Matches("^[A-Z].*\\.$", text);
            Assert.DoesNotMatch(@"\bsudo \S+ |\balice\b|\bitadmin\b|\bcarol\b|\[unconfirmed\]", text);
        });

    [Fact]
    public void Step_WithACommandThatAsksForAPassword_IsDoneWithSomebodyAtTheMac() => Assert.All(
        Steps.Where(item => item.Step.Command?.Text.Contains("-adminPassword", StringComparison.Ordinal) == true),
        item => Assert.Equal(StepActor.MacAdminAtTheMac, item.Step.WhoCanDoIt));

    private static IEnumerable<(string Code, RecommendationStep Step)> OfMacs() =>
        from verdicts in KindsOfMac()
        from description in FindingCatalogue.OfMacs
        from evidence in new[] { EvidenceKind.Measured, EvidenceKind.Estimated }
        from reason in new[] { "", "FT-TOK-03 (b)" }
        let finding = new Finding(description.Code, FindingSubject.Mac, Severity.Medium, evidence, reason.Length == 0 ? [] : [new Reason(reason, "", null, null)], ShownInside: null)
        from step in RecommendationBook.For(finding, verdicts).Steps
        select (description.Code, step);

    private static IEnumerable<(string Code, RecommendationStep Step)> OfObjects() =>
        from description in FindingCatalogue.OfObjects
        from step in RecommendationBook.For(new ObjectFinding { Code = description.Code, Severity = Severity.Medium, Because = [] }).Steps
        select (description.Code, step);

    private static IEnumerable<MacVerdicts> KindsOfMac() =>
    [
        Healthy,
        Healthy.WithAccounts(Account("alice", TokenState.NotHeld), Account("carol", TokenState.Held, admin: true)),
        .. Enum.GetValues<TokenRegrant>().Select(way => Healthy with { CanRegrantToken = Said(way) }),
        .. from way in Enum.GetValues<SilentRotation>() from key in Enum.GetValues<KeyState>() select Healthy with { CanRotateSilently = Said(way), KeyState = key, KeyProven = Said(false) },
        .. Enum.GetValues<TokenVerdict>().Select(verdict => Healthy with { TokenVerdict = Said(verdict) }),
        .. Enum.GetValues<UsableHolders>().Select(holders => Healthy with { UsableHolders = Said(holders), KeyState = KeyState.Dead }),
        .. Enum.GetValues<FileVaultState>().Select(disk => Healthy with { FileVault = Said(disk) }),
        .. Enum.GetValues<AccountMatch>().Select(match => Healthy with { Assigned = new AssignedAccount(match, match == AccountMatch.Unmatched ? null : "alice", 1) }),
        Healthy with { Phase = MacPhase.Lab },
    ];
}
