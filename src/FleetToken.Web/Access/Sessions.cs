using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Security.Cryptography;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>
/// Who is signed in. Cookies name a session and are worth nothing without it; sessions are in the database too, so that a restart
/// signs nobody out and brings no cookie back that was signed out.
/// </summary>
public sealed class Sessions : IHostedService, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    // How long a session of before the start may go on when roles are re-checked: what it is re-checked with did not outlive the stop.
    // They end one by one between these times, or everybody of one address would sign in at once and be slowed down.
    private static readonly TimeSpan ShortestAfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestAfterStart = TimeSpan.FromMinutes(5) - LookEvery;

    private readonly ConcurrentDictionary<string, Session> _live = new();
    private readonly AccessState _access;
    private readonly Writer _writer;
    private readonly AuditLog _audit;
    private readonly IDbContextFactory<FleetDb> _databases;
    private readonly TimeProvider _time;
    private readonly TimeSpan _longest;
    private readonly bool _rechecks;
    private readonly string _rules;
    private ITimer? _timer;

    /// <summary>Creates the register; nobody is signed in before it is started.</summary>
    public Sessions(AccessState access, Writer writer, AuditLog audit, IDbContextFactory<FleetDb> databases, IOptions<AccessOptions> options, TimeProvider time)
    {
        (_access, _writer, _audit, _databases, _time) = (access, writer, audit, databases, time);
        _longest = options.Value.SessionMax;
        _rechecks = options.Value.Oidc.RecheckRoles;
        _rules = new Grants(options).Fingerprint;
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_access.Mode != AccessMode.SignIn)
        {
            return;
        }

        await ReadAsync(cancellationToken);
        if (_rechecks && !_live.IsEmpty)
        {
            // All of them: another start must not give them minutes anew.
            await _writer.WriteFirstAsync(writing =>
            {
                writing.ForgetSessions(DateTimeOffset.MaxValue, _rules);
                return true;
            });
        }

        _timer = _time.CreateTimer(_ => EndOld(), null, LookEvery, LookEvery);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        foreach (var session in _live.Values)
        {
            session.Dispose();
        }
    }

    /// <summary>Whether a person may still act: signed in, not signed out since, and not too long ago. Without sign-in everybody known may.</summary>
    public bool IsLive(ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return HasNoSession(person) ? person.Identity?.IsAuthenticated == true : TryFind(person, out _);
    }

    /// <summary>Cancelled when the person's session ends; already cancelled where they have none, never where there is no sign-in.</summary>
    public CancellationToken EndOf(ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return HasNoSession(person) ? CancellationToken.None
            : TryFind(person, out var session) ? session.Ended
            : new CancellationToken(canceled: true);
    }

    /// <summary>The sessions whose people the provider can be asked for again.</summary>
    internal IEnumerable<Session> Vouched => _live.Values.Where(session => session.Vouching is not null && !IsOld(session));

    /// <summary>The person's session; null where they have none.</summary>
    internal Session? Find(ClaimsPrincipal person) => TryFind(person, out var session) ? session : null;

    /// <summary>Opens a session for a person and writes that down with it.</summary>
    /// <param name="subject">The provider's lasting id of the person.</param>
    /// <param name="entry">What is written down.</param>
    /// <param name="vouching">What the provider is asked again with; kept in memory only. Null where it cannot be asked.</param>
    /// <exception cref="StoreException">It could not be written: the person is not signed in.</exception>
    internal async Task<Session> OpenAsync(string subject, AuditEntry entry, Vouching? vouching = null)
    {
        var row = new SessionRow { Id = RandomNumberGenerator.GetHexString(32, lowercase: true), Subject = subject, SignedInAt = _time.GetUtcNow(), Rules = _rules };
        var session = new Session(row.Id, row.Subject, row.SignedInAt) { Vouching = vouching };
        if (vouching is not null)
        {
            vouching.CheckedAt = vouching.TriedAt = row.SignedInAt;
        }

        try
        {
            await _writer.WriteFirstAsync(writing =>
            {
                _audit.Append(writing, entry);
                writing.ForgetSessions(row.SignedInAt - _longest, _rules);
                writing.OpenSession(row);

                // Within the transaction: a sign-out that is written later finds it, and its cookie is given only after.
                _live[row.Id] = session;
                return true;
            });
            return session;
        }
        catch
        {
            End(session);
            throw;
        }
    }

    /// <summary>Ends every session of a person at once and writes that down.</summary>
    /// <exception cref="StoreException">They are ended, but it could not be written: after a restart their cookies would be good again.</exception>
    internal async Task EndAsync(string subject, AuditEntry entry)
    {
        EndLive(subject);
        await _writer.WriteFirstAsync(writing =>
        {
            writing.EndSessions(subject);
            _audit.Append(writing, entry);
            EndLive(subject);
            return true;
        });
    }

    /// <summary>Ends one session at once and writes that down; the person signs in again. False where it has ended already.</summary>
    /// <exception cref="StoreException">It is ended, but it could not be written.</exception>
    internal async Task<bool> EndAsync(Session session, AuditEntry entry)
    {
        if (!End(session, signsInAgain: true))
        {
            return false;
        }

        await _writer.WriteFirstAsync(writing =>
        {
            writing.EndSession(session.Id);
            _audit.Append(writing, entry);
            return true;
        });
        return true;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var database = await _databases.CreateDbContextAsync(cancellationToken);
        var now = _time.GetUtcNow();
        await foreach (var row in database.Sessions.AsNoTracking().Where(row => row.Rules == _rules).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (row.SignedInAt > now - _longest)
            {
                _live[row.Id] = new Session(row.Id, row.Subject, row.SignedInAt) { Until = _rechecks ? now + AfterStart() : null };
            }
        }
    }

    private static TimeSpan AfterStart() =>
        TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32((int)ShortestAfterStart.TotalSeconds, (int)LongestAfterStart.TotalSeconds + 1));

    // A program brings its token with each call, and that is looked up each time.
    private bool HasNoSession(ClaimsPrincipal person) =>
        _access.Mode != AccessMode.SignIn || person.Identity?.AuthenticationType == ApiTokenScheme.SchemeName;

    private bool TryFind(ClaimsPrincipal person, [NotNullWhen(true)] out Session? session)
    {
        session = null;
        return PersonClaims.SessionOf(person) is { } id
            && _live.TryGetValue(id, out session)
            && session.Subject == PersonClaims.SubjectOf(person)
            && !IsOld(session);
    }

    private bool IsOld(Session session) => IsTooLongAgo(session) || session.Until <= _time.GetUtcNow();

    private bool IsTooLongAgo(Session session) => _time.GetUtcNow() - session.SignedInAt >= _longest;

    private void EndOld()
    {
        foreach (var session in _live.Values.Where(IsOld))
        {
            End(session, signsInAgain: !IsTooLongAgo(session));
        }
    }

    private void EndLive(string subject)
    {
        foreach (var session in _live.Values.Where(session => session.Subject == subject))
        {
            End(session);
        }
    }

    private bool End(Session session, bool signsInAgain = false)
    {
        if (!_live.TryRemove(session.Id, out _))
        {
            return false;
        }

        session.End(signsInAgain);
        return true;
    }
}
