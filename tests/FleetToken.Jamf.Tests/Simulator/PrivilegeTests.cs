using System.Net;
using System.Text.RegularExpressions;
using FleetToken.Simulator;
using FleetToken.Simulator.Access;

namespace FleetToken.Jamf.Tests.Simulator;

public sealed partial class PrivilegeTests
{
    public static TheoryData<string, string> Calls { get; } = new()
    {
        { "/api/v4/computers-inventory", Privileges.ReadComputers },
        { "/api/v4/computers-inventory/1", Privileges.ReadComputers },
        { "/api/v4/computers-inventory-detail/1", Privileges.ReadComputers },
        { "/api/v3/computer-prestages", Privileges.ReadPreStages },
        { "/api/v3/computer-prestages/1", Privileges.ReadPreStages },
        { "/api/v2/computer-prestages/scope", Privileges.ReadPreStages },
        { "/api/v4/enrollment", Privileges.ReadEnrolment },
        { "/api/v2/computer-inventory-collection-settings", Privileges.ReadCollectionSettings },
        { "/api/v1/computer-extension-attributes", Privileges.ReadExtensionAttributes },
        { "/api/v1/computer-groups", Privileges.ReadStaticGroups },
        { "/api/v3/computer-groups/smart-groups", Privileges.ReadSmartGroups },
        { "/api/v3/computer-groups/static-groups", Privileges.ReadStaticGroups },
        { "/api/v1/sites", Privileges.ReadSites },
        { "/api/v1/buildings", Privileges.ReadBuildings },
        { "/api/v1/departments", Privileges.ReadDepartments },
    };

    public static TheoryData<string> Secrets { get; } =
    [
        "/api/v4/computers-inventory/1/filevault",
        "/api/v4/computers-inventory/filevault",
        "/api/v4/computers-inventory/999999/filevault",
        "/api/v4/computers-inventory/1/view-recovery-lock-password",
        "/api/v4/computers-inventory/1/view-device-lock-pin",
        "/api/v2/local-admin-password/00000000-0000-0000-0000-000000000000/accounts",
        "/api/v2/local-admin-password/00000000-0000-0000-0000-000000000000/account/itadmin/password",
        "/api/v2/local-admin-password/00000000-0000-0000-0000-000000000000/account/itadmin/audit",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_WithoutItsPrivilege_IsForbidden(string path, string privilege)
    {
        await using var allowed = await SimulatedJamf.StartAsync(2);
        await using var lacking = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 2, PollClientMissing = [privilege] });

        Assert.Equal(HttpStatusCode.OK, await allowed.StatusAsync(path));
        Assert.Equal(HttpStatusCode.Forbidden, await lacking.StatusAsync(path));
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Secret_ForThePollClient_IsForbidden(string path)
    {
        await using var jamf = await SimulatedJamf.StartAsync(2);

        Assert.Equal(HttpStatusCode.Forbidden, await jamf.StatusAsync(path));
    }

    [Fact]
    public async Task RecoveryKey_ForTheRevealClient_HasItsShapeAndStaysTheSame()
    {
        await using var jamf = await SimulatedJamf.StartAsync(2);
        await jamf.SignInAsync(jamf.Simulator.RevealClient);

        var first = await jamf.ReadAsync("/api/v4/computers-inventory/1/filevault");
        var second = await jamf.ReadAsync("/api/v1/computers-inventory/1/filevault");
        var other = await jamf.ReadAsync("/api/v4/computers-inventory/2/filevault");

        Assert.Matches(KeyShape(), first.GetProperty("personalRecoveryKey").GetString());
        Assert.Equal(first.GetProperty("personalRecoveryKey").GetString(), second.GetProperty("personalRecoveryKey").GetString());
        Assert.NotEqual(first.GetProperty("personalRecoveryKey").GetString(), other.GetProperty("personalRecoveryKey").GetString());
        Assert.Equal("1", first.GetProperty("computerId").GetString());
    }

    [Fact]
    public async Task RecoveryKey_AfterARenewal_IsAnotherAndUnknownUntilTwoMoreReports()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        await jamf.SignInAsync(jamf.Simulator.RevealClient);
        var before = await jamf.ReadAsync("/api/v4/computers-inventory/1/filevault");

        jamf.Simulator.Fleet.RenewKey(1);

        var after = await jamf.ReadAsync("/api/v4/computers-inventory/1/filevault");
        Assert.NotEqual(before.GetProperty("personalRecoveryKey").GetString(), after.GetProperty("personalRecoveryKey").GetString());
        Assert.Equal("UNKNOWN", after.GetProperty("individualRecoveryKeyValidityStatus").GetString());
        Assert.Equal("UNKNOWN", jamf.Simulator.Fleet.Report(1).KeyValidity);
        Assert.Equal("VALID", jamf.Simulator.Fleet.Report(1).KeyValidity);
    }

    [Fact]
    public async Task RecoveryKey_OfAComputerThatDoesNotExist_IsNotFound()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        await jamf.SignInAsync(jamf.Simulator.RevealClient);

        Assert.Equal(HttpStatusCode.NotFound, await jamf.StatusAsync("/api/v4/computers-inventory/999999999/filevault"));
        Assert.Equal(HttpStatusCode.Forbidden, await jamf.StatusAsync("/api/v4/computers-inventory"));
    }

    [Fact]
    public async Task RecoveryKey_NeverInEscrow_IsNotFound()
    {
        await using var jamf = await SimulatedJamf.StartAsync(1);
        jamf.Simulator.Fleet.Edit(1, m => m with { KeyInEscrow = false });
        await jamf.SignInAsync(jamf.Simulator.RevealClient);

        Assert.Equal(HttpStatusCode.NotFound, await jamf.StatusAsync("/api/v4/computers-inventory/1/filevault"));
    }

    [Fact]
    public async Task PollClient_WithAPrivilegeItMustNotHave_ReadsTheSecret()
    {
        await using var jamf = await SimulatedJamf.StartAsync(new SimulatorOptions { Macs = 1, PollClientExtra = [Privileges.ViewRecoveryLock] });

        Assert.Equal(HttpStatusCode.OK, await jamf.StatusAsync("/api/v4/computers-inventory/1/view-recovery-lock-password"));
    }

    [Fact]
    public async Task Inventory_OfTheWholeFleet_HoldsNoRecoveryKeyButTheInventedOne()
    {
        await using var jamf = await SimulatedJamf.StartAsync(300);

        using var answer = await jamf.GetAsync("/api/v4/computers-inventory?page-size=2000&" + SimulatedJamf.AllPolledSections);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ"], KeyInText().Matches(text).Select(match => match.Value).Distinct());
        Assert.Equal(0, jamf.Simulator.Traffic.Of(SimulatorRoute.FileVaultOfAll));
    }

    [GeneratedRegex("^[A-Z0-9]{4}(-[A-Z0-9]{4}){5}$")]
    private static partial Regex KeyShape();

    [GeneratedRegex("(?<![A-Za-z0-9-])[A-Z0-9]{4}(-[A-Z0-9]{4}){5}(?![A-Za-z0-9-])", RegexOptions.IgnoreCase)]
    private static partial Regex KeyInText();
}
