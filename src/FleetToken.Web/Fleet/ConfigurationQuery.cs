using FleetToken.Domain;
using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Fleet;

/// <summary>Asks what is wrong in the servers' configuration. Objects are named to whoever may view the configuration; Macs are counted in the reader's scope.</summary>
public sealed class ConfigurationQuery(FleetIndex index, IDbContextFactory<FleetDb> store, StoredFacts facts, IOptions<FleetSettings> settings, TimeProvider time)
{
    /// <summary>Every server whose configuration was read, by name.</summary>
    public async Task<IReadOnlyList<ReviewedServer>> ReadAsync(FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var read = await facts.ReadAllAsync(db, cancellationToken);
        var counts = new ConcernCounts(index.Current, new MacQuestion(MacFilter.None, scope, time.GetUtcNow(), settings.Value));
        return [.. read.Select(server => Reviewed(server.Server, server.Facts, server.ChangedAt, counts))];
    }

    /// <summary>The names of objects of one server that have findings, masked; one without a name is left out.</summary>
    public async Task<IReadOnlyDictionary<ObjectId, string>> NamesAsync(string server, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var names = new Dictionary<ObjectId, string>();
        foreach (var found in ConfigurationReview.Of(await facts.ReadAsync(db, server, cancellationToken)).FindingsFor(settings.Value))
        {
            if (found is { Id: { } id, Name: { } name })
            {
                names[id] = name;
            }
        }

        return names;
    }

    private ReviewedServer Reviewed(string server, ServerFacts read, DateTimeOffset changedAt, ConcernCounts counts)
    {
        var review = ConfigurationReview.Of(read);
        var objects = review.FindingsFor(settings.Value)
            .GroupBy(found => found.Id)
            .Select(found => Reviewed(server, found, counts))
            .OfType<ReviewedObject>();
        return new ReviewedServer
        {
            Server = server,
            ChangedAt = changedAt,
            Objects =
            [
                .. objects.OrderByDescending(one => one.Severity)
                    .ThenByDescending(one => one.Macs.All)
                    .ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(one => one.Id?.Id),
            ],
            NotRead = [.. Enum.GetValues<ObjectKind>().Where(kind => !IsRead(read.Configuration, kind))],
            Unread = read.Configuration.Unread,
            NotJudged = [.. review.NotJudged.Where(rule => FindingCatalogue.Find(rule.Code) is not { OptIn: true } || settings.Value.OptsIn(rule.Code))],
        };
    }

    private static ReviewedObject? Reviewed(string server, IGrouping<ObjectId?, ObjectFinding> found, ConcernCounts counts)
    {
        var name = found.Key?.ToString() ?? ConcernSet.WholeServer;
        List<ReviewedFinding> findings =
        [
            .. found.Select(one => (Found: one, Macs: counts.Of(server, name, one.Code)))
                .Where(one => !one.Found.NeedsMac || one.Macs.All > 0)
                .Select(one => FindingCatalogue.Find(one.Found.Code) is { } description ? new ReviewedFinding(description, one.Found, one.Macs) : null)
                .OfType<ReviewedFinding>()
                .OrderByDescending(one => one.Found.Severity),
        ];
        return findings.Count == 0 ? null : new ReviewedObject(found.Key, found.First().Name, findings, counts.Of(server, name));
    }

    private static bool IsRead(ServerConfiguration read, ObjectKind kind) => kind switch
    {
        ObjectKind.Policy => read.Policies is not null,
        ObjectKind.Script => read.Scripts is not null,
        ObjectKind.Profile => read.Profiles is not null,
        _ => read.PreStages is not null,
    };
}
