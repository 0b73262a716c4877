namespace FleetToken.Jamf.Reading;

/// <summary>A group of settings in a profile: the preference domain or payload type, and what is set.</summary>
internal readonly record struct ProfileSettings(string Domain, PlistValue Values);

/// <summary>Takes a profile's property list apart into settings, whichever way they are nested (API 3.4).</summary>
internal static class ProfilePayloads
{
    private const string CustomSettings = "com.apple.ManagedClient.preferences";

    private static readonly string[] Frequencies = ["Forced", "Set-Once", "Often"];

    /// <summary>All settings: of each payload, and of each preference domain in payloads of custom settings.</summary>
    public static IEnumerable<ProfileSettings> Settings(PlistValue profile)
    {
        foreach (var payload in profile["PayloadContent"]?.Items ?? [])
        {
            if (payload["PayloadType"]?.Text is not { Length: > 0 } type)
            {
                continue;
            }

            yield return new ProfileSettings(type, payload);
            if (!type.Equals(CustomSettings, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var (domain, content) in payload["PayloadContent"]?.Members ?? new Dictionary<string, PlistValue>())
            {
                foreach (var values in Custom(content))
                {
                    yield return new ProfileSettings(domain, values);
                }
            }
        }
    }

    // { domain: { Forced: [ { mcx_preference_settings: { … } } ] } }, or the settings themselves.
    private static IEnumerable<PlistValue> Custom(PlistValue content)
    {
        var nested = false;
        foreach (var frequency in Frequencies)
        {
            foreach (var entry in content[frequency]?.Items ?? [])
            {
                nested = true;
                yield return entry["mcx_preference_settings"] ?? entry;
            }
        }

        if (!nested)
        {
            yield return content["mcx_preference_settings"] ?? content;
        }
    }
}
