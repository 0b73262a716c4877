using FleetToken.Jamf;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Sync;

/// <summary>What sync is doing and how the last sweeps went; pages read it and are called when it changes.</summary>
public sealed class SyncStatus : IDisposable
{
    /// <summary>Callers hear of changes once in this time at most: a sweep moves a number with every page it reads.</summary>
    internal static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(250);

    private readonly Lock _changing = new();
    private readonly SortedDictionary<string, ServerSync> _servers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProblemsByCause> _problems = [];
    private readonly Subscribers<SyncStatus> _subscribers = new();
    private readonly ITimer _timer;
    private readonly ILogger<SyncStatus> _logger;
    private bool _telling;

    /// <summary>Names the configured servers; none has done anything yet.</summary>
    public SyncStatus(IOptions<JamfOptions> jamf, IOptions<SyncOptions> sync, TimeProvider time, ILogger<SyncStatus> logger)
    {
        _logger = logger;
        _timer = time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        foreach (var (name, server) in jamf.Value.Servers)
        {
            if (Uri.TryCreate(server.Url, UriKind.Absolute, out var url))
            {
                _servers[name] = new ServerSync { Name = name, Url = url, State = sync.Value.Enabled ? SyncState.Idle : SyncState.Off };
                _problems[name] = new ProblemsByCause();
            }
        }
    }

    /// <summary>One entry per configured server, by name.</summary>
    public IReadOnlyList<ServerSync> Servers
    {
        get
        {
            lock (_changing)
            {
                return [.. _servers.Values];
            }
        }
    }

    /// <summary>Calls back at most a few times a second while something changes; the caller disposes what it gets and re-enters its own context.</summary>
    public IDisposable Subscribe(Action changed) => _subscribers.Add(_ => changed());

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    /// <summary>Changes what is said of a server.</summary>
    internal void Change(string server, Func<ServerSync, ServerSync> change)
    {
        lock (_changing)
        {
            if (!_servers.TryGetValue(server, out var before))
            {
                return;
            }

            _servers[server] = change(before);
            if (!_telling)
            {
                _telling = true;
                _timer.Change(TellEvery, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Replaces the problems of one cause: each part of the sync speaks only for what it tried.</summary>
    internal void ChangeProblems(string server, ProblemCause cause, IReadOnlyList<SyncProblem> problems)
    {
        lock (_changing)
        {
            if (_problems.TryGetValue(server, out var known))
            {
                known[cause] = problems;
                Change(server, sync => sync with { Problems = known.All });
            }
        }
    }

    private void Tell()
    {
        lock (_changing)
        {
            _telling = false;
        }

        _subscribers.Tell(this, _logger);
    }

    private sealed class ProblemsByCause
    {
        private readonly SortedDictionary<ProblemCause, IReadOnlyList<SyncProblem>> _byCause = [];

        public IReadOnlyList<SyncProblem> All => [.. _byCause.Values.SelectMany(problems => problems)];

        public IReadOnlyList<SyncProblem> this[ProblemCause cause]
        {
            set => _byCause[cause] = value;
        }
    }
}

/// <summary>Which part of the sync speaks of a problem; alarms come first.</summary>
internal enum ProblemCause
{
    /// <summary>The probes for secrets within reach.</summary>
    Secrets,

    /// <summary>The last run.</summary>
    Reading,

    /// <summary>Records that the last reading of changes could not read.</summary>
    Records,

    /// <summary>What the server's configuration says about accounts.</summary>
    Facts,

    /// <summary>Policies, scripts and profiles.</summary>
    Objects,
}
