using System.Text.RegularExpressions;
using FleetToken.Jamf.Reading;
using Microsoft.Extensions.Options;

namespace FleetToken.Jamf;

/// <summary>Finds every fault of the section <c>Jamf</c>, each named by its key; never prints a secret.</summary>
internal sealed partial class JamfOptionsValidator : IValidateOptions<JamfOptions>
{
    private const int ShortestWebhookSecret = 16;

    private static readonly TimeSpan LongestRequest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, JamfOptions options)
    {
        List<string> faults = [.. General(options), .. options.Servers.OrderBy(server => server.Key, StringComparer.Ordinal).SelectMany(server => Server(server.Key, server.Value))];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> General(JamfOptions options)
    {
        if (options.Servers.Count == 0)
        {
            yield return $"{JamfOptions.Section}:Servers names no Jamf Pro server. Set {JamfOptions.Section}:Servers:main:Url, ClientId and ClientSecret, or start with --demo.";
        }

        if (options.PageSize is < 1 or > PagePlan.LargestPage)
        {
            yield return $"{JamfOptions.Section}:PageSize must be from 1 to {PagePlan.LargestPage}.";
        }

        if (options.RequestTimeout <= TimeSpan.Zero || options.RequestTimeout > LongestRequest)
        {
            yield return $"{JamfOptions.Section}:RequestTimeout must be longer than 0 and at most one hour, such as 00:01:00.";
        }
    }

    private static IEnumerable<string> Server(string name, JamfServerOptions? server)
    {
        var key = $"{JamfOptions.Section}:Servers:{Redact.Text(name)}";
        if (!ServerName().IsMatch(name))
        {
            yield return $"{key} is not a name for a server: use small letters a to z, digits and hyphens.";
        }

        if (UrlFault(server?.Url) is { } fault)
        {
            yield return $"{key}:Url {fault}";
        }

        if (string.IsNullOrWhiteSpace(server?.ClientId))
        {
            yield return $"{key}:ClientId is missing: the id of the API client that polls (Jamf Pro, Settings > API roles and clients).";
        }

        if (string.IsNullOrWhiteSpace(server?.ClientSecret))
        {
            yield return $"{key}:ClientSecret is missing: the secret of that API client, best in a file under /run/secrets.";
        }

        foreach (var revealFault in Reveal(key, server))
        {
            yield return revealFault;
        }

        if (server?.WebhookSecret is { Length: > 0 and < ShortestWebhookSecret })
        {
            yield return $"{key}:WebhookSecret is too short to keep strangers out: use at least {ShortestWebhookSecret} random characters.";
        }
    }

    private static IEnumerable<string> Reveal(string key, JamfServerOptions? server)
    {
        if (server?.Reveal is not { IsSet: true } reveal)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(reveal.ClientId))
        {
            yield return $"{key}:Reveal:ClientId is missing: the id of the API client that reveals keys. Set both, or take {key}:Reveal:ClientSecret away too; then revealing is off.";
        }
        else if (string.Equals(reveal.ClientId.Trim(), server.ClientId?.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{key}:Reveal:ClientId is the same as {key}:ClientId. Whatever polls day and night must not be able to read keys: make a second API client in Jamf Pro with a role of its own (deploy/jamf/api-roles.md), or leave {key}:Reveal out; then revealing is off.";
        }

        if (string.IsNullOrWhiteSpace(reveal.ClientSecret))
        {
            yield return $"{key}:Reveal:ClientSecret is missing: the secret of the API client that reveals keys, best in a file under /run/secrets. Set both, or take {key}:Reveal:ClientId away too; then revealing is off.";
        }
    }

    private static string? UrlFault(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "is missing: the web address of Jamf Pro, such as https://example.jamfcloud.com.";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return "is not a web address such as https://example.jamfcloud.com.";
        }

        if (url.Scheme == "http" && !url.IsLoopback)
        {
            return "must begin with https: over http, the secret and every answer could be read on the way.";
        }

        return url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0
            ? "must hold the address only: no user name, no ? and no #."
            : null;
    }

    [GeneratedRegex("^[a-z0-9-]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServerName();
}
