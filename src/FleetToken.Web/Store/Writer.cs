using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>The one queue through which everything is written: one piece of work, one transaction, whole or not at all.</summary>
public sealed class Writer(StoreLocation location, ILogger<Writer> logger) : BackgroundService
{
    /// <summary>The most Macs one transaction should hold, so that readers and a waiting person are never kept long.</summary>
    public const int MacsPerTransaction = 500;

    private const string Stopping = "The program is stopping; nothing more is written.";

    private readonly Channel<WorkItem> _queue = Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<WorkItem> { SingleReader = true });

    // So many pieces of work wait at most, so that a slow disk slows the sweep down and memory stays flat.
    private readonly SemaphoreSlim _places = new(16);
    private WriteSession? _session;
    private volatile bool _ended;
    private long _count;

    /// <summary>Follow-ups of keys were written and committed. Called on the writer's own thread: who listens must not wait for anything.</summary>
    public event Action? FollowUpsWritten;

    /// <summary>Queues work and waits until it is committed.</summary>
    /// <param name="work">Writes through the session; runs on the writer's own thread and must not wait for anything.</param>
    /// <param name="cancellationToken">Gives up waiting for a place in the queue; work that has a place is done.</param>
    /// <exception cref="StoreException">Nothing of it was written; the message says why.</exception>
    public async Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await QueueAsync(work, first: false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Puts work before all that waits, for what a person waits for; committed when this returns.</summary>
    /// <exception cref="StoreException">Nothing of it was written; the message says why.</exception>
    public Task<T> WriteFirstAsync<T>(Func<WriteSession, T> work) => QueueAsync(work, first: true);

    /// <summary>Queues work without a result and waits until it is committed.</summary>
    /// <exception cref="StoreException">Nothing of it was written; the message says why.</exception>
    public Task WriteAsync(Action<WriteSession> work, CancellationToken cancellationToken) => WriteAsync(
        session =>
        {
            work(session);
            return true;
        },
        cancellationToken);

    /// <summary>Writes what is queued, then ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } running)
        {
            await running.WaitAsync(cancellationToken);
        }

        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _ended = true;
        _queue.Writer.TryComplete();
        base.Dispose();
        Close();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not bound to the stopping token: what has a place in the queue is written.
        await foreach (var item in _queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            Do(item);
        }
    }

    private Task<T> QueueAsync<T>(Func<WriteSession, T> work, bool first)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var item = new WorkItem(
            first,
            Interlocked.Increment(ref _count),
            session =>
            {
                var result = session.InTransaction(work);
                if (session.FollowUpsWritten)
                {
                    FollowUpsWritten?.Invoke();
                }

                done.SetResult(result);
            },
            failure => done.TrySetException(failure));
        return _queue.Writer.TryWrite(item) ? done.Task : throw new StoreException(Stopping);
    }

    private void Do(WorkItem item)
    {
        if (_ended)
        {
            item.Fail(new StoreException(Stopping));
            return;
        }

        try
        {
            _session ??= WriteSession.Open(location);
            item.Run(_session);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            // After a failure the connection may hold a broken transaction: the next piece of work opens a new one.
            var said = StoreException.From(failure, location.Path);
            Log.WriteFailed(logger, said.Message, failure);
            Close();
            item.Fail(said);
        }
        catch (Exception failure)
        {
            item.Fail(failure);
        }
    }

    // A disk that fails may fail again here; the queue must go on.
    private void Close()
    {
        try
        {
            _session?.Dispose();
        }
        catch (SqliteException failure)
        {
            Log.WriteFailed(logger, StoreException.From(failure, location.Path).Message, failure);
        }
        finally
        {
            _session = null;
        }
    }

    private sealed record WorkItem(bool First, long Number, Action<WriteSession> Run, Action<Exception> Fail) : IComparable<WorkItem>
    {
        public int CompareTo(WorkItem? other) =>
            other is null ? 1 : First != other.First ? other.First.CompareTo(First) : Number.CompareTo(other.Number);
    }
}
