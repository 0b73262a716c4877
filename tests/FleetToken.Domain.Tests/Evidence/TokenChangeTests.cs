using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Tests.Verdicts;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Evidence;

/// <summary>What would give or take a token, with its condition, and which facts an explanation read (domain B.4; S24, S25).</summary>
public sealed class TokenChangeTests
{
    private const string Login = "Log out (not restart) and log in at the login window", Escrowed = "The Bootstrap Token is in escrow and works";

    private static readonly Mac Baseless = Baseline.Mac with { Attributes = null, FileVault = new() };
    private static readonly Mac Catalina = Baseless with { OsVersion = new(10, 15, 7), AppleSilicon = false };

    private static Mac Holding(string alice, string itAdmin = Baseline.ItAdminHoldsNone, Mac? mac = null) => (mac ?? Baseline.Mac) with
    {
        FileVault = new() { Partition = PartitionState.Encrypted },
        Attributes = LineWith.Field("", Baseline.Users(alice, itAdmin)),
    };

    /// <summary>What would give a token: rules, and of the login and the first token the conditions.</summary>
    public static TheoryData<string, Mac, string, string, string?, string?> Giving => new()
    {
        { "escrowed", Holding("alice/501/s/0/0/0/0"), "alice", "B18 B-P2 B15 B31", null, null },
        { "escrowed, managed administrator", Baseline.Mac, "itadmin", "B17 B-P2 B31", null, null },
        { "escrow not known", Baseless with { BootstrapToken = new(BootstrapTokenStatus.Unknown, true) }, "alice", "B18 B-P2 B15 B31", Escrowed, "Nobody on this Mac holds a token" },
        { "not supported", Baseless with { BootstrapToken = new(BootstrapTokenStatus.NotSupported, true) }, "alice", "B18 B-P2 B15 B31", Escrowed, "Nobody on this Mac holds a token" },
        { "macOS not known", Baseless with { OsVersion = null }, "alice", "B18 B-P2 B31", "macOS 11 or later", null },
        { "macOS and escrow not known", Baseless with { OsVersion = null, BootstrapToken = BootstrapToken.NotReported }, "alice", "B18 B-P2 B31", Escrowed + "; macOS 11 or later", null },
        { "10.15, local account", Catalina, "alice", "B12 B-P2 B10 B31", "It is a mobile account", "Nobody on this Mac holds a token" },
        { "10.15, escrow not known", Catalina with { BootstrapToken = BootstrapToken.NotReported }, "alice", "B12 B-P2 B10 B31", Escrowed + "; It is a mobile account", "Nobody on this Mac holds a token" },
        { "10.15, managed administrator", Catalina, "itadmin", "B13 B-P2 B10 B31", null, "Nobody on this Mac holds a token" },
    };

    [Theory]
    [MemberData(nameof(Giving))]
    public void WouldGive_ByVersionEscrowAndHolders(string id, Mac mac, string account, string rules, string? login, string? first)
    {
        var changes = Explain(mac, account).WouldGive;
        Assert.Equal((id, rules), (id, string.Join(' ', changes.Select(change => change.Rule))));
        Assert.StartsWith(Login, changes[0].Text, StringComparison.Ordinal);
        Assert.Equal(login, changes[0].Condition);
        Assert.Equal(first, changes.SingleOrDefault(change => change.Rule is "B10" or "B15")?.Condition);
        Assert.All(changes, IsWhole);
        Assert.All(changes.Where(change => change.Rule is not "B-P2"), change => Assert.Equal(GrantTable.Rows.Single(row => row.Id == change.Rule).Sources, change.Sources));
    }

    [Theory]
    [InlineData("10.15", "itadmin", "One IT login is enough")]
    [InlineData("10.15", "alice", "(B14)")]
    [InlineData("15.6", "itadmin", "One IT login is enough")]
    [InlineData("15.6", "alice", "(B-P3)")]
    public void WouldGive_Login_SaysWhomItServes(string os, string account, string expected) =>
        Assert.Contains(expected, Explain(Baseless with { OsVersion = MacOsVersion.Parse(os) }, account).WouldGive[0].Caution, StringComparison.Ordinal);

    [Fact]
    public void WouldGive_ByHand_WarnsOfTheExitAndCountsOnlyAnotherAdministratorsMeasuredToken()
    {
        Assert.Contains("(B-P7)", ByHand(Holding("alice/501/s/0/0/0/0")).Caution, StringComparison.Ordinal);
        Assert.Equal("S DF-18", ByHand(Holding("alice/501/s/0/0/0/0")).Sources);
        Assert.Null(ByHand(Holding("alice/501/s/0/0/0/0", Baseline.ItAdminHolds)).Condition);
        Assert.NotNull(ByHand(Holding("alice/501/s/0/0/0/0", "bob/503/s/1/1/1/0")).Condition);
        Assert.NotNull(ByHand(Holding("alice/501/a/1/0/1/0")).Condition);
        Assert.NotNull(ByHand(Baseless with { FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } }).Condition);
    }

    [Theory]
    [InlineData("15.0", true, true)]
    [InlineData("14.7", true, false)]
    [InlineData("15.0", false, false)]
    public void WouldGive_FirstToken_NotBySelfGrantOnAppleSiliconFromMacOs15(string os, bool silicon, bool expected) =>
        Assert.Equal(expected, Explain(Baseless with { OsVersion = MacOsVersion.Parse(os), AppleSilicon = silicon }, "alice").WouldGive.Single(change => change.Rule == "B15").Caution?.EndsWith("(B25).", StringComparison.Ordinal) == true);

    [Fact]
    public void WouldTake_EachWay_WithItsSourcesAndTheLastHolder()
    {
        var one = Explain(Baseline.Mac, "alice").WouldTake;
        Assert.Equal(
            [("S24, S25", "SEED; P MAN-FDE; S KC-3"), ("FT-TOK-03", "SEED"), ("B-P6", "P MAN-FDE; S"), ("B-P8", "S PCUP-62, LAPSforMac README, FLOCK")],
            one.Select(change => (change.Rule, change.Sources)));
        Assert.All(one, IsWhole);
        Assert.All(one.Take(3), change => Assert.Contains("only holder: macOS refuses to take the token of the last holder (B-P6).", change.Caution, StringComparison.Ordinal));
        Assert.Contains("disputed", one[0].Caution, StringComparison.Ordinal);
        Assert.Contains("(B-P7)", one[1].Caution, StringComparison.Ordinal);
        Assert.Contains("secureTokenOff", one[1].Text, StringComparison.Ordinal);
        Assert.Contains("ENABLED", one[3].Text, StringComparison.Ordinal);
        var two = Explain(Holding(Baseline.AliceHolds, Baseline.ItAdminHolds), "alice").WouldTake;
        Assert.All(two.Take(3), change => Assert.StartsWith("macOS refuses", change.Caution, StringComparison.Ordinal));
    }

    [Fact]
    public void Because_OfAnAccount_NamesEachFactWithItsTime()
    {
        var at = Baseline.Report;
        Assert.Equal(
            [
                new("B.4", "macOS version", "15.6", at), new("B.4", "how the account was made", null, null), new("B.4", "Bootstrap Token", "Escrowed", at),
                new("B.4", "token", "Held", at),
            ],
            Explain(Baseline.Mac, "alice").Because);
        var managed = Explain(Baseline.Mac with { Attributes = LineWith.Field("con=itadmin;") }, "itadmin").Because;
        Assert.Contains(new("B.4", "how the account was made", "managed administrator of the PreStage", null), managed);
        Assert.Contains(new("B.4", "FTK1 con", "itadmin", at), managed);
        Assert.Contains(new("B.4", "token", "NotHeld", at), managed);
        Assert.Contains(new("B.4", "how the account was made", "mobile account", at), Explain(Holding("alice/501/ms/1/1/1/0"), "alice").Because);
        var silent = Explain(Baseless with { OsVersion = null, BootstrapToken = BootstrapToken.NotReported }, "alice").Because;
        Assert.All(silent, reason => Assert.Null(reason.Value));
    }

    [Theory]
    [InlineData("alice", 499, AccountOrigin.Service)]
    [InlineData("alice", 500, AccountOrigin.Unknown)]
    [InlineData("_alice", 501, AccountOrigin.Service)]
    [InlineData("alice", null, AccountOrigin.Unknown)]
    public void Origin_BelowUid500OrWithAnUnderscore_IsAServiceAccount(string name, int? uid, AccountOrigin expected)
    {
        var account = Baseline.Judge(Baseline.Mac).Account("alice") with { Username = name, Uid = uid };
        var explained = TokenExplanation.Of(Baseline.Subject, Baseline.Judge(Baseline.Mac), account);
        Assert.Equal(expected, explained.Case.Made);
        Assert.Equal(expected == AccountOrigin.Service, explained.Because.Any(reason => reason.Value == "service account"));
    }

    [Fact]
    public void Fitting_PlatformSso_OnlyFromTheVersionsThatHaveIt()
    {
        Assert.DoesNotContain("B27", Rows("13.7"));
        Assert.Contains("B27", Rows("14.0"));
        Assert.DoesNotContain("B28", Rows("15.6"));
        Assert.Contains("B28", Rows("26.0"));
        Assert.Contains("B27", Explain(Baseline.Mac with { OsVersion = null }, "alice").Fitting.Select(row => row.Id));
        Assert.Contains("B28", Explain(Baseline.Mac with { OsVersion = null }, "alice").Fitting.Select(row => row.Id));

        static IEnumerable<string> Rows(string os) => Explain(Baseline.Mac with { OsVersion = MacOsVersion.Parse(os) }, "alice").Fitting.Select(row => row.Id);
    }

    [Fact]
    public void Fitting_ListsOfItNotReadable_TheAccountMayBeTheManagedAdministrator()
    {
        var subject = Baseline.Subject with { Server = ServerFacts.NotRead };
        var verdicts = Baseline.Judge(subject);
        Assert.Contains("B17", TokenExplanation.Of(subject, verdicts, verdicts.Account("alice")).Fitting.Select(row => row.Id));
        Assert.DoesNotContain("B17", Explain(Baseline.Mac, "alice").Fitting.Select(row => row.Id));
    }

    [Fact]
    public void Cautions_OfTodaysVersion_NotForAServiceAccountOrAnUnknownVersion()
    {
        Assert.StartsWith("The rules of the macOS version that the Mac runs today are shown.", Assert.Single(Explain(Baseline.Mac, "alice").Cautions), StringComparison.Ordinal);
        Assert.Empty(Explain(Baseline.Mac with { OsVersion = null }, "alice").Cautions);
        var service = Baseline.Judge(Baseline.Mac).Account("alice") with { Username = "_mbsetupuser" };
        Assert.Empty(TokenExplanation.Of(Baseline.Subject, Baseline.Judge(Baseline.Mac), service).Cautions);
    }

    [Theory]
    [InlineData("10.15.3", true, "B07")]
    [InlineData("10.15.4", true, "B08")]
    [InlineData("14.3", true, "B08 B22 B24")]
    [InlineData("14.4", true, "B08 B23 B24")]
    [InlineData("15.0", true, "B08 B23 B24 B26")]
    [InlineData("15.0", false, "B08 B23")]
    public void Beside_ByVersionAndProcessor(string os, bool silicon, string rows) =>
        Assert.Equal(rows, string.Join(' ', Explain(Baseline.Mac with { OsVersion = MacOsVersion.Parse(os), AppleSilicon = silicon }, "alice").Beside.Select(row => row.Id)));

    private static TokenChange ByHand(Mac mac) => Explain(mac, "alice").WouldGive.Single(change => change.Rule == "B-P2");

    /// <summary>Sentences for a reader, a condition without a full stop, and where it is known from.</summary>
    private static void IsWhole(TokenChange change)
    {
        Assert.EndsWith(".", change.Text, StringComparison.Ordinal);
        Assert.True(change.Caution is null || change.Caution.EndsWith('.'), change.Text);
        Assert.True(change.Condition is null || (change.Condition.Length > 0 && !change.Condition.EndsWith('.')), change.Text);
        Assert.NotEmpty(change.Sources);
    }

    private static TokenExplanation Explain(Mac mac, string username)
    {
        var verdicts = Baseline.Judge(mac);
        return TokenExplanation.Of(Baseline.With(mac), verdicts, verdicts.Account(username));
    }
}
