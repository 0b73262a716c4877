using System.Runtime.CompilerServices;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Http;
using FleetToken.Jamf.Reading;

namespace FleetToken.Jamf;

/// <summary>The one door to a Jamf Pro server for polling. It cannot read keys or passwords; <see cref="RecoveryKeyClient"/> is another door. Every call can throw <see cref="JamfException"/>.</summary>
public sealed class JamfClient : IDisposable
{
    private readonly JamfConnection _connection;
    private readonly InventoryCalls _calls;
    private readonly MacReader _macs;
    private readonly int _pageSize;

    internal JamfClient(JamfConnection connection, InventoryCalls calls, int pageSize, MacReader macs, RecoveryKeyClient? keys) =>
        (_connection, _calls, _pageSize, _macs, Keys) = (connection, calls, pageSize, macs, keys);

    /// <summary>The door to recovery keys of the same server; null where revealing is off.</summary>
    internal RecoveryKeyClient? Keys { get; }

    /// <summary>The server's name in the configuration.</summary>
    public string Server => _connection.Server;

    /// <summary>The server's web address.</summary>
    public Uri Url => _connection.Url;

    /// <summary>Version of Jamf Pro and the inventory API version chosen for it.</summary>
    public Task<JamfServerVersion> ReadVersionAsync(CancellationToken cancellationToken) => _calls.ReadVersionAsync(personWaits: false, cancellationToken);

    /// <summary>What the server is set up to do: accounts, collection settings, policies, scripts, profiles, PreStages; what is not allowed is null and named.</summary>
    public Task<ServerReading> ReadServerFactsAsync(CancellationToken cancellationToken) => new ServerFactsReader(_connection).ReadAsync(cancellationToken);

    /// <summary>Of that, what takes a handful of calls: PreStages, enrolment and collection settings.</summary>
    public Task<ServerReading> ReadAccountFactsAsync(CancellationToken cancellationToken) => new ServerFactsReader(_connection).ReadAccountsAsync(cancellationToken);

    /// <summary>Of that, what takes a call for each object: policies, scripts, profiles.</summary>
    public Task<ServerReading> ReadObjectsAsync(CancellationToken cancellationToken) => new ServerFactsReader(_connection).ReadObjectsAsync(cancellationToken);

    /// <summary>Prepares a walk over all Macs; nothing is asked before its first page is taken.</summary>
    /// <param name="pageSize">Macs per request to start with: what the last walk learned, or null for the configured size.</param>
    public InventoryWalk WalkAll(int? pageSize)
    {
        var context = NewContext();
        var size = Math.Clamp(pageSize ?? _pageSize, 1, PagePlan.LargestPage);
        return new InventoryWalk(new PageWalk(_calls, _macs, size, context), context.Tally);
    }

    /// <summary>Macs that reported at or after a UTC time, by report date. One that reports again meanwhile comes again, newer.</summary>
    public IAsyncEnumerable<InventoryPage> ReadChangesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        new ChangesWalk(_calls, _macs, _pageSize, NewContext()).ReadAsync(since, cancellationToken);

    /// <summary>The Macs with these ids that Jamf still lists; missing ones are not an error.</summary>
    public async IAsyncEnumerable<InventoryPage> ReadMacsAsync(IReadOnlyCollection<long> computerIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var answer in new MacsById(_calls, _macs, NewContext()).ReadAsync(computerIds.Distinct(), cancellationToken))
        {
            yield return new InventoryPage(answer.Rows, answer.Skipped, answer.TotalCount, answer.Bytes);
        }
    }

    /// <summary>One Mac, now.</summary>
    /// <param name="computerId">Jamf's computer id.</param>
    /// <param name="personWaits">Whether a person waits for the answer: it then takes the place that is kept for people.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<MacReading> ReadMacAsync(long computerId, bool personWaits, CancellationToken cancellationToken) =>
        new OneMac(_calls, _macs).ReadAsync(computerId, personWaits, cancellationToken);

    /// <summary>Jamf's own record of who looked at a Mac's recovery key.</summary>
    /// <param name="computerId">Jamf's computer id.</param>
    /// <param name="personWaits">Whether a person waits for the answer: it then takes the place that is kept for people.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<KeyViews> ReadKeyViewsAsync(long computerId, bool personWaits, CancellationToken cancellationToken) =>
        new KeyViewsReader(_connection).ReadAsync(computerId, personWaits, cancellationToken);

    /// <summary>Tries every call that is needed, proves that secrets are out of reach, and that the client for revealing may read keys; failures are results here, not exceptions.</summary>
    public Task<JamfCheck> CheckAsync(CancellationToken cancellationToken) => new ClientCheck(_connection, _calls, Keys?.Connection).RunAsync(cancellationToken);

    /// <summary>Gives back the connections.</summary>
    public void Dispose()
    {
        Keys?.Dispose();
        _connection.Dispose();
    }

    private WalkContext NewContext() => new(Server, new RequestTally(), _connection.Time, _connection.Logger);
}

/// <summary>What runs at the other end.</summary>
/// <param name="Version">As the server prints it.</param>
/// <param name="InventoryApi">Inventory API version in use, 1 to 4.</param>
public sealed record JamfServerVersion(string Version, int InventoryApi);

/// <summary>A server's configuration facts and what kept us from reading others.</summary>
/// <param name="Facts">What was read.</param>
/// <param name="Problems">One entry for each call that failed.</param>
public sealed record ServerReading(ServerFacts Facts, IReadOnlyList<ServerProblem> Problems);

/// <summary>A configuration call that failed.</summary>
/// <param name="Part">Which part of the configuration it would have told.</param>
/// <param name="What">What could not be read, in words.</param>
/// <param name="Failure">What kind of failure it was.</param>
/// <param name="MissingPrivilege">The privilege to add to the API role; null where that is not the cause.</param>
/// <param name="Message">What it means and what to do.</param>
public sealed record ServerProblem(ServerPart Part, string What, JamfFailure Failure, string? MissingPrivilege, string Message)
{
    /// <summary>Whether the server said that it is not ours to read, or not there: what was known of it before no longer holds.</summary>
    public bool IsRefused => Failure is JamfFailure.Forbidden or JamfFailure.NotFound;
}

/// <summary>The result of <see cref="JamfClient.CheckAsync"/>.</summary>
/// <param name="Server">The server's name in the configuration.</param>
/// <param name="Version">What runs there; null where it could not be reached.</param>
/// <param name="Lines">One line for each thing that was tried.</param>
public sealed record JamfCheck(string Server, JamfServerVersion? Version, IReadOnlyList<JamfCheckLine> Lines)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsGood => Lines.All(line => line.Good);
}

/// <summary>One thing that was tried.</summary>
/// <param name="What">What was tried, in words.</param>
/// <param name="Good">Whether the answer is as it should be.</param>
/// <param name="Message">What the answer means, and what to do where it is wrong.</param>
/// <param name="IsSecretProbe">Whether it probes that a secret is out of reach.</param>
public sealed record JamfCheckLine(string What, bool Good, string Message, bool IsSecretProbe)
{
    /// <summary>Whether it is about the API client that reveals keys.</summary>
    public bool IsReveal { get; init; }

    /// <summary>Whether it is good and still worth a thought.</summary>
    public bool IsHint { get; init; }

    /// <summary>Whether the server answered at all; a probe without an answer says nothing about the secret.</summary>
    public bool Answered { get; init; } = true;
}
