using System.Net;
using FleetToken.Jamf.Http;
using FleetToken.Jamf.Pro;

namespace FleetToken.Jamf.Reading;

/// <summary>Tries every call that polling needs, and every secret that polling must not be able to read (design 2, principle 2).</summary>
internal sealed class ClientCheck(JamfConnection jamf, InventoryCalls calls)
{
    // A computer, a management id and an account that cannot exist: nothing is viewed, rotated or written down by asking.
    private const long NoComputer = int.MaxValue;
    private const string NoManagementId = "00000000-0000-4000-8000-000000000000";
    private const string NoAccount = "fleettoken-no-such-account";

    private readonly List<JamfCheckLine> _lines = [];

    /// <summary>Runs the check; failures are lines.</summary>
    public async Task<JamfCheck> RunAsync(CancellationToken cancellationToken)
    {
        await TryAsync("Connect and sign in", "Jamf Pro answers, and the API client may sign in.", token => calls.ReadVersionAsync(personWaits: true, token), cancellationToken);
        if (calls.Chosen is null)
        {
            return new JamfCheck(jamf.Server, null, _lines);
        }

        await TryNeededAsync(cancellationToken);
        await ProbeSecretsAsync(calls.Chosen?.InventoryApi ?? 1, cancellationToken);
        return new JamfCheck(jamf.Server, calls.Chosen, _lines);
    }

    private async Task TryNeededAsync(CancellationToken cancellationToken)
    {
        var facts = new ServerFactsReader(jamf);
        await TryAsync(
            "List computers",
            $"Allowed ({Privileges.ReadComputers}).",
            token => calls.ListAsync(InventoryQuery.All, new PageRequest(0, 1), MacReader.ReadId, personWaits: true, null, token),
            cancellationToken);
        await TryAsync("Read PreStages", $"Allowed ({Privileges.ReadPreStages}).", facts.ReadPreStagesAsync, cancellationToken);
        await TryAsync("Read which Macs a PreStage is for", $"Allowed ({Privileges.ReadPreStages}).", facts.ReadScopeAsync, cancellationToken);
        await TryAsync("Read enrolment settings", $"Allowed ({Privileges.ReadEnrollment}).", facts.ReadEnrollmentAsync, cancellationToken);
        var configuration = new ConfigurationReader(jamf);
        await TryAsync("Read scripts", $"Allowed ({Privileges.ReadScripts}).", configuration.ReadFirstScriptAsync, cancellationToken);
        await TryAsync("List policies", $"Allowed ({Privileges.ReadPolicies}).", configuration.ListPoliciesAsync, cancellationToken);
        await TryAsync("List macOS configuration profiles", $"Allowed ({Privileges.ReadProfiles}).", configuration.ListProfilesAsync, cancellationToken);
        await TryAsync("Read what inventory collects", $"Allowed ({Privileges.ReadCollectionSettings}).", facts.ReadCollectionAsync, cancellationToken);
    }

    private async Task ProbeSecretsAsync(int version, CancellationToken cancellationToken)
    {
        var api = jamf.Api;
        await ProbeAsync("recovery keys", Privileges.ViewRecoveryKey, token => api.ProbeComputerSecretAsync(version, NoComputer, "filevault", token), cancellationToken);
        await ProbeAsync("Recovery Lock passwords", Privileges.ViewRecoveryLock, token => api.ProbeComputerSecretAsync(version, NoComputer, "view-recovery-lock-password", token), cancellationToken);
        await ProbeAsync("device lock PINs", Privileges.ViewDeviceLockPin, token => api.ProbeComputerSecretAsync(version, NoComputer, "view-device-lock-pin", token), cancellationToken);
        await ProbeAsync("local administrators' accounts (LAPS)", Privileges.ViewLocalAdminPassword, token => api.ProbeLapsAccountsAsync(NoManagementId, token), cancellationToken);
        await ProbeAsync("local administrators' passwords (LAPS)", Privileges.ViewLocalAdminPassword, token => api.ProbeLapsSecretAsync(NoManagementId, NoAccount, "password", token), cancellationToken);
        await ProbeAsync("past passwords of local administrators (LAPS audit)", Privileges.ViewLocalAdminPasswordAudit, token => api.ProbeLapsSecretAsync(NoManagementId, NoAccount, "audit", token), cancellationToken);
    }

    private async Task TryAsync<T>(string what, string allowed, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            await ask(cancellationToken);
            _lines.Add(new JamfCheckLine(what, true, allowed, false));
        }
        catch (JamfException failure)
        {
            _lines.Add(new JamfCheckLine(what, false, failure.Message, false));
        }
    }

    private async Task ProbeAsync(string secret, string privilege, Func<CancellationToken, Task<HttpResponseMessage>> ask, CancellationToken cancellationToken)
    {
        var what = $"Read {secret}: must be refused";
        try
        {
            var status = await jamf.Resilience.AskStatusAsync(new JamfCall($"prove that {secret} are out of reach", privilege, PersonWaits: true), ask, cancellationToken);
            var refused = status == HttpStatusCode.Forbidden;
            var message = refused
                ? "Refused, as it should be."
                : $"{jamf.Server}: this API client can read {secret}. Take the privilege \"{privilege}\" from its API role (Settings > API roles and clients); polling never needs it.";
            _lines.Add(new JamfCheckLine(what, refused, message, true));
        }
        catch (JamfException failure)
        {
            _lines.Add(new JamfCheckLine(what, false, failure.Message, true) { Answered = false });
        }
    }
}
