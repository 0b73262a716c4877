using System.Globalization;
using System.Text.RegularExpressions;
using FleetToken.Jamf.Http;
using FleetToken.Jamf.Pro;
using FleetToken.Jamf.Pro.Contracts;
using Microsoft.Extensions.Logging;

namespace FleetToken.Jamf.Reading;

/// <summary>The inventory calls, at the newest API version the server has (API 2.1).</summary>
internal sealed partial class InventoryCalls(string server, IJamfProApi api, JamfResilience resilience, ILogger logger)
{
    private const int Newest = 4;

    private JamfServerVersion? _chosen;

    /// <summary>What runs there, by the last answer; null before the first.</summary>
    public JamfServerVersion? Chosen => Volatile.Read(ref _chosen);

    /// <summary>Asks for the server's version and chooses the inventory API by it.</summary>
    /// <exception cref="JamfException">The server does not answer, or not as Jamf Pro does.</exception>
    public async Task<JamfServerVersion> ReadVersionAsync(bool personWaits, CancellationToken cancellationToken)
    {
        var version = await AskVersionAsync(personWaits, cancellationToken);
        var known = Volatile.Read(ref _chosen);

        // What a 404 taught us about this version of Jamf Pro stays true.
        var chosen = known?.Version == version ? known : new JamfServerVersion(version, Choose(version));
        if (chosen != known)
        {
            Volatile.Write(ref _chosen, chosen);
            Log.InventoryApiChosen(logger, server, chosen.Version, chosen.InventoryApi);
        }

        return chosen;
    }

    /// <summary>Asks for one page.</summary>
    /// <exception cref="JamfException">There is no answer that could be read.</exception>
    public Task<ListAnswer<T>> ListAsync<T>(InventoryQuery query, PageRequest page, RecordReading<T> reading, bool personWaits, RequestTally? tally, CancellationToken cancellationToken)
    {
        var call = new JamfCall("list computers", Privileges.ReadComputers, personWaits, tally);
        return AtNewestAsync(
            personWaits,
            version => resilience.AskAsync(
                call,
                token => api.ListComputersAsync(version, query.Sections, page.Page, page.Size, query.Sort, query.Filter, token),
                (response, token) => ReadListAsync(response, reading, tally, token),
                cancellationToken),
            cancellationToken);
    }

    /// <summary>Asks for one computer; null where the server answers 404.</summary>
    /// <exception cref="JamfException">There is no answer that could be read.</exception>
    public async Task<OneAnswer<T>?> FindAsync<T>(long id, RecordReading<T> reading, bool personWaits, CancellationToken cancellationToken)
        where T : class
    {
        var call = new JamfCall("read a computer", Privileges.ReadComputers, personWaits);
        var version = Volatile.Read(ref _chosen) ?? await ReadVersionAsync(personWaits, cancellationToken);
        try
        {
            return await resilience.AskAsync(
                call,
                token => api.GetComputerAsync(version.InventoryApi, id, InventoryQuery.WholeMac, token),
                (response, token) => ReadOneAsync(response, reading, token),
                cancellationToken);
        }
        catch (JamfException failure) when (failure.Failure == JamfFailure.NotFound)
        {
            return null;
        }
    }

    private async Task<string> AskVersionAsync(bool personWaits, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await resilience.AskAsync(
                new JamfCall("read the version of Jamf Pro", null, personWaits),
                api.GetVersionAsync,
                static (response, token) => JsonAnswer.ReadAsync(response, JamfJson.Plain.VersionAnswer, null, token),
                cancellationToken);
            return Redact.Text(answer.Version) is { Length: > 0 and < 100 } version ? version : "unknown";
        }
        catch (JamfException failure) when (failure.Failure == JamfFailure.NotFound)
        {
            return "unknown";
        }
    }

    private async Task<T> AtNewestAsync<T>(bool personWaits, Func<int, Task<T>> ask, CancellationToken cancellationToken)
    {
        var chosen = Volatile.Read(ref _chosen) ?? await ReadVersionAsync(personWaits, cancellationToken);
        while (true)
        {
            try
            {
                return await ask(chosen.InventoryApi);
            }
            catch (JamfException failure) when (failure.Failure == JamfFailure.NotFound && chosen.InventoryApi > 1)
            {
                chosen = FallBackFrom(chosen);
            }
            catch (JamfException failure) when (failure.Failure == JamfFailure.NotFound)
            {
                // No version answers: forget, so that a server that comes back is asked from the newest on.
                Volatile.Write(ref _chosen, null);
                throw;
            }
        }
    }

    private JamfServerVersion FallBackFrom(JamfServerVersion missing)
    {
        var older = missing with { InventoryApi = missing.InventoryApi - 1 };
        if (Interlocked.CompareExchange(ref _chosen, older, missing) is { } other && !ReferenceEquals(other, missing) && other.InventoryApi < missing.InventoryApi)
        {
            return other;
        }

        Log.InventoryApiChosen(logger, server, older.Version, older.InventoryApi);
        return older;
    }

    // 11.30 brought v4, 11.23 v3; the release of v2 is not known, so it is tried (API 2.1).
    private static int Choose(string version)
    {
        var match = LeadingNumbers().Match(version);
        if (!match.Success)
        {
            return Newest;
        }

        var major = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var minor = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return (major, minor) switch
        {
            ( > 11, _) or (11, >= 30) => Newest,
            (11, >= 23) => 3,
            _ => 2,
        };
    }

    private static async Task<ListAnswer<T>> ReadListAsync<T>(HttpResponseMessage response, RecordReading<T> reading, RequestTally? tally, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var answer = await new InventoryReader<T>(reading).ReadAsync(body, cancellationToken);
        tally?.CountBytes(answer.Bytes);
        return answer;
    }

    private static async Task<OneAnswer<T>?> ReadOneAsync<T>(HttpResponseMessage response, RecordReading<T> reading, CancellationToken cancellationToken)
        where T : class
    {
        var body = await JsonAnswer.ReadBytesAsync(response, cancellationToken);
        try
        {
            return new OneAnswer<T>(reading(body), null);
        }
        catch (Exception exception) when (BrokenRecord.IsOne(exception))
        {
            return new OneAnswer<T>(null, BrokenRecord.Describe(body, "$", exception));
        }
    }

    [GeneratedRegex(@"^\s*(\d{1,4})\.(\d{1,4})", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingNumbers();
}

/// <summary>The answer to a question for one computer: the value, or what kept it from being read.</summary>
internal sealed record OneAnswer<T>(T? Value, SkippedRecord? Skipped)
    where T : class;
