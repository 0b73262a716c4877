using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using FleetToken.Domain.Configuration;
using FleetToken.Jamf.Classic.Contracts;
using FleetToken.Jamf.Http;
using FleetToken.Jamf.Pro;

namespace FleetToken.Jamf.Reading;

/// <summary>
/// Reads policies, profiles and scripts (API 7.4, 7.5, 8). Lists first, then each object for itself, side by side within the budget; only what can
/// matter is kept. An object that cannot be read costs only itself; a list that may not be read is the caller's to name.
/// </summary>
internal sealed class ConfigurationReader(JamfConnection jamf)
{
    private const int ScriptsAPage = 50;
    private const int MostScriptPages = 1_000;

    // So many objects in a row that the server could not give mean that it is the server.
    private const int MostFailures = 8;

    private readonly ConcurrentQueue<UnreadObject> _unread = new();
    private readonly ScriptCatalogue _scripts = new();
    private int _failures;

    /// <summary>Objects that could not be read so far, in order of kind and id.</summary>
    public IReadOnlyList<UnreadObject> Unread => [.. _unread.OrderBy(unread => unread.Kind).ThenBy(unread => unread.Id)];

    /// <summary>Scripts that can matter. Read before policies, which are understood better with them.</summary>
    /// <exception cref="JamfException">They may not or cannot be read.</exception>
    public async Task<IReadOnlyList<ManagementScript>> ReadScriptsAsync(CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<long, ManagementScript?>();
        var seen = 0;
        for (var page = 0; page < MostScriptPages; page++)
        {
            var (rows, total) = await ReadScriptPageAsync(page, ScriptsAPage, found, cancellationToken);
            seen += rows;
            if (rows == 0 || seen >= (total ?? int.MaxValue))
            {
                break;
            }
        }

        return [.. found.Values.OfType<ManagementScript>()];
    }

    /// <summary>Asks for one script, to see whether that is allowed.</summary>
    public Task<(int Rows, int? Total)> ReadFirstScriptAsync(CancellationToken cancellationToken) => ReadScriptPageAsync(0, 1, [], cancellationToken);

    /// <summary>Policies that can matter.</summary>
    /// <exception cref="JamfException">They may not or cannot be read.</exception>
    public async Task<IReadOnlyList<ManagementPolicy>> ReadPoliciesAsync(CancellationToken cancellationToken) => await EachAsync(
        ObjectKind.Policy, await ListPoliciesAsync(cancellationToken), ReadPolicyAsync, cancellationToken);

    /// <summary>macOS configuration profiles that can matter.</summary>
    /// <exception cref="JamfException">They may not or cannot be read.</exception>
    public async Task<IReadOnlyList<ManagementProfile>> ReadProfilesAsync(CancellationToken cancellationToken) => await EachAsync(
        ObjectKind.Profile, await ListProfilesAsync(cancellationToken), ReadProfileAsync, cancellationToken);

    /// <summary>Ids and names of all policies.</summary>
    public async Task<ClassicItems<ClassicItem>> ListPoliciesAsync(CancellationToken cancellationToken)
    {
        var call = new JamfCall("list policies", Privileges.ReadPolicies);
        return await AskAsync(call, jamf.Classic.ListPoliciesAsync, ClassicJson.Tolerant.PolicyList, list => list.Policies, cancellationToken);
    }

    /// <summary>Ids and names of all macOS configuration profiles.</summary>
    public async Task<ClassicItems<ClassicItem>> ListProfilesAsync(CancellationToken cancellationToken)
    {
        var call = new JamfCall("list macOS configuration profiles", Privileges.ReadProfiles);
        return await AskAsync(call, jamf.Classic.ListProfilesAsync, ClassicJson.Tolerant.ProfileList, list => list.OsXConfigurationProfiles, cancellationToken);
    }

    private async Task<ManagementPolicy?> ReadPolicyAsync(long id, CancellationToken cancellationToken)
    {
        var call = new JamfCall("read a policy", Privileges.ReadPolicies);
        var policy = await AskAsync(call, token => jamf.Classic.GetPolicyAsync(id, token), ClassicJson.Tolerant.PolicyAnswer, answer => answer.Policy, cancellationToken);
        if (policy.FilesProcesses?.RunCommand is { Length: > CredentialScan.LongestText })
        {
            _unread.Enqueue(TooLong(ObjectKind.Policy, id, policy.General?.Name, "command"));
        }

        return PolicyReader.Read(id, policy, _scripts);
    }

    private async Task<ManagementProfile?> ReadProfileAsync(long id, CancellationToken cancellationToken)
    {
        var call = new JamfCall("read a macOS configuration profile", Privileges.ReadProfiles);
        var profile = await AskAsync(call, token => jamf.Classic.GetProfileAsync(id, token), ClassicJson.Tolerant.ProfileAnswer, answer => answer.OsXConfigurationProfile, cancellationToken);
        return ProfileReader.Read(id, profile);
    }

    private async Task<(int Rows, int? Total)> ReadScriptPageAsync(int page, int size, SortedDictionary<long, ManagementScript?> found, CancellationToken cancellationToken)
    {
        var call = new JamfCall("read scripts", Privileges.ReadScripts);
        var body = await jamf.Resilience.AskAsync(
            call, token => jamf.Api.ListScriptsAsync(page, size, "id:asc", token), static (response, token) => JsonAnswer.ReadBytesAsync(response, token), cancellationToken);
        try
        {
            return ScriptReader.ReadPage(body, (id, script) => Keep(id, script, found), _unread.Enqueue);
        }
        catch (Exception exception) when (BrokenRecord.IsOne(exception))
        {
            throw jamf.Resilience.Misread(call);
        }
    }

    private void Keep(long id, Pro.Contracts.ScriptRecord script, SortedDictionary<long, ManagementScript?> found)
    {
        if (found.ContainsKey(id))
        {
            return;
        }

        _scripts.Add(id, script);
        found[id] = ScriptReader.Read(id, script);
        if (script.ScriptContents is { Length: > CredentialScan.LongestText })
        {
            _unread.Enqueue(TooLong(ObjectKind.Script, id, script.Name, "text"));
        }
    }

    private async Task<IReadOnlyList<T>> EachAsync<T>(ObjectKind kind, ClassicItems<ClassicItem> list, Func<long, CancellationToken, Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        var found = new ConcurrentDictionary<long, T>();
        foreach (var item in list.Items.Where(item => item.Id is null or <= 0))
        {
            _unread.Enqueue(new UnreadObject(kind, null, Redact.Text(item.Name), "It is listed without an id."));
        }

        _failures = 0;
        var items = list.Items.Where(item => item.Id > 0).DistinctBy(item => item.Id);
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = RequestBudget.BackgroundPlaces, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(items, sideBySide, async (item, token) =>
        {
            if (await TryAsync(kind, item, read, token) is { } one)
            {
                found[item.Id!.Value] = one;
            }
        });
        return [.. found.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }

    private async Task<T?> TryAsync<T>(ObjectKind kind, ClassicItem item, Func<long, CancellationToken, Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var one = await read(item.Id!.Value, cancellationToken);
            Volatile.Write(ref _failures, 0);
            return one;
        }
        catch (JamfException failure) when (CostsOnlyItself(failure))
        {
            _unread.Enqueue(new UnreadObject(kind, item.Id, Redact.Text(item.Name), Reason(failure)));
        }
        catch (XmlException)
        {
            _unread.Enqueue(new UnreadObject(kind, item.Id, Redact.Text(item.Name), "Its payloads are not a property list that can be read."));
        }

        return null;
    }

    private bool CostsOnlyItself(JamfException failure) => failure.Failure switch
    {
        JamfFailure.NotFound or JamfFailure.Misread => true,
        JamfFailure.ServerFault or JamfFailure.Unreachable => Interlocked.Increment(ref _failures) < MostFailures,
        _ => false,
    };

    private static string Reason(JamfException failure) => failure.Failure switch
    {
        JamfFailure.NotFound => "Jamf Pro lists it, but does not know it any more; it may have been deleted meanwhile.",
        JamfFailure.Misread => "The answer is not the one that Jamf Pro documents.",
        JamfFailure.ServerFault => "Jamf Pro failed when it was asked for it.",
        _ => "There was no complete answer in time.",
    };

    private static UnreadObject TooLong(ObjectKind kind, long id, string? name, string part) =>
        new(kind, id, Redact.Text(name), $"Its {part} is longer than 1 MB; only the first 1 MB was looked through.");

    private async Task<TPart> AskAsync<T, TPart>(
        JamfCall call, Func<CancellationToken, Task<HttpResponseMessage>> send, JsonTypeInfo<T> type, Func<T, TPart?> part, CancellationToken cancellationToken)
        where T : class
        where TPart : class =>
        await jamf.Resilience.AskAsync(
            call,
            send,
            async (response, token) => part(await JsonAnswer.ReadAsync(response, type, null, token)) ?? throw new MisreadAnswerException(Misreading.OtherShape),
            cancellationToken);
}
