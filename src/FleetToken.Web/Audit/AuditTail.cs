using System.Text.Encodings.Web;
using System.Text.Json;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Audit;

/// <summary>
/// Follows the audit log from where it stood at start: gives each new entry to a SIEM as a line of JSON, and every few minutes the head to the log, so
/// that a tail that was cut off shows.
/// </summary>
internal sealed class AuditTail(
    AuditQuery query, IDbContextFactory<FleetDb> databases, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditTail> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TellHead = TimeSpan.FromMinutes(5);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private long _given;
    private AuditHead? _told;
    private bool _failed;
    private bool _follows;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // A file knows how far it came; an output begins with this start.
        var head = await query.HeadAsync(cancellationToken);
        _given = FilePath is { } path && LastIn(path) is { } last ? last : head.Count;
        _follows = true;
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // A host whose start failed stops what it never started: the database may have no table yet, or be another program's.
        if (!_follows)
        {
            return;
        }

        await GiveAsync(cancellationToken);
        await TellHeadAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        var next = time.GetUtcNow();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await GiveAsync(stoppingToken);
                if (time.GetUtcNow() >= next)
                {
                    await TellHeadAsync(stoppingToken);
                    next = time.GetUtcNow() + TellHead;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the last entries follow in StopAsync.
        }
    }

    private string? FilePath => options.Value.JsonLines is AuditOptions.Off or AuditOptions.StandardOutput ? null : Path.GetFullPath(options.Value.JsonLines);

    private async Task GiveAsync(CancellationToken cancellationToken)
    {
        if (options.Value.JsonLines == AuditOptions.Off)
        {
            return;
        }

        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (await query.HeadAsync(cancellationToken) is { Count: var count } && count < _given)
            {
                Log.Rewound(logger, _given, count);
                _given = 0;
            }

            var rows = await AuditRows.ReadAsync(db.Audit.AsNoTracking().Where(row => row.Sequence > _given).OrderBy(row => row.Sequence), cancellationToken);
            if (rows.Count == 0)
            {
                return;
            }

            await using var to = Open();
            foreach (var row in rows)
            {
                await to.WriteAsync(Line(AuditItem.Of(row)), cancellationToken);
                await to.FlushAsync(cancellationToken);
                _given = row.Sequence;
            }

            _failed = false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            // Said once; the entries wait in the database and follow when there is room again.
            if (!_failed)
            {
                Log.LinesFailed(logger, options.Value.JsonLines, failure.Message);
                _failed = true;
            }
        }
    }

    private Stream Open()
    {
        if (FilePath is not { } path)
        {
            return Console.OpenStandardOutput();
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var half = EndsInHalfALine(path);
        var to = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        if (half)
        {
            to.WriteByte((byte)'\n');
        }

        return to;
    }

    private async Task TellHeadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var head = await query.HeadAsync(cancellationToken);
            if (head != _told)
            {
                Log.Head(logger, head.Count, head);
                _told = head;
            }
        }
        catch (Microsoft.Data.Sqlite.SqliteException failure)
        {
            Log.HeadFailed(logger, failure.Message);
        }
    }

    // "audit" comes first, so that such a line can be told from a log line.
    private static byte[] Line(AuditItem item) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(
            new { Audit = item.Sequence, item.At, item.Event, item.By, item.Roles, item.Server, item.ComputerId, item.Site, item.Subject, item.Details, item.Hash }, Json), (byte)'\n'];

    private static long? LastIn(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return File.ReadLines(path).Select(NumberIn).LastOrDefault(number => number is not null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Null for half a line, which a full disk or a kill leaves: its entry is given again.
    private static long? NumberIn(string text)
    {
        try
        {
            using var line = JsonDocument.Parse(text);
            return line.RootElement.TryGetProperty("audit", out var number) && number.TryGetInt64(out var last) ? last : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool EndsInHalfALine(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }
}
