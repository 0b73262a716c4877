using FleetToken.Jamf;

namespace FleetToken.Web.Sync;

/// <summary>Proves at start and once a day that the polling client can read no secrets and that the client for revealing can read keys; where it is otherwise, sync health shows a red line.</summary>
internal sealed class SecretProbes(SyncStatus status, TimeProvider time, ILogger<SecretProbes> logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private static readonly TimeSpan AgainAfterFailure = TimeSpan.FromHours(1);

    /// <summary>Probes a server until it is stopped.</summary>
    public async Task RunAsync(JamfClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answered = await ProbeAsync(client, cancellationToken);
            await Task.Delay(answered ? Every : AgainAfterFailure, time, cancellationToken);
        }
    }

    /// <summary>Probes once.</summary>
    /// <returns>Whether the server answered every probe; where it answered none, nothing is said, and what was said before stays.</returns>
    public async Task<bool> ProbeAsync(JamfClient client, CancellationToken cancellationToken)
    {
        try
        {
            var check = await client.CheckAsync(cancellationToken);
            if (check.Version is null)
            {
                return false;
            }

            List<JamfCheckLine> probes = [.. check.Lines.Where(line => line.IsSecretProbe || line.IsReveal)];
            List<JamfCheckLine> within = [.. probes.Where(line => line is { Good: false, Answered: true })];
            var answered = probes.TrueForAll(line => line.Answered);
            if (!answered && within.Count == 0)
            {
                // A server that fails proves nothing: neither a red line nor the end of one.
                return false;
            }

            status.ChangeProblems(
                client.Server, ProblemCause.Secrets, [.. within.Select(line => new SyncProblem(line.What, null, line.Message, IsAlarm: true))]);
            foreach (var line in within.Where(line => line.IsSecretProbe))
            {
                Log.SecretWithinReach(logger, client.Server, line.Message);
            }

            return answered;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RunBroke(logger, client.Server, failure);
            return false;
        }
    }
}
