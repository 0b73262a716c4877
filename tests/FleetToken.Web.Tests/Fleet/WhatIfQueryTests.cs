using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.Fleet;

public sealed class WhatIfQueryTests
{
    [Fact]
    public async Task AskAsync_OfAnAccountOnSeveralMacs_SaysForEachWhatIsLeft()
    {
        await using var fleet = await FleetAsync(
            Mac(1, KeyValidity.Invalid, stale: true), Mac(2, KeyValidity.Valid, stale: false), Mac(3, KeyValidity.Valid, stale: true), Mac(4, KeyValidity.Invalid, stale: true));
        await fleet.AddAsync(db => db.Accounts.AddRange(
            Account(1, 0, "anna"), Account(2, 0, "anna"), Account(3, 0, "anna"), Account(4, 0, "anna"), Account(4, 1, "bert")));

        var answer = await Query(fleet).AskAsync(["anna"], FleetScope.Everything, TestContext.Current.CancellationToken);

        Assert.Equal(
            [(1L, WayLeft.NoWayIn), (3L, WayLeft.CannotTell), (2L, WayLeft.KeyOnly), (4L, WayLeft.AnotherHolder)],
            answer.Macs.Select(mac => (mac.Id.ComputerId, mac.Left)));
        Assert.Equal(4, answer.Affected);
        Assert.Equal(["bert"], answer.Macs[3].Staying);
    }

    [Fact]
    public async Task AskAsync_WhereOnlyAccountsOfItStay_CountsThemAsNoProof()
    {
        await using var fleet = await FleetAsync(Mac(1, KeyValidity.Invalid, stale: true), Mac(2, KeyValidity.Invalid, stale: true));
        await fleet.AddAsync(db => db.Accounts.AddRange(
            Account(1, 0, "anna"), Account(1, 1, "itadmin", AccountKind.ManagedAdministrator), Account(2, 0, "anna"), Account(2, 1, "Local-Adm", AccountKind.OtherAdmin)));

        var answer = await Query(fleet, new FleetSettings { AdminAccounts = ["local-adm"] }).AskAsync(["anna"], FleetScope.Everything, TestContext.Current.CancellationToken);

        Assert.Equal(2, answer.Counts[WayLeft.OnlyItAccounts]);
    }

    [Fact]
    public async Task AskAsync_OfAnotherSpelling_FindsTheSameAccount()
    {
        await using var fleet = await FleetAsync(Mac(1, KeyValidity.Invalid, stale: true));
        await fleet.AddAsync(db => db.Accounts.Add(Account(1, 0, "Ärnie")));

        var answer = await Query(fleet).AskAsync(["a\u0308rnie"], FleetScope.Everything, TestContext.Current.CancellationToken);

        Assert.Equal(1, answer.Counts[WayLeft.NoWayIn]);
    }

    [Fact]
    public async Task AskAsync_OutOfScopeOrGone_LeavesTheMacOut()
    {
        var (berlin, lisbon, gone) = (Mac(1, KeyValidity.Invalid, stale: true), Mac(2, KeyValidity.Invalid, stale: true), Mac(3, KeyValidity.Invalid, stale: true));
        (berlin.Site, lisbon.Site, gone.Site, gone.GoneAt) = ("Berlin", "Lisbon", "Berlin", StoredFleet.Now);
        await using var fleet = await FleetAsync(berlin, lisbon, gone);
        await fleet.AddAsync(db => db.Accounts.AddRange(Account(1, 0, "anna"), Account(2, 0, "anna"), Account(3, 0, "anna")));
        var scope = FleetScope.OfSites(["Berlin"]);

        var answer = await Query(fleet).AskAsync(["anna"], scope, TestContext.Current.CancellationToken);
        var suggested = await Query(fleet).SuggestAsync("an", scope, TestContext.Current.CancellationToken);

        Assert.Equal([1L], answer.Macs.Select(mac => mac.Id.ComputerId));
        Assert.Equal([new AccountSuggestion("anna", 1)], suggested);
    }

    [Fact]
    public async Task SuggestAsync_NextToTheAnswer_CountsTheMacsThatTheAccountSurelyOpens()
    {
        var open = Mac(4, KeyValidity.Valid, stale: false);
        open.FileVault = FileVaultState.Off;
        await using var fleet = await FleetAsync(
            Mac(1, KeyValidity.Valid, stale: true), Mac(2, KeyValidity.Valid, stale: false), Mac(3, KeyValidity.Invalid, stale: true), open);
        var unknown = Account(3, 0, "itadmin");
        unknown.Token = TokenState.Unknown;
        await fleet.AddAsync(db => db.Accounts.AddRange(Account(1, 0, "itadmin"), Account(2, 0, "ITAdmin"), unknown, Account(4, 0, "itadmin")));

        var suggested = await Query(fleet).SuggestAsync("", FleetScope.Everything, TestContext.Current.CancellationToken);
        var answer = await Query(fleet).AskAsync(["itadmin"], FleetScope.Everything, TestContext.Current.CancellationToken);

        Assert.Equal((2, 3), (answer.Opens, answer.Affected));
        Assert.Equal(answer.Opens, Assert.Single(suggested).Macs);
        Assert.Equal([WayDoubts.KeyNotProven, WayDoubts.TokenOfGone], answer.Macs.Where(mac => mac.Left == WayLeft.CannotTell).Select(mac => mac.Doubts));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("_")]
    public async Task SuggestAsync_OfATextThatDatabasesRead_TakesItLiterally(string text)
    {
        await using var fleet = await FleetAsync(Mac(1, KeyValidity.Valid, stale: false));
        await fleet.AddAsync(db => db.Accounts.AddRange(Account(1, 0, "anna"), Account(1, 1, "b_b%")));

        var suggested = await Query(fleet).SuggestAsync(text, FleetScope.Everything, TestContext.Current.CancellationToken);

        Assert.Equal(text.Length == 0 ? ["anna", "b_b%"] : ["b_b%"], suggested.Select(account => account.Username));
    }

    private static WhatIfQuery Query(StoredFleet fleet, FleetSettings? settings = null) => new(fleet.Store, Options.Create(settings ?? new FleetSettings()));

    private static Task<StoredFleet> FleetAsync(params MacRow[] rows) => StoredFleet.OfAsync(rows);

    private static MacRow Mac(int key, KeyValidity validity, bool stale) => new()
    {
        Key = key,
        Server = "main",
        ComputerId = key,
        FileVault = FileVaultState.On,
        RecoveryKey = validity,
        KeyEscrowed = Answer.Yes,
        TokensEvidence = EvidenceKind.Measured,
        UsableHolders = UsableHolders.One,
        Stale = stale,
    };

    private static AccountRow Account(int mac, int position, string username, AccountKind kind = AccountKind.EndUser) => new()
    {
        MacKey = mac,
        Position = position,
        Username = username,
        Kind = kind,
        Token = TokenState.Held,
        TokenEvidence = EvidenceKind.Measured,
    };
}
