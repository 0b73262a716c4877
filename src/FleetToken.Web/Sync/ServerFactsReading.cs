using System.Collections.Concurrent;
using System.Globalization;
using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Jamf;

namespace FleetToken.Web.Sync;

/// <summary>
/// Reads a server's version and configuration facts. What is not allowed or not there is unknown; what only could not be read now keeps its last good
/// value, and its age is said. Policies, scripts and profiles take a call each: they are read after the Macs, but for the first time, when there is
/// nothing else to judge with.
/// </summary>
internal sealed class ServerFactsReading(JudgementBasis basis, SyncStatus status, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Server, ServerPart Part), DateTimeOffset> _readAt = new();

    /// <summary>Reads and stores them.</summary>
    /// <returns>Whether <see cref="ReadObjectsAsync"/> is still to be called, after the Macs.</returns>
    public async Task<bool> ReadAsync(JamfClient client, CancellationToken cancellationToken)
    {
        var version = await client.ReadVersionAsync(cancellationToken);
        status.Change(client.Server, sync => sync with { ServerVersion = version.Version, ApiVersion = version.InventoryApi });
        var isFirst = basis.FactsOf(client.Server).Configuration is { Policies: null, Scripts: null, Profiles: null };
        var accounts = client.ReadAccountFactsAsync(cancellationToken);
        var objects = isFirst ? client.ReadObjectsAsync(cancellationToken) : null;
        await Task.WhenAll(objects is null ? [accounts] : [accounts, objects]);
        await TakeAsync(client.Server, await accounts, ProblemCause.Facts, AccountParts, cancellationToken);
        if (objects is not null)
        {
            await TakeAsync(client.Server, await objects, ProblemCause.Objects, ObjectParts, cancellationToken);
        }

        return !isFirst;
    }

    /// <summary>Reads and stores policies, scripts and profiles.</summary>
    public async Task ReadObjectsAsync(JamfClient client, CancellationToken cancellationToken) =>
        await TakeAsync(client.Server, await client.ReadObjectsAsync(cancellationToken), ProblemCause.Objects, ObjectParts, cancellationToken);

    private static ServerPart[] AccountParts { get; } = [ServerPart.PreStages, ServerPart.PreStageScope, ServerPart.Enrolment, ServerPart.Collection];

    private static ServerPart[] ObjectParts { get; } = [ServerPart.Scripts, ServerPart.Policies, ServerPart.Profiles];

    private async Task TakeAsync(string server, ServerReading reading, ProblemCause cause, ServerPart[] asked, CancellationToken cancellationToken)
    {
        var failed = reading.Problems.ToLookup(problem => problem.Part);
        foreach (var part in asked.Where(part => !failed.Contains(part)))
        {
            _readAt[(server, part)] = time.GetUtcNow();
        }

        var last = basis.FactsOf(server);
        var facts = Merge(last, reading, part => failed[part].Any(problem => problem.IsRefused));
        status.ChangeProblems(server, cause, [.. reading.Problems.Select(problem => Said(server, problem, last))]);
        status.Change(server, sync => sync with
        {
            CollectsAccounts = facts.CollectsAccounts,
            CollectsHiddenAccounts = facts.CollectsHiddenAccounts,
            KnowsPreStages = facts.PreStageBySerialNumber is not null,
        });
        await basis.TakeAsync(server, facts, cancellationToken);
    }

    private static ServerFacts Merge(ServerFacts last, ServerReading reading, Func<ServerPart, bool> isRefused)
    {
        var read = reading.Facts;
        return new ServerFacts
        {
            PreStageBySerialNumber = Kept(last.PreStageBySerialNumber, read.PreStageBySerialNumber, ServerPart.PreStages, ServerPart.PreStageScope),
            ManagementAccount = Kept(last.ManagementAccount, read.ManagementAccount, ServerPart.Enrolment),
            CollectsAccounts = isRefused(ServerPart.Collection) ? null : read.CollectsAccounts ?? last.CollectsAccounts,
            CollectsHiddenAccounts = isRefused(ServerPart.Collection) ? null : read.CollectsHiddenAccounts ?? last.CollectsHiddenAccounts,
            Configuration = new ServerConfiguration
            {
                Policies = Kept(last.Configuration.Policies, read.Configuration.Policies, ServerPart.Policies),
                Scripts = Kept(last.Configuration.Scripts, read.Configuration.Scripts, ServerPart.Scripts),
                Profiles = Kept(last.Configuration.Profiles, read.Configuration.Profiles, ServerPart.Profiles),
                PreStages = Kept(last.Configuration.PreStages, read.Configuration.PreStages, ServerPart.PreStages),

                // What a list says of its unread objects goes with the list.
                Unread =
                [
                    .. read.Configuration.Unread,
                    .. last.Configuration.Unread.Where(unread => unread.Kind switch
                    {
                        ObjectKind.Policy => read.Configuration.Policies is null && !isRefused(ServerPart.Policies),
                        ObjectKind.Script => read.Configuration.Scripts is null && !isRefused(ServerPart.Scripts),
                        ObjectKind.Profile => read.Configuration.Profiles is null && !isRefused(ServerPart.Profiles),
                        _ => read.Configuration.PreStages is null && !isRefused(ServerPart.PreStages),
                    }),
                ],
            },
        };

        T? Kept<T>(T? known, T? now, params ServerPart[] parts)
            where T : class => parts.Any(isRefused) ? null : now ?? known;
    }

    private SyncProblem Said(string server, ServerProblem problem, ServerFacts last)
    {
        var age = problem.IsRefused || !IsKnown(last, problem.Part) ? ""
            : _readAt.TryGetValue((server, problem.Part), out var at) ? string.Create(CultureInfo.InvariantCulture, $" Until then what was read at {at:yyyy-MM-dd HH:mm} UTC holds.")
            : " Until then what was read before FleetToken was started holds.";
        return new SyncProblem(problem.What, problem.MissingPrivilege, problem.Message + age, IsAlarm: false);
    }

    private static bool IsKnown(ServerFacts facts, ServerPart part) => part switch
    {
        ServerPart.PreStages => facts.Configuration.PreStages is not null,
        ServerPart.PreStageScope => facts.PreStageBySerialNumber is not null,
        ServerPart.Enrolment => facts.ManagementAccount is not null,
        ServerPart.Collection => facts.CollectsAccounts is not null,
        ServerPart.Scripts => facts.Configuration.Scripts is not null,
        ServerPart.Policies => facts.Configuration.Policies is not null,
        _ => facts.Configuration.Profiles is not null,
    };
}
