using FleetToken.Domain.Runbook;
using FleetToken.Web.Access;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>Who settled what before an erase, and who can be the second person.</summary>
public sealed class EraseAgreementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly CurrentUser Ada = Person("ada");
    private static readonly CurrentUser Ben = Person("ben");
    private static readonly CurrentUser Cleo = Person("cleo");
    private static readonly EraseCheck[] Checklist = [new(EraseItem.OwnCopy, "One."), new(EraseItem.Owner, "Two.")];

    [Fact]
    public void Confirm_ByWhoeverSettledOneLineOfMany_IsNone()
    {
        var agreement = new EraseAgreement().Settle(EraseItem.OwnCopy, Ada, Now).Settle(EraseItem.Owner, Ben, Now);

        Assert.False(agreement.Confirm(Ada, Checklist).IsConfirmed);
        Assert.False(agreement.Confirm(Ben, Checklist).IsConfirmed);
        Assert.Equal("cleo", agreement.Confirm(Cleo, Checklist).ConfirmedBy);
    }

    [Fact]
    public void Settle_TheLinesOfAnother_LetsThatOneBeTheSecondPerson()
    {
        var shared = new EraseAgreement().Settle(EraseItem.OwnCopy, Ada, Now).Settle(EraseItem.Owner, Ben, Now);
        Assert.True(shared.IsShared);

        var taken = shared.Settle(EraseItem.OwnCopy, Ben, Now);

        Assert.False(taken.IsShared);
        Assert.False(taken.Confirm(Ben, Checklist).IsConfirmed);
        Assert.Equal("ada", taken.Confirm(Ada, Checklist).ConfirmedBy);
    }

    [Fact]
    public void Confirm_BeforeEveryLineIsSettled_IsNone()
    {
        Assert.False(new EraseAgreement().Settle(EraseItem.OwnCopy, Ada, Now).Confirm(Ben, Checklist).IsConfirmed);
        Assert.False(new EraseAgreement().Confirm(Ben, []).IsConfirmed);
    }

    [Fact]
    public void Settle_AfterAConfirmation_HasToBeConfirmedAnew()
    {
        var agreement = new EraseAgreement().Settle(EraseItem.OwnCopy, Ada, Now).Settle(EraseItem.Owner, Ada, Now).Confirm(Ben, Checklist);

        Assert.True(agreement.IsConfirmed);
        Assert.False(agreement.Settle(EraseItem.FormerServers, Ada, Now).IsConfirmed);
    }

    private static CurrentUser Person(string name) => new(name, new HashSet<Role>(), FleetScope.Everything) { Subject = $"sub-{name}" };
}
