using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>What a request must say, and who else must agree.</summary>
public sealed class RevealRulesTests
{
    private static KeyOfMac Key(Mac mac) => new([mac], IsOfALeaver: false);

    private static readonly Mac Mac = new()
    {
        Id = new MacId("main", 7),
        SerialNumber = "C02XL0ABJGH5",
        Site = "Berlin",
        Groups = ["Executives", "All Macs"],
        User = new AssignedUser("carla", "Carla Chief", "Carla.Chief@example.org"),
    };

    [Theory]
    [InlineData(0, "", "", "", 0)]
    [InlineData(2, "", "", "", 2)]
    [InlineData(0, "berlin", "", "", 1)]
    [InlineData(0, "Paris", "", "", 0)]
    [InlineData(0, "", "executives", "", 1)]
    [InlineData(0, "", "Interns", "", 0)]
    [InlineData(0, "", "", "CARLA", 1)]
    [InlineData(0, "", "", "carl", 0)]
    [InlineData(3, "Berlin", "", "", 3)]
    [InlineData(0, " ", "Executives", "", 1)]
    public void Approvals_AreTheMostOfDefaultAndRules(int byDefault, string site, string group, string account, int needed)
    {
        var options = new RevealOptions { Approvers = byDefault, Rules = [new RevealRuleOptions { Site = site, Group = group, Account = account }] };

        var (most, why) = RevealRules.Approvals(Key(Mac), RevealPurpose.LockOut, Person("ada@example.org"), options);

        Assert.Equal(needed, most);
        Assert.Equal(needed == 0, why is null);
    }

    [Fact]
    public void Approvals_WhereJamfDoesNotTellTheGroups_AreNeededAllTheSame()
    {
        var options = new RevealOptions { Rules = [new RevealRuleOptions { Group = "Executives", Approvers = 2 }] };

        Assert.Equal(2, RevealRules.Approvals(Key(Mac with { Groups = null }), RevealPurpose.LockOut, Person("ada@example.org"), options).Needed);
    }

    [Theory]
    [InlineData(RevealPurpose.LockOut, 0)]
    [InlineData(RevealPurpose.Repair, 1)]
    [InlineData(RevealPurpose.Leaver, 1)]
    [InlineData(RevealPurpose.Legal, 1)]
    public void Approvals_WhereNobodyIsLockedOut_NeedOne(RevealPurpose purpose, int needed) =>
        Assert.Equal(needed, RevealRules.Approvals(Key(Mac), purpose, Person("ada@example.org"), new RevealOptions()).Needed);

    [Theory]
    [InlineData("carla", true)]
    [InlineData("CARLA@example.org", true)]
    [InlineData("carla.chief@other.example", true)]
    [InlineData("ada@example.org", false)]
    [InlineData("car", false)]
    [InlineData(" ", false)]
    [InlineData("@example.org", false)]
    public void OwnMac_IsKnownByUserNameOrAddress(string account, bool isOwn)
    {
        Assert.Equal(isOwn, RevealRules.IsOwn(Key(Mac), Person(account)));
        Assert.Equal(isOwn ? 1 : 0, RevealRules.Approvals(Key(Mac), RevealPurpose.LockOut, Person(account), new RevealOptions()).Needed);
    }

    [Fact]
    public void OwnMac_OfNobody_IsNobodys() => Assert.False(RevealRules.IsOwn(Key(Mac with { User = new AssignedUser(null, null, "") }), Person("ada@example.org")));

    [Theory]
    [InlineData("JGH5", true)]
    [InlineData("jg h5", true)]
    [InlineData("0ABJGH5", true)]
    [InlineData("GH5", false)]
    [InlineData("C02X", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Tail_IsTheEndOfTheSerialNumber(string? typed, bool isRight) => Assert.Equal(isRight, RevealRules.IsTail(typed, Mac));

    [Theory]
    [InlineData("INC-12", true)]
    [InlineData(" INC-12 ", true)]
    [InlineData("", true)]
    [InlineData("xINC-12", false)]
    [InlineData("INC-12 or so", false)]
    [InlineData("INC-12\nINC-13", false)]
    [InlineData("CHG-1", true)]
    [InlineData("CHG-1x", false)]
    public void Ticket_MatchesThePatternAsAWhole(string ticket, bool isRight)
    {
        var options = new RevealOptions { Ticket = new() { Pattern = "INC-[0-9]+|CHG-[0-9]" } };

        Assert.Equal(isRight, RevealRules.TicketFault(ticket, options) is null);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("   ")]
    public void Ticket_ThatIsRequired_MustBeThere(string? ticket) =>
        Assert.Contains("Reveal:TicketRequired", RevealRules.TicketFault(ticket, new RevealOptions { TicketRequired = true }), StringComparison.Ordinal);

    [Theory]
    [InlineData("INC 1/2?x=1#y", "https://tickets.example.org/INC%201%2F2%3Fx%3D1%23y/open")]
    [InlineData("", null)]
    public void TicketAddress_HoldsTheNumberAndNothingElse(string ticket, string? address) =>
        Assert.Equal(address, RevealRules.TicketAddress(ticket, new RevealOptions { Ticket = new() { UrlTemplate = "https://tickets.example.org/{ticket}/open" } })?.AbsoluteUri);

    [Theory]
    [InlineData("https://{ticket}.example.org/")]
    [InlineData("https://tickets.example.org:{ticket}/")]
    public void TicketAddress_ThatATicketBreaks_IsNoLink(string template) =>
        Assert.Null(RevealRules.TicketAddress("a b:c", new RevealOptions { Ticket = new() { UrlTemplate = template } }));

    [Theory]
    [InlineData("Forgot it after a holiday.", null)]
    [InlineData(" ", "Say why")]
    [InlineData("The key is ABCD-EFGH-2345-JKLM-NPQR-STUV", "looks like a recovery key or a password")]
    [InlineData("abcd efgh 2345 jklm npqr stuv", "looks like a recovery key or a password")]
    [InlineData("password: Winter2026", "looks like a recovery key or a password")]
    public void Reason_ThatIsEmptyOrHoldsASecret_IsRefused(string reason, string? fault)
    {
        var found = RevealRules.ReasonFault(reason);

        if (fault is null)
        {
            Assert.Null(found);
        }
        else
        {
            Assert.Contains(fault, found, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reason_ThatIsTooLong_IsRefusedWithItsLength() =>
        Assert.Contains("has 501 characters", RevealRules.ReasonFault(new string('x', 501)), StringComparison.Ordinal);

    [Fact]
    public void Wish_WithAnIdentityCheckThatIsNotOffered_IsRefused()
    {
        var wish = new RevealWish(Mac.Id, RevealPurpose.Repair, "Repair", "They said so");

        Assert.Contains("how you verified", RevealRules.Fault(wish, Mac, tailNeeded: false, new RevealOptions()), StringComparison.Ordinal);
    }

    private static CurrentUser Person(string account) => new("Somebody", new HashSet<Role> { Role.Helpdesk }, FleetScope.Everything) { Accounts = [account] };
}
