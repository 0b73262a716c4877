using System.Security.Claims;
using FleetToken.Web.Access;

namespace FleetToken.Web.Tests.Access;

public sealed class CurrentUserTests
{
    [Fact]
    public void Of_NobodySignedIn_HasNoRoleAndSeesNoMac()
    {
        var user = CurrentUser.Of(new ClaimsPrincipal());

        Assert.Equal("", user.Name);
        Assert.Empty(user.Roles);
        Assert.False(user.Scope.Includes(null));
        Assert.False(user.Scope.Includes("Berlin"));
    }

    [Fact]
    public void Of_PersonWithEveryMac_HasTheirRolesAndSeesAll()
    {
        var user = CurrentUser.Of(PersonClaims.WithEveryMac("Ada", "Test", [Role.Viewer, Role.Admin]));

        Assert.Equal("Ada", user.Name);
        Assert.Equal([Role.Viewer, Role.Admin], user.Roles.Order());
        Assert.True(user.Scope.IsEverything);
        Assert.True(user.IsAny(Role.Helpdesk, Role.Admin));
        Assert.False(user.IsAny(Role.Helpdesk, Role.Approver));
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("root")]
    [InlineData("")]
    [InlineData("4")]
    public void Of_RoleThatIsNoneOfOurs_GivesNone(string name)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, name)], "Test");

        Assert.Empty(CurrentUser.Of(new ClaimsPrincipal(identity)).Roles);
    }

    [Fact]
    public void NameOf_EveryRole_IsReadBack() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(role, PersonClaims.TryRole(PersonClaims.NameOf(role))));
}
