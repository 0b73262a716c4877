using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class AssignedAccountTests
{
    private static readonly LocalAccount Carol = new() { Username = "carol", Uid = 504, Admin = false };
    private static readonly LocalAccount[] Three = [Baseline.Alice, Baseline.Bob, Carol];
    private static readonly MacCounters BobThrice = new() { ConsoleUsers = ["bob", "bob", "bob"] };

    public static TheoryData<string, AssignedUser, LocalAccount[], MacCounters, AccountMatch, string?, int> Cases => new()
    {
        { "a", new("alice", null, null), [Baseline.Alice, Baseline.ItAdmin], MacCounters.None, AccountMatch.Matched, "alice", 1 },
        { "b", new("Alice@corp.example", null, null), [Baseline.Alice, Baseline.ItAdmin], MacCounters.None, AccountMatch.Matched, "alice", 2 },
        { "c", new("a.meier@corp.example", "Alice Meier", null), [Baseline.Alice, Baseline.ItAdmin], MacCounters.None, AccountMatch.Guessed, "alice", 4 },
        { "d", new("77812", null, null), Three, MacCounters.None, AccountMatch.Unmatched, null, 7 },
        { "e-mail", new("77812", null, "bob@corp.example"), Three, BobThrice, AccountMatch.Matched, "bob", 2 },
        { "two hits", new("alice@corp.example", null, "bob@corp.example"), Three, MacCounters.None, AccountMatch.Unmatched, null, 7 },
        { "two full names", new("77812", "Alice Meier", null), [Baseline.Alice, Carol with { FullName = "alice meier" }], MacCounters.None, AccountMatch.Unmatched, null, 7 },
        { "console", new("77812", null, null), Three, BobThrice, AccountMatch.Guessed, "bob", 5 },
        { "console twice", new("77812", null, null), Three, new() { ConsoleUsers = ["bob", "bob"] }, AccountMatch.Unmatched, null, 7 },
        { "console changes", new("77812", null, null), Three, new() { ConsoleUsers = ["bob", "alice", "bob"] }, AccountMatch.Unmatched, null, 7 },
        { "only person", new(null, null, null), [Baseline.Bob, Baseline.ItAdmin], MacCounters.None, AccountMatch.Guessed, "bob", 6 },
        { "IT is nobody's", new("itadmin", null, null), Three, MacCounters.None, AccountMatch.Unmatched, null, 7 },
        { "service account", new("_svc", null, null), [.. Three, new() { Username = "_svc", Uid = 505 }], MacCounters.None, AccountMatch.Unmatched, null, 7 },
        { "mixed scripts", new("аlice", null, null), [new() { Username = "аlice", Uid = 501 }], MacCounters.None, AccountMatch.Unmatched, null, 7 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void V14_AssignedAccount(string id, AssignedUser user, LocalAccount[] accounts, MacCounters counters, AccountMatch match, string? username, int rung)
    {
        var mac = Baseline.Mac with { User = user, Accounts = accounts, Attributes = null, FileVault = new() };
        var assigned = Baseline.Judge(Baseline.With(mac) with { Counters = counters }).Assigned;
        Assert.Equal((id, new AssignedAccount(match, username, rung)), (id, assigned));
    }

    [Fact]
    public void AssignedAccount_AccountsLeftOutOfTheLine_NoneIsTheOnlyOne()
    {
        var mac = Baseline.Mac with { User = new(null, null, null), Accounts = null, Attributes = Baseline.Line(Baseline.Users(Baseline.AliceHolds, "+1"), n: "1"), FileVault = new() };
        Assert.Equal(AccountMatch.Unmatched, Baseline.Judge(mac).Assigned.Match);
    }
}
