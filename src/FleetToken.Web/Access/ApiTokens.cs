using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Access;

/// <summary>An API token as it is listed.</summary>
/// <param name="Id">Our number of it.</param>
/// <param name="Name">What its maker called it.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Sites">Sites it sees; null where every Mac.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">UTC time it was made.</param>
/// <param name="ExpiresAt">UTC time from which it is refused.</param>
/// <param name="LastUsedAt">UTC time it was last used, to the minute; null where never.</param>
/// <param name="RevokedAt">UTC time it was revoked; null where it was not.</param>
public sealed record ApiTokenItem(
    long Id, string Name, IReadOnlyList<Role> Roles, IReadOnlyList<string>? Sites, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <summary>A token to be made.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Sites">Sites it sees; null for every Mac.</param>
/// <param name="Days">How long it is good for.</param>
public sealed record ApiTokenWish(string Name, IReadOnlyList<Role> Roles, IReadOnlyList<string>? Sites, int Days);

/// <summary>What became of a wish: the token, shown this once, or why there is none.</summary>
public sealed record ApiTokenOutcome(string? Token, string? Fault);

/// <summary>
/// Tokens for scripts. Of a token only its hash is kept; it never has more than its maker had, and never the rights of helpdesk or approver: a key is revealed
/// to a person, not to a script.
/// </summary>
public sealed class ApiTokens(IDbContextFactory<FleetDb> store, Writer writer, AuditLog audit, AuditKey key, TimeProvider time)
{
    /// <summary>What every token begins with, so that secret scanners know it.</summary>
    public const string Prefix = "fleettoken_";

    /// <summary>Most days a token may be good for.</summary>
    public const int MostDays = 365;

    private const int Bytes = 32;
    private const int LongestName = 60;
    private static readonly TimeSpan UseIsWrittenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Roles a token can have at all.</summary>
    public static IReadOnlyList<Role> PossibleRoles { get; } = [Role.Viewer, Role.Auditor, Role.Admin];

    /// <summary>The tokens that see nothing the reader does not, newest first.</summary>
    public async Task<IReadOnlyList<ApiTokenItem>> ListAsync(FleetScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return [.. (await db.ApiTokens.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(cancellationToken)).Select(ItemOf).Where(token => IsWithin(scope, token))];
    }

    /// <summary>Makes a token for somebody who may, or says why not. It is written to the audit log in the same transaction.</summary>
    /// <exception cref="StoreException">It could not be written; there is no token.</exception>
    public async Task<ApiTokenOutcome> MakeAsync(ApiTokenWish wish, CurrentUser maker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(maker);
        cancellationToken.ThrowIfCancellationRequested();
        if (FaultOf(wish, maker) is { } fault)
        {
            return new ApiTokenOutcome(null, fault);
        }

        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var now = time.GetUtcNow();
        var sites = wish.Sites ?? maker.Scope.Sites?.ToList();
        var row = new ApiTokenRow
        {
            Name = wish.Name.Trim(),
            Hash = [],
            Roles = string.Join(' ', wish.Roles.Distinct().Order().Select(PersonClaims.NameOf)),
            Sites = sites is null ? null : JsonSerializer.Serialize(sites.Order(StringComparer.Ordinal)),
            MadeBy = maker.Name,
            MadeAt = now,
            ExpiresAt = now.AddDays(wish.Days),
        };
        row.Hash = HashOf(token, row);
        var entry = maker.Entry(AuditEvent.ApiTokenMade) with
        {
            Subject = row.Name,
            Details = new Dictionary<string, string> { ["roles"] = row.Roles, ["sites"] = row.Sites ?? "every Mac", ["expiresAt"] = row.ExpiresAt.ToString("O") },
        };
        await writer.WriteFirstAsync(session =>
        {
            audit.Append(session, entry);
            return session.AddApiToken(row);
        });
        return new ApiTokenOutcome(token, null);
    }

    /// <summary>Revokes a token at once; false where the person sees none that was not revoked yet.</summary>
    /// <exception cref="StoreException">It could not be written; the token still works.</exception>
    public async Task<bool> RevokeAsync(long id, CurrentUser by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        if (await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { RevokedAt: null } row || !IsWithin(by.Scope, ItemOf(row)))
        {
            return false;
        }

        var now = time.GetUtcNow();
        return await writer.WriteFirstAsync(session =>
        {
            audit.Append(session, by.Entry(AuditEvent.ApiTokenRevoked) with { Subject = $"{row.Name} (no. {row.Id})" });
            return session.RevokeApiToken(id, now);
        });
    }

    /// <summary>Who a token stands for; null with the reason where it is none of ours, or no longer good.</summary>
    internal async Task<(ClaimsPrincipal? Program, string Fault)> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > 200)
        {
            return (null, "This is no token of FleetToken's.");
        }

        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var row = (await db.ApiTokens.AsNoTracking().Where(one => one.RevokedAt == null).ToListAsync(cancellationToken))
            .Find(one => CryptographicOperations.FixedTimeEquals(one.Hash, HashOf(token, one)));
        var now = time.GetUtcNow();
        if (row is null)
        {
            return (null, "There is no such token, or it was revoked.");
        }

        if (row.ExpiresAt <= now)
        {
            return (null, $"The token \"{row.Name}\" expired on {row.ExpiresAt:yyyy-MM-dd}.");
        }

        if (row.LastUsedAt is not { } last || now - last >= UseIsWrittenEvery)
        {
            await MarkUsedAsync(row.Id, now, cancellationToken);
        }

        var item = ItemOf(row);
        return (PersonClaims.Of($"API token {row.Name} (no. {row.Id})", ApiTokenScheme.SchemeName, item.Roles, item.Sites), "");
    }

    // With a key outside the database and with what the token may do: whoever can write the database alone can make no token, and widen none.
    private byte[] HashOf(string token, ApiTokenRow row) => key.Sign(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize<string?[]>(["FTT1", token, row.Roles, row.Sites, row.ExpiresAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)])));

    private static string? FaultOf(ApiTokenWish wish, CurrentUser maker) =>
        string.IsNullOrWhiteSpace(wish.Name) ? "Give the token a name that says which script uses it."
        : wish.Name.Trim().Length > LongestName ? $"The name may have {LongestName} characters."
        : wish.Roles.Count == 0 ? "Choose at least one role."
        : wish.Roles.FirstOrDefault(role => !PossibleRoles.Contains(role)) is not Role.Viewer and var never ? $"A token never has the role {PersonClaims.NameOf(never)}: keys are revealed to people only."
        : wish.Roles.Any(role => role != Role.Viewer && !maker.Roles.Contains(role)) ? "A token cannot have a role that you do not have."
        : wish.Days is < 1 or > MostDays ? $"A token is good for 1 to {MostDays} days."
        : wish.Sites is { Count: 0 } ? "Choose at least one site, or every Mac."
        : maker.Scope.Sites is { } limit && wish.Sites is { } sites && sites.Any(site => !limit.Contains(site)) ? "A token cannot see a site that you do not see."
        : null;

    private static bool IsWithin(FleetScope scope, ApiTokenItem token) =>
        scope.Sites is not { } limit || (token.Sites is { } sites && sites.All(site => limit.Contains(site)));

    private static ApiTokenItem ItemOf(ApiTokenRow row) => new(
        row.Id,
        row.Name,
        [.. row.Roles.Split(' ').Select(PersonClaims.TryRole).OfType<Role>().Where(role => PossibleRoles.Contains(role))],
        row.Sites is null ? null : JsonSerializer.Deserialize<List<string>>(row.Sites) ?? [],
        row.MadeBy,
        row.MadeAt,
        row.ExpiresAt,
        row.LastUsedAt,
        row.RevokedAt);

    // When a token was last used is worth knowing, but no reason to refuse a script.
    private async Task MarkUsedAsync(long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(session => session.UseApiToken(id, now), cancellationToken);
        }
        catch (StoreException)
        {
            // The writer has logged it.
        }
    }
}
