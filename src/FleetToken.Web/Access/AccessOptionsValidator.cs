using System.Net;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Access;

/// <summary>Finds every fault of the section <c>Access</c>, each named by its key.</summary>
internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        List<string> faults = [.. Oidc(options), .. Roles(options), .. Sites(options), .. PublicUrl(options), .. Rest(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Oidc(AccessOptions options)
    {
        var oidc = options.Oidc;
        if (!oidc.IsSet)
        {
            yield break;
        }

        (string Key, string Value)[] all = [("Authority", oidc.Authority), ("ClientId", oidc.ClientId), ("ClientSecret", oidc.ClientSecret), ("RoleClaim", oidc.RoleClaim)];
        foreach (var (key, _) in all.Where(one => string.IsNullOrWhiteSpace(one.Value)))
        {
            yield return $"Access:Oidc:{key} is missing: sign-in needs Authority, ClientId, ClientSecret and RoleClaim.";
        }

        if (!string.IsNullOrWhiteSpace(oidc.Authority) && !IsAddress(oidc.Authority))
        {
            yield return "Access:Oidc:Authority must be the provider's web address, such as https://login.example.org; http is allowed for a loopback address only.";
        }
    }

    private static IEnumerable<string> Roles(AccessOptions options)
    {
        foreach (var role in options.Roles.Keys.Where(role => PersonClaims.TryRole(role) is null))
        {
            yield return $"Access:Roles:{role} is no role; roles are {string.Join(", ", Enum.GetValues<Role>().Select(PersonClaims.NameOf))}.";
        }

        foreach (var (role, _) in options.Roles.Where(role => role.Value.Any(string.IsNullOrWhiteSpace)))
        {
            yield return $"Access:Roles:{role} has an entry without a claim value.";
        }

        if (options.Oidc.IsSet && options.Roles.Values.All(values => values.Count == 0))
        {
            yield return "Access:Roles gives nobody a role: name at least one claim value, such as Access:Roles:admin:0.";
        }
    }

    private static IEnumerable<string> Sites(AccessOptions options) =>
        options.Sites.Where(limit => limit.Value.Any(string.IsNullOrWhiteSpace)).Select(limit => $"Access:Sites:{limit.Key} has an entry without a site name.");

    private static IEnumerable<string> PublicUrl(AccessOptions options)
    {
        if (options.PublicUrl.Length == 0)
        {
            if (options.Oidc.IsSet)
            {
                yield return "Access:PublicUrl is missing: with Access:Oidc it is the address people open, such as https://fleettoken.example.org.";
            }
        }
        else if (!IsAddress(options.PublicUrl) || new Uri(options.PublicUrl).PathAndQuery != "/")
        {
            yield return "Access:PublicUrl must be https, without a path, such as https://fleettoken.example.org; http is allowed for a loopback address only.";
        }
    }

    private static IEnumerable<string> Rest(AccessOptions options)
    {
        foreach (var (place, proxy) in options.TrustedProxies.Index())
        {
            if (!IPAddress.TryParse(proxy, out _) && !(IPNetwork.TryParse(proxy, out var network) && network.PrefixLength > 0))
            {
                yield return $"Access:TrustedProxies:{place} must be an IP address or a network, such as 10.1.2.3 or 10.1.0.0/16, and not every address.";
            }
        }

        if (options.SessionMax < Shortest || options.SessionMax > Longest)
        {
            yield return "Access:SessionMax must be from 00:05:00 to 7.00:00:00.";
        }

        if (options.DataProtectionCertificate.Length > 0 && CookieKeys.TryLoad(options.DataProtectionCertificate, out var why) is null)
        {
            yield return $"Access:DataProtectionCertificate {why}";
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && LoopbackOnly.IsLoopback(address)))
        && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;
}
