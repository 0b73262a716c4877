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
public sealed class ConfigurationQuery(
    FleetIndex index, IDbContextFactory<FleetDb> store, MacLists lists, StoredFacts facts, IOptions<FleetSettings> settings, TimeProvider time)
{
    /// <summary>Every server whose configuration was read, by name.</summary>
    public async Task<IReadOnlyList<ReviewedServer>> ReadAsync(FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, MacFilter.None, scope, cancellationToken);
    }

    /// <summary>Findings of objects, one on one object a line, by server, then worst first. Where a filter narrows the Macs, only objects that concern, or may
    /// concern, one of them.</summary>
    public async Task<IReadOnlyList<FoundObject>> ListAsync(FindingFilter filter, FleetScope scope, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var moments = filter.NewSince is { } since ? (await SinceMoment.ReadAsync(db, since, time.GetUtcNow(), cancellationToken)).Moments : null;

        // Codes name findings, and here they are those of objects: which Macs have one too is not asked.
        var narrowed = filter.Macs with { Finding = [] };
        var anyMac = narrowed.ToQueryString().Length == 0;
        var servers = await ReadAsync(db, narrowed, scope, cancellationToken);
        return
        [
            .. servers.SelectMany(server => server.Objects.SelectMany(one => one.Findings.Select(found => new FoundObject(server.Server, one.Id, one.Name, found))))
                .Where(one => filter.Macs.Finding.Count == 0 || filter.Macs.Finding.Contains(one.Finding.Found.Code))
                .Where(one => anyMac || one.Finding.Macs.All > 0)
                .Where(one => filter.Accepted is not { } accepted || accepted == one.Finding.Accepted is not null)
                .Where(one => moments is null || SinceMoment.IsNew(moments, one.Server, one.Finding.FirstSeen)),
        ];
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

    private async Task<IReadOnlyList<ReviewedServer>> ReadAsync(FleetDb db, MacFilter macs, FleetScope scope, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var read = await facts.ReadAllAsync(db, cancellationToken);
        var marks = await ObjectMarks.ReadAsync(db, now, cancellationToken);
        var counts = new ConcernCounts(index.Current, new MacQuestion(macs, scope, now, settings.Value, lists.Find(macs.List)));
        return [.. read.Select(server => Reviewed(server.Server, server.Facts, server.ChangedAt, counts, marks))];
    }

    private ReviewedServer Reviewed(string server, ServerFacts read, DateTimeOffset changedAt, ConcernCounts counts, ObjectMarks marks)
    {
        var review = ConfigurationReview.Of(read);
        var objects = review.FindingsFor(settings.Value)
            .GroupBy(found => found.Id)
            .Select(found => Reviewed(server, found, counts, marks))
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
            Checks = CredentialCheck.Of(read.Configuration),
            MacsByCode = FindingCatalogue.OfObjects.ToDictionary(finding => finding.Code, finding => counts.OfCode(server, finding.Code), StringComparer.Ordinal),
            NotJudged = [.. review.NotJudged.Where(rule => FindingCatalogue.Find(rule.Code) is not { OptIn: true } || settings.Value.OptsIn(rule.Code))],
        };
    }

    private static ReviewedObject? Reviewed(string server, IGrouping<ObjectId?, ObjectFinding> found, ConcernCounts counts, ObjectMarks marks)
    {
        var name = ConcernSet.NameOf(found.Key);
        List<ReviewedFinding> findings =
        [
            .. found.Select(one => (Found: one, Macs: counts.Of(server, name, one.Code)))
                .Where(one => !one.Found.NeedsMac || one.Macs.All > 0)
                .Select(one => FindingCatalogue.Find(one.Found.Code) is { } description
                    ? new ReviewedFinding(description, one.Found, one.Macs)
                    {
                        FirstSeen = marks.FirstSeen(server, name, one.Found.Code),
                        Accepted = marks.Accepted(server, name, one.Found.Code) is { } accepted ? AcceptanceItem.Of(accepted) : null,
                    }
                    : null)
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
