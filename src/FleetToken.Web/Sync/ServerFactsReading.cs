using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Jamf;

namespace FleetToken.Web.Sync;

/// <summary>Reads a server's version and configuration facts. What could not be read now keeps its last good value; what is not allowed is unknown.</summary>
internal sealed class ServerFactsReading(JudgementBasis basis, SyncStatus status)
{
    /// <summary>Reads and stores them.</summary>
    public async Task ReadAsync(JamfClient client, CancellationToken cancellationToken)
    {
        var version = await client.ReadVersionAsync(cancellationToken);
        status.Change(client.Server, sync => sync with { ServerVersion = version.Version, ApiVersion = version.InventoryApi });
        var reading = await client.ReadServerFactsAsync(cancellationToken);
        status.ChangeProblems(
            client.Server,
            ProblemCause.Facts,
            [.. reading.Problems.Select(problem => new SyncProblem(problem.What, problem.MissingPrivilege, problem.Message, IsAlarm: false))]);
        var facts = WithLastGood(client.Server, reading);
        status.Change(client.Server, sync => sync with
        {
            CollectsAccounts = facts.CollectsAccounts,
            CollectsHiddenAccounts = facts.CollectsHiddenAccounts,
            KnowsPreStages = facts.PreStageBySerialNumber is not null,
        });
        await basis.TakeAsync(client.Server, facts, cancellationToken);
    }

    private ServerFacts WithLastGood(string server, ServerReading reading)
    {
        // A failure that is no missing privilege passes; facts that were good stay until the server says something else.
        if (reading.Problems.All(problem => problem.MissingPrivilege is not null))
        {
            return reading.Facts;
        }

        var last = basis.FactsOf(server);
        var facts = reading.Facts;
        return new ServerFacts
        {
            PreStageBySerialNumber = facts.PreStageBySerialNumber ?? last.PreStageBySerialNumber,
            ManagementAccount = facts.ManagementAccount ?? last.ManagementAccount,
            CollectsAccounts = facts.CollectsAccounts ?? last.CollectsAccounts,
            CollectsHiddenAccounts = facts.CollectsHiddenAccounts ?? last.CollectsHiddenAccounts,
            Configuration = WithLastGood(last.Configuration, facts.Configuration),
        };
    }

    // What a list says of its unread objects goes with the list.
    private static ServerConfiguration WithLastGood(ServerConfiguration last, ServerConfiguration read) => new()
    {
        Policies = read.Policies ?? last.Policies,
        Scripts = read.Scripts ?? last.Scripts,
        Profiles = read.Profiles ?? last.Profiles,
        PreStages = read.PreStages ?? last.PreStages,
        Unread =
        [
            .. read.Unread,
            .. last.Unread.Where(unread => unread.Kind switch
            {
                ObjectKind.Policy => read.Policies is null,
                ObjectKind.Script => read.Scripts is null,
                ObjectKind.Profile => read.Profiles is null,
                _ => read.PreStages is null,
            }),
        ],
    };
}
