using System.Buffers;
using System.Text.Json;
using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Sync;

/// <summary>With what the Macs of each server are judged: the program's rules, the settings, the server's configuration facts.</summary>
internal sealed class JudgementBasis(Writer writer, FleetSettings settings, TimeProvider time)
{
    private const int SmallestBuffer = 64 * 1024;
    private const int UsualBytesOfPreStageAdmin = 80;

    private readonly Lock _changing = new();
    private readonly Dictionary<string, Basis> _servers = [];

    /// <summary>Thresholds and names to compare with.</summary>
    public FleetSettings Settings => settings;

    /// <summary>Reads the facts of all servers from the store.</summary>
    public async Task LoadAsync(FleetDb db, CancellationToken cancellationToken)
    {
        foreach (var row in await db.ServerFacts.AsNoTracking().ToListAsync(cancellationToken))
        {
            Put(row.Server, new Basis(row.ReadFacts(), Fingerprint.Of(row.Facts), row.JudgedWith));
        }
    }

    /// <summary>The facts of a server; nothing where they were never read.</summary>
    public ServerFacts FactsOf(string server) => Find(server)?.Facts ?? ServerFacts.NotRead;

    /// <summary>Whether all Macs of a server are judged with what holds now.</summary>
    public bool IsCurrent(string server) => Find(server) is { } basis && basis.JudgedWith == Stamp(basis);

    /// <summary>Takes facts of a server, and stores them where they are new; its Macs then wait to be judged anew.</summary>
    public async Task TakeAsync(string server, ServerFacts facts, CancellationToken cancellationToken)
    {
        var ordered = facts with
        {
            PreStageBySerialNumber = facts.PreStageBySerialNumber is { } preStages
                ? new OrderedDictionary<string, PreStageAdmin>(preStages.OrderBy(pair => pair.Key, StringComparer.Ordinal), StringComparer.Ordinal)
                : null,
        };
        var json = Print(ordered);
        var fingerprint = Fingerprint.Of(json);
        if (Find(server) is { } known && known.Fingerprint == fingerprint)
        {
            return;
        }

        var row = new ServerFactsRow { Server = server, Facts = json, ReadAt = time.GetUtcNow() };
        await writer.WriteAsync(session => session.SaveFacts(row), cancellationToken);
        Put(server, new Basis(facts, fingerprint, JudgedWith: null));
    }

    /// <summary>Stores that all Macs of a server are judged with what holds now.</summary>
    public async Task SaveJudgedAsync(string server, CancellationToken cancellationToken)
    {
        if (Find(server) is null)
        {
            await TakeAsync(server, ServerFacts.NotRead, cancellationToken);
        }

        var basis = Find(server) ?? throw new InvalidOperationException("The facts were stored above.");
        var stamp = Stamp(basis);
        await writer.WriteAsync(session => session.SaveJudgedWith(server, stamp), cancellationToken);
        Put(server, basis with { JudgedWith = stamp });
    }

    // Some megabytes in a large fleet, and twice at a start: a buffer of the serializer's pool would stay for as long as the program runs.
    private static byte[] Print(ServerFacts facts)
    {
        var buffer = new ArrayBufferWriter<byte>(SmallestBuffer + ((facts.PreStageBySerialNumber?.Count ?? 0) * UsualBytesOfPreStageAdmin));
        using var writer = new Utf8JsonWriter(buffer);
        JsonSerializer.Serialize(writer, facts, StoreJson.Default.ServerFacts);
        return buffer.WrittenSpan.ToArray();
    }

    // A rebuilt program may judge or store differently, whatever its version says.
    private string Stamp(Basis basis) => string.Join(
        '.',
        typeof(MacEvaluation).Module.ModuleVersionId.ToString("N"),
        typeof(MacRows).Module.ModuleVersionId.ToString("N"),
        Fingerprint.Of(settings, StoreJson.Default.FleetSettings).ToString("x16", null),
        basis.Fingerprint.ToString("x16", null));

    private Basis? Find(string server)
    {
        lock (_changing)
        {
            return _servers.GetValueOrDefault(server);
        }
    }

    private void Put(string server, Basis basis)
    {
        lock (_changing)
        {
            _servers[server] = basis;
        }
    }

    private sealed record Basis(ServerFacts Facts, long Fingerprint, string? JudgedWith);
}
