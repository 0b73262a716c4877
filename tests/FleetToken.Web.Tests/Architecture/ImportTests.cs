namespace FleetToken.Web.Tests.Architecture;

/// <summary>Who may name whom: one row per room.</summary>
public sealed class ImportTests
{
    public static TheoryData<string> RoomNames => [.. Rooms.All.Select(room => room.Name)];

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void Room_NamesOnlyWhatTheTableAllows(string name)
    {
        var room = Rooms.All.Single(candidate => candidate.Name == name);

        var forbidden = (
            from type in CompiledCode.Types
            where Rooms.Of(type.FullName) == room
            from named in CompiledCode.NamesOf(type)
            where !Rooms.Holds(room.Name, named) && !room.MayName.Any(allowed => Rooms.Holds(allowed, named))
            select $"{type.FullName} names {named}").ToList();

        Assert.True(forbidden.Count == 0, string.Join('\n', forbidden));
    }

    [Fact]
    public void EveryType_IsInARoom()
    {
        var homeless = CompiledCode.Types.Select(type => type.FullName).Where(name => Rooms.Of(name) is null && !IsCompilersOwn(name));

        Assert.Empty(homeless);
    }

    [Fact]
    public void EveryRoom_HasTypes()
    {
        var empty = Rooms.All.Where(room => !CompiledCode.Types.Any(type => Rooms.Holds(room.Name, type.FullName)));

        Assert.Empty(empty);
    }

    // _Imports.razor files at the top of the project and of Features become classes.
    private static bool IsCompilersOwn(string name) => name.EndsWith("._Imports", StringComparison.Ordinal);
}
