namespace FleetToken.Web.Commands.Configuration;

/// <summary>The configuration as it may be written down: every key of ours that has a value, secrets only as being set.</summary>
internal static class ConfigurationInForce
{
    private static readonly string[] SecretNames = ["secret", "password", "token", "key", "certificate"];

    /// <summary>Keys with values; a value whose key sounds like a secret is "(set)".</summary>
    public static IReadOnlyDictionary<string, string> Of(ConfigurationReading reading, string mode)
    {
        var said = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["mode"] = mode };
        foreach (var (key, value) in reading.Values)
        {
            if (value is { Length: > 0 } && ConfigurationRoots.Ours.ContainsKey(key.Split(':')[0]))
            {
                said[key] = IsSecret(key) ? "(set)" : value;
            }
        }

        return said;
    }

    // The last word that names something: Jamf:Servers:main:ClientSecret, Fleet:AdminAccounts:0.
    private static bool IsSecret(string key)
    {
        var name = key.Split(':').Last(part => !int.TryParse(part, out _));
        return SecretNames.Any(secret => name.EndsWith(secret, StringComparison.OrdinalIgnoreCase));
    }
}
