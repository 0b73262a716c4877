using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Recommendations;

/// <summary>Names in commands (domain E.5, vector V20): an administrator pastes them into a root shell.</summary>
public sealed class CopyableCommandTests
{
    private const string Harmless = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

    private static readonly string[] Hostile =
    [
        "$(rm -rf)", "-a", "--help", "müller", "", " ", "a b", "a'b", "a\"b", "a`b`", "a;b", "a|b", "a&b", "a\nb", "a\n", "a\tb", "a\\b", "~", "*", "a>b", "a$b",
        "\u202Ealice", "аlice", "a\0b", "alice\r", "{a,b}", "!a", "a#b", "A/B", "%s", new string('a', 65),
    ];

    public static TheoryData<string> HostileNames => [.. Hostile];

    [Theory]
    [InlineData("alice", "id 'alice'")]
    [InlineData("$(rm -rf)", "id USER")]
    [InlineData("-a", "id USER")]
    [InlineData("müller", "id USER")]
    public void V20_Name_IsFilledInOnlyWhereItIsHarmless(string name, string expected) =>
        Assert.Equal(expected, CopyableCommand.Of("id USER", ("USER", name)).Text);

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Name_ThatAShellWouldRead_StaysAPlaceholderWithTheWarning(string name)
    {
        var command = CopyableCommand.Of("id USER HOLDER", ("USER", name), ("HOLDER", "carol"));

        Assert.Equal("id USER 'carol'", command.Text);
        Assert.Equal("This name holds characters that a shell would read: type it yourself.", command.Warning);
    }

    [Fact]
    public void Name_ThatNobodyKnows_StaysAPlaceholderWithoutWarning() =>
        Assert.Equal(new CopyableCommand("id USER"), CopyableCommand.Of("id USER", ("USER", null)));

    [Fact]
    public void Name_OfAnyCharacters_NeverReachesTheShellUnquoted()
    {
        var random = new Random(20260924);
        for (var i = 0; i < 20_000; i++)
        {
            var length = random.Next(0, 70);
            var name = string.Create(length, random, static (span, source) =>
            {
                foreach (ref var c in span)
                {
                    c = source.Next(3) == 0 ? (char)source.Next(0, 0x2FF) : Harmless[source.Next(Harmless.Length)];
                }
            });
            var safe = length is > 0 and <= 64 && name[0] != '-' && name.All(Harmless.Contains);

            Assert.Equal(safe, CopyableCommand.IsSafe(name));
            Assert.Equal(safe ? $"id '{name}'" : "id USER", CopyableCommand.Of("id USER", ("USER", name)).Text);
        }
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Recommendations_OnAMacWithHostileNames_FillInNoneOfThem(string name)
    {
        var verdicts = Healthy.WithAccounts(
            Account(name, TokenState.Held, admin: true),
            ItAdmin(TokenState.Held) with { Username = name + "'x" }) with
        {
            Assigned = new AssignedAccount(AccountMatch.Matched, name, 1),
        };

        foreach (var command in CommandsOf(verdicts))
        {
            Assert.DoesNotContain('\'', command.Text);
            Assert.Matches("^[A-Za-z0-9 ./_-]+$", command.Text);
        }
    }

    [Fact]
    public void Commands_OfEveryFinding_PromptForPasswordsAndCarryNoKey()
    {
        foreach (var command in Enum.GetValues<TokenRegrant>().SelectMany(way => CommandsOf(Healthy with { CanRegrantToken = Said(way) })))
        {
            Assert.DoesNotMatch("(?i)password (?!-( |$))", command.Text);
            Assert.DoesNotMatch("[A-Z0-9]{4}-[A-Z0-9]{4}", command.Text);
        }
    }

    [Fact]
    public void RemovalCommand_ForAccountOfIt_NamesItAndItsHolder()
    {
        var verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held, admin: true), ItAdmin(TokenState.Held));

        var command = Assert.Single(Steps("FT-TOK-03", verdicts), step => step.Command?.Text.Contains("-secureTokenOff", StringComparison.Ordinal) == true).Command;

        Assert.Equal(new CopyableCommand("sudo sysadminctl -secureTokenOff 'itadmin' -password - -adminUser 'alice' -adminPassword -"), command);
    }

    [Fact]
    public void RemovalCommand_ForAnotherAdministrator_WaitsForAPerson()
    {
        var verdicts = Healthy.WithAccounts(Account("alice", TokenState.Held, admin: true), ExtraAdmin());
        var finding = Assert.Single(Judge(Subject, verdicts).Findings, item => item.Code == "FT-TOK-03");

        var command = Assert.Single(
            RecommendationBook.For(finding, verdicts).Steps, step => step.Command?.Text.Contains("-secureTokenOff", StringComparison.Ordinal) == true).Command!;

        Assert.StartsWith("sudo sysadminctl -secureTokenOff ADMIN ", command.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("'bob'", command.Text, StringComparison.Ordinal);
        Assert.Equal("A person has to confirm this account for this Mac first: type its name yourself.", command.Warning);
    }

    [Fact]
    public void GrantCommand_ForEndUser_NamesUserAndHolder()
    {
        var verdicts = Healthy.WithAccounts(Account("alice", TokenState.NotHeld), Account("carol", TokenState.Held, admin: true)) with { CanRegrantToken = Said(TokenRegrant.ByHolder) };

        Assert.Contains(
            new CopyableCommand("sudo sysadminctl -secureTokenOn 'alice' -password - -adminUser 'carol' -adminPassword -"),
            Steps("FT-TOK-02", verdicts).Select(step => step.Command));
    }

    [Fact]
    public void RemoveCryptoUser_Command_NeverCarriesAUuid() =>
        Assert.Contains(new CopyableCommand("sudo fdesetup remove -uuid UUID"), Steps("FT-TOK-07", Healthy).Select(step => step.Command));

    private static IEnumerable<CopyableCommand> CommandsOf(MacVerdicts verdicts) =>
        FindingCatalogue.OfMacs.SelectMany(item => Steps(item.Code, verdicts)).Select(step => step.Command).OfType<CopyableCommand>();

    private static IReadOnlyList<RecommendationStep> Steps(string code, MacVerdicts verdicts) =>
        RecommendationBook.For(new Finding(code, FindingSubject.Mac, Severity.High, EvidenceKind.Measured, [], ShownInside: null), verdicts).Steps;
}
