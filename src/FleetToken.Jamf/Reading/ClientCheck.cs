using System.Net;
using FleetToken.Jamf.Http;
using FleetToken.Jamf.Pro;

namespace FleetToken.Jamf.Reading;

/// <summary>Tries every call that polling needs, every secret that polling must not be able to read (design 2, principle 2), and that the client for revealing may read keys.</summary>
internal sealed class ClientCheck(JamfConnection jamf, InventoryCalls calls, JamfConnection? reveal)
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
        var version = calls.Chosen?.InventoryApi ?? 1;
        await ProbeSecretsAsync(version, cancellationToken);
        await TryRevealAsync(version, cancellationToken);
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
        await TryAsync(
            "Read Jamf's own record of key views",
            $"Allowed ({Privileges.ReadComputers}).",
            token => MayAsync(new JamfCall(KeyViewsReader.What, Privileges.ReadComputers), t => jamf.Classic.GetComputerAuditsAsync(NoComputer, t), token),
            cancellationToken);
        await TryAsync("Read what inventory collects", $"Allowed ({Privileges.ReadCollectionSettings}).", facts.ReadCollectionAsync, cancellationToken);
    }

    private async Task ProbeSecretsAsync(int version, CancellationToken cancellationToken)
    {
        foreach (var (secret, privilege, ask) in Secrets(jamf.Api, version))
        {
            await ProbeAsync(secret, privilege, ask, cancellationToken);
        }
    }

    private static IEnumerable<Secret> Secrets(IJamfProApi api, int version) =>
    [
        new("recovery keys", Privileges.ViewRecoveryKey, token => api.ProbeComputerSecretAsync(version, NoComputer, "filevault", token)),
        new("Recovery Lock passwords", Privileges.ViewRecoveryLock, token => api.ProbeComputerSecretAsync(version, NoComputer, "view-recovery-lock-password", token)),
        new("device lock PINs", Privileges.ViewDeviceLockPin, token => api.ProbeComputerSecretAsync(version, NoComputer, "view-device-lock-pin", token)),
        new("local administrators' accounts (LAPS)", Privileges.ViewLocalAdminPassword, token => api.ProbeLapsAccountsAsync(NoManagementId, token)),
        new("local administrators' passwords (LAPS)", Privileges.ViewLocalAdminPassword, token => api.ProbeLapsSecretAsync(NoManagementId, NoAccount, "password", token)),
        new("past passwords of local administrators (LAPS audit)", Privileges.ViewLocalAdminPasswordAudit, token => api.ProbeLapsSecretAsync(NoManagementId, NoAccount, "audit", token)),
    ];

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

    // Of a computer that cannot exist: every answer but a refusal says that it is allowed.
    private async Task<bool> MayAsync(JamfCall call, Func<CancellationToken, Task<HttpResponseMessage>> ask, CancellationToken cancellationToken) =>
        await jamf.Resilience.AskStatusAsync(call, ask, cancellationToken) == HttpStatusCode.Forbidden ? throw jamf.Resilience.Forbidden(call) : true;

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

    private async Task TryRevealAsync(int version, CancellationToken cancellationToken)
    {
        const string What = "Read recovery keys, to reveal one";
        if (reveal is null)
        {
            _lines.Add(new JamfCheckLine(What, true, $"Off: {ApiClient.ServerKey(jamf.Server)}:Reveal is not set.", false) { IsReveal = true, IsHint = true });
            return;
        }

        try
        {
            var call = new JamfCall("see whether the client for revealing may read recovery keys", Privileges.ViewRecoveryKey, PersonWaits: true);
            var status = await reveal.Resilience.AskStatusAsync(call, token => reveal.Api.GetRecoveryKeyAsync(version, NoComputer, token), cancellationToken);
            var may = status != HttpStatusCode.Forbidden;
            var message = may
                ? $"Allowed ({Privileges.ViewRecoveryKey})."
                : $"{jamf.Server}: the API client that reveals keys may not read them. Add the privilege \"{Privileges.ViewRecoveryKey}\" to the API role of the client in {ApiClient.ServerKey(jamf.Server)}:Reveal (Jamf Pro, Settings > API roles and clients).";
            _lines.Add(new JamfCheckLine(What, may, message, false) { IsReveal = true });
            await TryMoreAsync(reveal, version, cancellationToken);
        }
        catch (JamfException failure)
        {
            _lines.Add(new JamfCheckLine(What, false, failure.Message, false) { IsReveal = true, Answered = false });
        }
    }

    // More than it needs is no fault, but each privilege too many is one more secret for whoever steals its credentials.
    private async Task TryMoreAsync(JamfConnection client, int version, CancellationToken cancellationToken)
    {
        List<Secret> more =
        [
            new("computers", Privileges.ReadComputers, token => client.Api.GetComputerAsync(version, NoComputer, ["GENERAL"], token)),
            .. Secrets(client.Api, version).Where(secret => secret.Privilege != Privileges.ViewRecoveryKey),
        ];
        var allowed = new List<string>();
        foreach (var (what, privilege, ask) in more)
        {
            var status = await client.Resilience.AskStatusAsync(new JamfCall($"see whether the client for revealing may read {what}", privilege, PersonWaits: true), ask, cancellationToken);
            if (status != HttpStatusCode.Forbidden && !allowed.Contains(privilege))
            {
                allowed.Add(privilege);
            }
        }

        _lines.Add(new JamfCheckLine(
            "Read anything else with the client for revealing",
            true,
            allowed.Count == 0 ? "Refused, as it should be." : $"It may do more than it needs. Take from its API role: {string.Join(", ", allowed)}.",
            false)
        {
            IsReveal = true,
            IsHint = allowed.Count > 0,
        });
    }

    /// <summary>A secret, the privilege that opens it, and a question for it that views nothing.</summary>
    private sealed record Secret(string What, string Privilege, Func<CancellationToken, Task<HttpResponseMessage>> Ask);
}
