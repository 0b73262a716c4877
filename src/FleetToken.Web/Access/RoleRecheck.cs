using FleetToken.Web.Audit;
using FleetToken.Web.Store;

namespace FleetToken.Web.Access;

/// <summary>
/// Asks the provider within five minutes whether it still says the same of everybody signed in. If it does not, their session ends
/// and they sign in again, with what they have now. A provider that does not answer ends nothing.
/// </summary>
internal sealed class RoleRecheck(Sessions sessions, ProviderQuestion provider, TimeProvider time, ILogger<RoleRecheck> logger) : BackgroundService
{
    /// <summary>So often it is looked whose turn it is.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    // With the wait for a look, the look, and the wait for an answer on top, what is taken away counts within five minutes.
    private static readonly TimeSpan AskAfter = TimeSpan.FromMinutes(3.5);

    // What cannot be trusted is no proof against a person, but no reason to let them go on for hours either.
    private static readonly TimeSpan LongestUntrusted = TimeSpan.FromMinutes(5);

    // A provider in trouble is not asked for hundreds of people at once: who was asked longest ago is first next time.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(20);
    private const int MostAtATime = 4;
    private const int MostFailures = 8;

    private readonly PeriodicTimer _timer = new(LookEvery, time);
    private bool _failing;
    private bool _toldNoToken;
    private bool _toldNoIdToken;

    /// <summary>Asks for everybody whose turn it is.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        var due = sessions.Vouched.Where(session => began - session.Vouching!.CheckedAt >= AskAfter).OrderBy(session => session.Vouching!.TriedAt).ToList();
        var (good, failed, inARow) = (0, 0, 0);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = MostAtATime, CancellationToken = cancellationToken }, async (session, stop) =>
        {
            // A question that is asked is never given up for this: its answer may change the token.
            if (Volatile.Read(ref inARow) >= MostFailures || time.GetUtcNow() - began >= LongestLook)
            {
                return;
            }

            if (await TryCheckAsync(session, stop) is { } why)
            {
                Interlocked.Increment(ref inARow);
                if (Interlocked.Increment(ref failed) == 1 && !_failing)
                {
                    _failing = true;
                    Log.RolesNotRechecked(logger, why);
                }
            }
            else
            {
                Interlocked.Increment(ref good);
                Volatile.Write(ref inARow, 0);
            }
        });

        if (_failing && good > 0 && failed == 0)
        {
            _failing = false;
            Log.RolesRecheckedAgain(logger);
        }
    }

    /// <summary>Says once that the provider cannot be asked again.</summary>
    public void TellNoToken()
    {
        if (!Interlocked.Exchange(ref _toldNoToken, true))
        {
            Log.NoRefreshToken(logger);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.RolesNotRechecked(logger, failure.GetType().Name);
            }
        }
    }

    // Whatever it was: the others still get their turn.
    private async Task<string?> TryCheckAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync(session, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return failure.GetType().Name;
        }
    }

    // Why nothing is known of the person now; null where the question was answered.
    private async Task<string?> CheckAsync(Session session, CancellationToken cancellationToken)
    {
        var vouching = session.Vouching!;
        var asked = vouching.TriedAt = time.GetUtcNow();
        var answer = await provider.AskAsync(session.Subject, vouching.RefreshToken, cancellationToken);
        vouching.RefreshToken = answer.RefreshToken ?? vouching.RefreshToken;
        var doubtful = vouching.IsTokenDoubtful;
        vouching.IsTokenDoubtful = answer.Kind == ProviderAnswerKind.Silent || (doubtful && answer.Kind == ProviderAnswerKind.Refuses);
        switch (answer.Kind)
        {
            // Perhaps only because it took a question whose answer was lost: that is no word about the person.
            case ProviderAnswerKind.Refuses when doubtful:
            case ProviderAnswerKind.Untrusted:
                vouching.UntrustedSince ??= asked;
                if (asked - vouching.UntrustedSince >= LongestUntrusted)
                {
                    await EndAsync(session, $"for {LongestUntrusted.TotalMinutes} minutes no answer of the provider could be trusted");
                }

                return answer.Why;

            case ProviderAnswerKind.Vouches:
                (vouching.CheckedAt, vouching.UntrustedSince) = (asked, null);
                if (!answer.Grant!.IsSameAs(vouching.Grant))
                {
                    await EndAsync(session, "the provider gives other roles or sites than at sign-in", answer.Grant);
                }

                return null;

            case ProviderAnswerKind.Refuses:
                await EndAsync(session, $"the provider no longer answers for the person without their signing in again ({answer.Why})");
                return null;

            case ProviderAnswerKind.SaysNothing:
                vouching.CheckedAt = asked;
                if (!Interlocked.Exchange(ref _toldNoIdToken, true))
                {
                    Log.NoIdToken(logger);
                }

                return null;

            default:
                return answer.Why;
        }
    }

    private async Task EndAsync(Session session, string reason, Grant? now = null)
    {
        var vouching = session.Vouching!;
        var details = new Dictionary<string, string> { ["reason"] = reason, ["roles"] = vouching.Grant.RolesInWords, ["sites"] = vouching.Grant.SitesInWords };
        if (now is not null)
        {
            (details["roles now"], details["sites now"]) = (now.Roles.Count == 0 ? "none" : now.RolesInWords, now.SitesInWords);
        }

        var entry = new AuditEntry(AuditEvent.SessionEnded, AuditEntry.Ourselves) { Person = session.Subject, Subject = vouching.Name, Details = details };
        try
        {
            if (await sessions.EndAsync(session, entry))
            {
                Log.SessionEnded(logger, reason);
            }
        }
        catch (StoreException failure)
        {
            // It is ended all the same; after a restart it lives for minutes at most.
            Log.NotWrittenDown(logger, "a session that was ended", failure.Message);
        }
    }
}
