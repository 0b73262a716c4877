using FleetToken.Jamf.Http;
using FleetToken.Jamf.Tests.Support;

namespace FleetToken.Jamf.Tests.Http;

/// <summary>Jamf's server is the scarce resource: five in flight, one of them kept for people.</summary>
public sealed class BudgetTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Budget_BackgroundTakesAll_LeavesOnePlaceForAPerson()
    {
        using var budget = new RequestBudget(TimeProvider.System);
        var places = new List<IDisposable>();
        for (var i = 0; i < 4; i++)
        {
            places.Add(await budget.TakeAsync(personWaits: false, Cancel));
        }

        var background = budget.TakeAsync(personWaits: false, Cancel);
        var person = budget.TakeAsync(personWaits: true, Cancel);

        Assert.True(person.IsCompletedSuccessfully);
        Assert.False(background.IsCompleted);
        places[0].Dispose();
        places[0].Dispose();
        Assert.NotNull(await background);
        Assert.False(budget.TakeAsync(personWaits: true, Cancel).IsCompleted);
    }

    [Fact]
    public async Task Budget_WaiterGivesUp_LosesNoPlace()
    {
        using var budget = new RequestBudget(TimeProvider.System);
        var people = new List<IDisposable>();
        for (var i = 0; i < 5; i++)
        {
            people.Add(await budget.TakeAsync(personWaits: true, Cancel));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = budget.TakeAsync(personWaits: false, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        people.ForEach(place => place.Dispose());

        for (var i = 0; i < 4; i++)
        {
            Assert.True(budget.TakeAsync(personWaits: false, Cancel).IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task Client_WalksChangesAndPeopleAtOnce_NeverMoreThanFiveAndFour()
    {
        using var jamf = new FakeJamf().With(Computers.Many(600));
        var (all, background, mostAll, mostBackground) = (0, 0, 0, 0);
        var gate = new Lock();
        jamf.Hold = async (asked, token) =>
        {
            var forPerson = asked.Path.EndsWith("/7", StringComparison.Ordinal);
            lock (gate)
            {
                mostAll = Math.Max(mostAll, ++all);
                mostBackground = Math.Max(mostBackground, background += forPerson ? 0 : 1);
            }

            for (var i = 0; i < 20; i++)
            {
                await Task.Yield();
            }

            lock (gate)
            {
                all--;
                background -= forPerson ? 0 : 1;
            }
        };
        using var client = Clients.To(jamf, pageSize: 10);
        await client.ReadVersionAsync(Cancel);

        await Task.WhenAll(
        [
            client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync(),
            client.WalkAll(null).ReadAsync(Cancel).ReadAllAsync(),
            client.ReadChangesAsync(Computers.Reported, Cancel).ReadAllAsync(),
            .. Enumerable.Range(0, 60).Select(_ => client.ReadMacAsync(7, personWaits: true, Cancel)),
        ]);

        Assert.InRange(mostAll, 2, 5);
        Assert.InRange(mostBackground, 2, 4);
    }
}
