using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>What the values of a person's claim give.</summary>
/// <param name="Roles">Their roles; none: they do not come in.</param>
/// <param name="Sites">The only sites they see; null for every Mac.</param>
internal sealed record Grant(IReadOnlyList<Role> Roles, IReadOnlyList<string>? Sites)
{
    /// <summary>The roles by name, with blanks between.</summary>
    public string RolesInWords => string.Join(' ', Roles.Select(PersonClaims.NameOf));

    /// <summary>The sites, or that there is no limit.</summary>
    public string SitesInWords => Sites is null ? "every Mac" : string.Join("; ", Sites);

    /// <summary>Whether both give the same; each is in order.</summary>
    public bool IsSameAs(Grant other) =>
        Roles.SequenceEqual(other.Roles) && (Sites is null ? other.Sites is null : other.Sites is not null && Sites.SequenceEqual(other.Sites, StringComparer.Ordinal));
}

/// <summary>Turns claim values into roles and sites, as <c>Access:Roles</c> and <c>Access:Sites</c> say. Values are compared letter by letter.</summary>
internal sealed class Grants(IOptions<AccessOptions> options)
{
    private readonly AccessOptions _access = options.Value;

    /// <summary>
    /// Changes whenever the rules do: sessions opened under other rules end at a restart, so that nobody keeps a role that was taken away.
    /// </summary>
    public string Fingerprint { get; } = Hash(options.Value);

    /// <summary>The values of the claim that gives roles: a text, or each text of an array. Numbers and objects are no names of roles.</summary>
    public IReadOnlyCollection<string> ValuesIn(IEnumerable<Claim> claims) =>
        claims.Where(one => string.Equals(one.Type, _access.Oidc.RoleClaim, StringComparison.OrdinalIgnoreCase) && one.ValueType == ClaimValueTypes.String).Select(one => one.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>What these values give. A listed value limits, and a value that is not listed never widens that limit.</summary>
    public Grant Of(IReadOnlyCollection<string> values)
    {
        var roles = _access.Roles.Where(role => role.Value.Any(values.Contains)).Select(role => PersonClaims.TryRole(role.Key)).OfType<Role>().Order().ToList();
        var limits = _access.Sites.Where(limit => values.Contains(limit.Key)).ToList();
        return new Grant(roles, limits.Count == 0 ? null : [.. limits.SelectMany(limit => limit.Value).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static string Hash(AccessOptions access)
    {
        IEnumerable<string> lines =
        [
            access.Oidc.Authority, access.Oidc.ClientId, access.Oidc.RoleClaim,
            .. Lines("role", access.Roles), .. Lines("site", access.Sites),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static IEnumerable<string> Lines(string kind, Dictionary<string, IReadOnlyList<string>> map) =>
        map.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Order(StringComparer.Ordinal).Select(value => $"{kind}\t{pair.Key}\t{value}"));
}
