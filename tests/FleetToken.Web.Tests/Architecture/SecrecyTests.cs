using ArchUnitNET.Domain.Dependencies;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Tests.Architecture;

/// <summary>Where a recovery key may go, and who must not know the real Jamf.</summary>
public sealed class SecrecyTests
{
    private static readonly string Key = typeof(RecoveryKey).FullName!;

    private static readonly string[] MayHoldKeys = ["FleetToken.Domain", "FleetToken.Jamf", "FleetToken.Web.Features.RecoveryKeys"];

    [Fact]
    public void RecoveryKey_IsNamedOnlyWhereKeysMayGo()
    {
        var leaks = CompiledCode.Types
            .Where(type => !MayHoldKeys.Any(room => Rooms.Holds(room, type.FullName)))
            .Where(type => CompiledCode.NamesOf(type).Contains(Key))
            .Select(type => type.FullName);

        Assert.Empty(leaks);
    }

    // The check prints what it finds, and the start makes the door; nobody but the page that reveals opens it.
    [Fact]
    public void DoorToKeys_IsNamedOnlyWhereKeysMayGo()
    {
        string[] door = ["FleetToken.Jamf.RecoveryKeyClient", "FleetToken.Jamf.KeyReading"];
        var leaks = CompiledCode.Types
            .Where(type => !MayHoldKeys.Any(room => Rooms.Holds(room, type.FullName)))
            .Where(type => CompiledCode.NamesOf(type).Any(name => door.Any(part => Rooms.Holds(part, name))))
            .Select(type => type.FullName);

        Assert.Empty(leaks);
    }

    [Fact]
    public void RecoveryKey_IsOpenedInOnePlaceAtMost()
    {
        var callers = CompiledCode.Types
            .SelectMany(type => type.Dependencies)
            .OfType<MethodCallDependency>()
            .Where(call => call.Target.FullName == Key && call.TargetMember.Name.StartsWith($"{nameof(RecoveryKey.Open)}(", StringComparison.Ordinal))
            .Select(call => call.OriginMember.FullName)
            .Distinct();

        Assert.InRange(callers.Count(), 0, 1);
    }

    [Fact]
    public void Simulator_NamesNoTypeOfTheClient()
    {
        var named = CompiledCode.Types
            .Where(type => Rooms.Holds("FleetToken.Simulator", type.FullName))
            .SelectMany(CompiledCode.NamesOf)
            .Where(name => Rooms.Holds("FleetToken.Jamf", name));

        Assert.Empty(named);
    }
}
