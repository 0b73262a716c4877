using System.Text.Json.Serialization.Metadata;
using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Jamf.Http;
using FleetToken.Jamf.Pro;
using FleetToken.Jamf.Pro.Contracts;
using PreStage = FleetToken.Jamf.Pro.Contracts.PreStage;

namespace FleetToken.Jamf.Reading;

/// <summary>Reads the few configuration facts about accounts; each call that fails costs only what it would have told.</summary>
internal sealed class ServerFactsReader(JamfConnection jamf)
{
    private const int PreStagesAPage = 100;
    private const int MostPreStagePages = 100;

    // Newest first; the older ones answer on older servers (API 6.2, 2.4).
    private static readonly int[] EnrollmentVersions = [4, 3, 2];
    private static readonly int[] CollectionVersions = [2, 1];

    private readonly List<ServerProblem> _problems = [];

    /// <summary>Reads them all.</summary>
    public async Task<ServerReading> ReadAsync(CancellationToken cancellationToken)
    {
        var accounts = await ReadAccountsAsync(cancellationToken);
        var objects = (await ReadObjectsAsync(cancellationToken)).Facts.Configuration;
        return new ServerReading(accounts.Facts with { Configuration = objects with { PreStages = accounts.Facts.Configuration.PreStages } }, _problems);
    }

    /// <summary>Reads what takes a handful of calls.</summary>
    public async Task<ServerReading> ReadAccountsAsync(CancellationToken cancellationToken)
    {
        var preStages = await TryAsync(ServerPart.PreStages, "PreStages", ReadPreStagesAsync, cancellationToken);
        var scope = await TryAsync(ServerPart.PreStageScope, "which Macs a PreStage is for", ReadScopeAsync, cancellationToken);
        var enrollment = await TryAsync(ServerPart.Enrolment, "enrolment settings", ReadEnrollmentAsync, cancellationToken);
        var collection = await TryAsync(ServerPart.Collection, "what inventory collects", ReadCollectionAsync, cancellationToken);
        var facts = new ServerFacts
        {
            PreStageBySerialNumber = preStages is null || scope?.SerialsByPrestageId is null ? null : Join(preStages, scope.SerialsByPrestageId),
            ManagementAccount = enrollment is null ? null : Redact.Text(enrollment.ManagementUsername)?.Trim() ?? "",
            CollectsAccounts = collection?.ComputerInventoryCollectionPreferences?.IncludeAccounts,
            CollectsHiddenAccounts = collection?.ComputerInventoryCollectionPreferences?.IncludeHiddenAccounts,
            Configuration = new ServerConfiguration { PreStages = preStages is null ? null : PreStageReader.Read(preStages, scope?.SerialsByPrestageId) },
        };
        return new ServerReading(facts, _problems);
    }

    /// <summary>Reads what takes a call for each object.</summary>
    public async Task<ServerReading> ReadObjectsAsync(CancellationToken cancellationToken)
    {
        using var patterns = LinearPattern.Keep();
        var configuration = new ConfigurationReader(jamf);
        var scripts = await TryAsync(ServerPart.Scripts, "scripts", configuration.ReadScriptsAsync, cancellationToken);
        var policies = await TryAsync(ServerPart.Policies, "policies", configuration.ReadPoliciesAsync, cancellationToken);
        var profiles = await TryAsync(ServerPart.Profiles, "macOS configuration profiles", configuration.ReadProfilesAsync, cancellationToken);
        var objects = new ServerConfiguration { Scripts = scripts, Policies = policies, Profiles = profiles, Unread = configuration.Unread };
        return new ServerReading(new ServerFacts { Configuration = objects }, _problems);
    }

    /// <summary>All PreStages.</summary>
    public async Task<List<PreStage>> ReadPreStagesAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, PreStage>(StringComparer.Ordinal);
        for (var page = 0; page < MostPreStagePages; page++)
        {
            var number = page;
            var answer = await AskAsync(
                "read PreStages",
                Privileges.ReadPreStages,
                token => jamf.Api.ListPreStagesAsync(number, PreStagesAPage, "id:asc", token),
                JamfJson.Plain.PreStagePage,
                cancellationToken);
            var results = answer.Results ?? [];
            foreach (var preStage in results.OfType<PreStage>().Where(preStage => preStage.Id is not null))
            {
                found[preStage.Id!] = preStage;
            }

            if (results.Count == 0 || found.Count >= (answer.TotalCount ?? found.Count))
            {
                break;
            }
        }

        return [.. found.Values];
    }

    /// <summary>PreStage id of each serial number.</summary>
    public Task<PreStageScope> ReadScopeAsync(CancellationToken cancellationToken) => AskAsync(
        "read which Macs a PreStage is for", Privileges.ReadPreStages, jamf.Api.GetPreStageScopeAsync, JamfJson.Plain.PreStageScope, cancellationToken);

    /// <summary>Enrolment settings, from the newest version the server has.</summary>
    public Task<EnrollmentAnswer> ReadEnrollmentAsync(CancellationToken cancellationToken) => AskNewestAsync(
        EnrollmentVersions, "read enrolment settings", Privileges.ReadEnrollment, jamf.Api.GetEnrollmentAsync, JamfJson.Plain.EnrollmentAnswer, cancellationToken);

    /// <summary>Inventory collection settings, from the newest version the server has.</summary>
    public Task<CollectionSettings> ReadCollectionAsync(CancellationToken cancellationToken) => AskNewestAsync(
        CollectionVersions, "read what inventory collects", Privileges.ReadCollectionSettings, jamf.Api.GetCollectionSettingsAsync, JamfJson.Plain.CollectionSettings, cancellationToken);

    private static Dictionary<string, PreStageAdmin> Join(List<PreStage> preStages, Dictionary<string, string?> scope)
    {
        var admins = new Dictionary<string, PreStageAdmin>(StringComparer.Ordinal);
        foreach (var preStage in preStages)
        {
            if (Admin(preStage.AccountSettings) is { } admin)
            {
                admins[preStage.Id!] = admin with { PreStageId = PreStageReader.Id(preStage.Id) };
            }
        }

        var bySerialNumber = new Dictionary<string, PreStageAdmin>(scope.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (serialNumber, preStage) in scope)
        {
            if (preStage is not null && admins.TryGetValue(preStage, out var admin))
            {
                // As on the Mac itself: the two must still meet.
                bySerialNumber[Redact.Text(serialNumber)] = admin;
            }
        }

        return bySerialNumber;
    }

    // Null where the answer does not say whether an administrator is made: then nothing is known of these Macs.
    private static PreStageAdmin? Admin(PreStageAccounts? accounts) => accounts switch
    {
        { PayloadConfigured: false } or { LocalAdminAccountEnabled: false } => new PreStageAdmin(null, null),
        { LocalAdminAccountEnabled: true, AdminUsername: { Length: > 0 } name } => new PreStageAdmin(Redact.Text(name), accounts.HiddenAdminAccount),
        _ => null,
    };

    private async Task<T?> TryAsync<T>(ServerPart part, string what, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await read(cancellationToken);
        }
        catch (JamfException failure)
        {
            _problems.Add(new ServerProblem(part, what, failure.Failure, failure.MissingPrivilege, failure.Message));
            return null;
        }
    }

    private async Task<T> AskNewestAsync<T>(
        int[] versions,
        string what,
        string privilege,
        Func<int, CancellationToken, Task<HttpResponseMessage>> send,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
        where T : class
    {
        foreach (var version in versions[..^1])
        {
            try
            {
                return await AskAsync(what, privilege, token => send(version, token), type, cancellationToken);
            }
            catch (JamfException failure) when (failure.Failure == JamfFailure.NotFound)
            {
                Log.OlderCallTried(jamf.Logger, jamf.Server, what, version);
            }
        }

        return await AskAsync(what, privilege, token => send(versions[^1], token), type, cancellationToken);
    }

    private Task<T> AskAsync<T>(string what, string privilege, Func<CancellationToken, Task<HttpResponseMessage>> send, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        jamf.Resilience.AskAsync(new JamfCall(what, privilege), send, (response, token) => JsonAnswer.ReadAsync(response, type, null, token), cancellationToken);
}
