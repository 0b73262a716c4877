using System.Collections.Concurrent;

namespace FleetToken.Simulator;

/// <summary>A call of the simulated API, whatever its version.</summary>
public enum SimulatorRoute
{
    /// <summary>A path the server does not have.</summary>
    Unknown,

    /// <summary>Access tokens.</summary>
    Token,

    /// <summary>Version of the server.</summary>
    Version,

    /// <summary>State while the server starts.</summary>
    StartupStatus,

    /// <summary>Health check.</summary>
    HealthCheck,

    /// <summary>List of computers.</summary>
    InventoryList,

    /// <summary>One computer with the sections asked for.</summary>
    InventoryOne,

    /// <summary>One computer with all sections.</summary>
    InventoryDetail,

    /// <summary>Recovery key of one computer.</summary>
    FileVault,

    /// <summary>Recovery keys of the whole fleet; nobody should ever call it.</summary>
    FileVaultOfAll,

    /// <summary>Recovery Lock password of one computer.</summary>
    RecoveryLock,

    /// <summary>Device lock PIN of one computer.</summary>
    DeviceLockPin,

    /// <summary>Local administrator accounts of one computer.</summary>
    LocalAdminAccounts,

    /// <summary>Local administrator password.</summary>
    LocalAdminPassword,

    /// <summary>Views of a local administrator password.</summary>
    LocalAdminAudit,

    /// <summary>Rotations of a local administrator password.</summary>
    LocalAdminHistory,

    /// <summary>List of PreStages.</summary>
    PreStages,

    /// <summary>One PreStage.</summary>
    PreStage,

    /// <summary>Which serial number is in which PreStage.</summary>
    PreStageScope,

    /// <summary>Enrolment settings.</summary>
    Enrolment,

    /// <summary>What inventory collects.</summary>
    CollectionSettings,

    /// <summary>Definitions of extension attributes.</summary>
    ExtensionAttributes,

    /// <summary>Computer groups.</summary>
    Groups,

    /// <summary>Sites.</summary>
    Sites,

    /// <summary>Buildings.</summary>
    Buildings,

    /// <summary>Departments.</summary>
    Departments,

    /// <summary>Scripts with their texts.</summary>
    Scripts,

    /// <summary>One script.</summary>
    Script,

    /// <summary>List of policies.</summary>
    Policies,

    /// <summary>One policy.</summary>
    Policy,

    /// <summary>List of macOS configuration profiles.</summary>
    Profiles,

    /// <summary>One macOS configuration profile.</summary>
    Profile,

    /// <summary>History of one computer.</summary>
    ComputerHistory,
}

/// <summary>What the simulated server was asked: counts, requests in flight, the last requests.</summary>
public sealed class Traffic
{
    private const int Remembered = 2_000;

    private readonly long[] _counts = new long[Enum.GetValues<SimulatorRoute>().Length];
    private readonly ConcurrentQueue<SimulatorRequest> _recent = new();
    private int _inFlight;
    private int _most;

    /// <summary>All requests since the start or the last reset.</summary>
    public long Total => _counts.Sum();

    /// <summary>Requests being answered now, their bodies included.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Most requests that were being answered at the same time.</summary>
    public int MaxInFlight => Volatile.Read(ref _most);

    /// <summary>The last requests, at most 2,000, oldest first.</summary>
    public IReadOnlyList<SimulatorRequest> Recent => [.. _recent];

    /// <summary>Requests of one route, failed ones included.</summary>
    public long Of(SimulatorRoute route) => Interlocked.Read(ref _counts[(int)route]);

    /// <summary>Forgets counts and requests; what is in flight stays.</summary>
    public void Reset()
    {
        Array.Clear(_counts);
        _recent.Clear();
        Volatile.Write(ref _most, InFlight);
    }

    internal void Begin(SimulatorRequest request)
    {
        Interlocked.Increment(ref _counts[(int)request.Route]);
        _recent.Enqueue(request);
        while (_recent.Count > Remembered && _recent.TryDequeue(out _))
        {
        }

        var now = Interlocked.Increment(ref _inFlight);
        int most;
        while ((most = Volatile.Read(ref _most)) < now && Interlocked.CompareExchange(ref _most, now, most) != most)
        {
        }
    }

    internal void End() => Interlocked.Decrement(ref _inFlight);
}

/// <summary>One request the simulated server got.</summary>
/// <param name="Route">The call.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="PathAndQuery">Path and query as they were sent.</param>
/// <param name="Page">Page asked for, from 0; null when the call has none.</param>
/// <param name="PageSize">Page size asked for; null when none was given.</param>
public sealed record SimulatorRequest(SimulatorRoute Route, string Method, string PathAndQuery, int? Page, int? PageSize);
