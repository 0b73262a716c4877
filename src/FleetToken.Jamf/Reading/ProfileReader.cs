using System.Net;
using System.Xml;
using FleetToken.Domain.Configuration;
using FleetToken.Jamf.Classic.Contracts;

namespace FleetToken.Jamf.Reading;

/// <summary>From the Classic API's profile to ours; null where it sets nothing that touches FileVault, tokens or credentials (API 7.5).</summary>
internal static class ProfileReader
{
    private const int DeepestSetting = 16;

    /// <summary>Reads one profile.</summary>
    /// <param name="id">The server's number for it.</param>
    /// <param name="profile">As the server describes it.</param>
    /// <exception cref="XmlException">Its payloads are no property list, or too long.</exception>
    public static ManagementProfile? Read(long id, Profile profile)
    {
        var payloads = profile.General?.Payloads;
        if (payloads is null or { Length: > PropertyList.Longest })
        {
            throw new XmlException("No payloads, or too many.");
        }

        // Escaped once for JSON; a server that escapes for XML as well is read too.
        var xml = payloads.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var list = PropertyList.Read(xml.StartsWith("&lt;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(xml) : xml);
        var settings = ProfilePayloads.Settings(list).ToList();
        var read = new ManagementProfile
        {
            Id = id,
            Name = Redact.Text(profile.General!.Name) ?? "",
            Scope = ScopeReader.Read(profile.Scope),
            Identifier = Identifier(list, profile.General),
            EscrowsKey = Has(settings, "com.apple.security.FDERecoveryKeyEscrow"),
            HasLegacyRedirect = Has(settings, "com.apple.security.FDERecoveryRedirect"),
            EnablesFileVault = Truth(settings, "com.apple.MCX.FileVault2", "Enable") == true,
            ForcesInSetupAssistant = Truth(settings, "com.apple.MCX.FileVault2", "ForceEnableInSetupAssistant"),
            ForbidsSwitchingOff = Truth(settings, "com.apple.MCX", "dontAllowFDEDisable"),
            DisablesAutoLogin = Truth(settings, "com.apple.loginwindow", "DisableFDEAutoLogin"),
            HasLapsUser = settings.Exists(set => set.Domain.StartsWith("com.jamf.connect", StringComparison.OrdinalIgnoreCase) && HasMember(set.Values, "LAPSUser", DeepestSetting)),
            Credentials = Credentials(settings),
        };
        return Matters(read, settings) ? read : null;
    }

    private static bool Matters(ManagementProfile read, List<ProfileSettings> settings) =>
        read.EscrowsKey || read.HasLegacyRedirect || read.HasLapsUser || read.Credentials.Count > 0
        || read.ForbidsSwitchingOff is not null || read.DisablesAutoLogin is not null
        || Has(settings, "com.apple.MCX.FileVault2");

    // What the Mac reports is the identifier in the list; the server makes it from its own UUID.
    private static string? Identifier(PlistValue list, ProfileGeneral general) =>
        Redact.Text(list["PayloadIdentifier"]?.Text is { Length: > 0 } identifier ? identifier : string.IsNullOrWhiteSpace(general.Uuid) ? null : general.Uuid);

    private static bool Has(List<ProfileSettings> settings, string domain) => settings.Exists(set => set.Domain.Equals(domain, StringComparison.OrdinalIgnoreCase));

    // Set in two payloads, the stricter one is what the Mac does.
    private static bool? Truth(List<ProfileSettings> settings, string domain, string name)
    {
        bool? found = null;
        foreach (var set in settings.Where(set => set.Domain.Equals(domain, StringComparison.OrdinalIgnoreCase)))
        {
            found = set.Values[name]?.Truth is { } truth ? truth || found == true : found;
        }

        return found;
    }

    private static bool HasMember(PlistValue value, string name, int depth) =>
        depth > 0 && (value[name] is not null
        || (value.Members?.Values ?? []).Any(member => HasMember(member, name, depth - 1))
        || (value.Items ?? []).Any(item => HasMember(item, name, depth - 1)));

    // Apple's own payloads are where a secret for Apple's own services belongs (Wi-Fi, mail); a preference domain of others is not.
    private static IReadOnlyList<CredentialHit> Credentials(List<ProfileSettings> settings)
    {
        var scan = new CredentialScan();
        foreach (var (domain, values) in settings.Where(set => !set.Domain.Equals("com.apple.ManagedClient.preferences", StringComparison.OrdinalIgnoreCase)))
        {
            Scan(scan, values, domain, null, !domain.StartsWith("com.apple.", StringComparison.OrdinalIgnoreCase), DeepestSetting);
        }

        return scan.Hits();
    }

    private static void Scan(CredentialScan scan, PlistValue value, string domain, string? name, bool settings, int depth)
    {
        if (depth == 0)
        {
            return;
        }

        if (value.Text is { } text)
        {
            var where = name is null ? $"payload {domain}" : $"payload {domain}, {name}";
            if (settings)
            {
                scan.Setting(name, text, where);
            }
            else
            {
                scan.Text(text, _ => where);
            }
        }

        foreach (var (key, member) in value.Members ?? new Dictionary<string, PlistValue>())
        {
            Scan(scan, member, domain, key, settings, depth - 1);
        }

        foreach (var item in value.Items ?? [])
        {
            Scan(scan, item, domain, name, settings, depth - 1);
        }
    }
}
