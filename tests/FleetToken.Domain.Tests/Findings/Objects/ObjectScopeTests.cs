using System.Collections;
using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Findings.Objects;

public sealed class ObjectScopeTests
{
    [Fact]
    public void Covers_OfALongScope_DoesNotWalkItForEachMac()
    {
        var ids = new ReadOnce<long>([.. Enumerable.Range(1, 5_000).Select(id => (long)id)]);
        var excluded = new ReadOnce<long>([7]);
        var groups = new ReadOnce<string>(["Finance"]);
        var scope = new ObjectScope { ComputerIds = ids, ExcludedComputerIds = excluded, Groups = groups, ExcludedGroups = new ReadOnce<string>(["Leavers"]) };

        Assert.Equal(Answer.Yes, scope.Covers(Mac(4_999)));
        Assert.Equal(Answer.No, scope.Covers(Mac(7)));
        Assert.Equal(Answer.No, scope.Covers(Mac(5_001)));
        Assert.Equal(Answer.Yes, scope.Covers(Mac(5_001, "Finance")));
        Assert.Equal(Answer.No, scope.Covers(Mac(4_999, "Finance", "Leavers")));
        Assert.InRange(ids.Walks, 0, 1);
        Assert.InRange(groups.Walks, 0, 1);
        Assert.InRange(excluded.Walks, 0, 1);
    }

    [Fact]
    public void Covers_AfterAnotherListWasPutIn_GoesByThatList()
    {
        var scope = new ObjectScope { ComputerIds = [1] };
        Assert.Equal(Answer.No, (scope with { ComputerIds = [2] }).Covers(Mac(1)));
        Assert.Equal(Answer.Yes, (scope with { ComputerIds = [2] }).Covers(Mac(2)));
    }

    private static Mac Mac(long id, params string[] groups) => Baseline.Mac with { Id = new MacId("main", id), Groups = groups };

    /// <summary>Counts how often it is walked through, in whatever way.</summary>
    private sealed class ReadOnce<T>(IReadOnlyList<T> items) : IReadOnlyList<T>
    {
        public int Walks { get; private set; }

        public int Count => items.Count;

        public T this[int index]
        {
            get
            {
                Walks++;
                return items[index];
            }
        }

        public IEnumerator<T> GetEnumerator()
        {
            Walks++;
            return items.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
