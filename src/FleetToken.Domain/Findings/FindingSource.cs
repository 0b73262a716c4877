using static FleetToken.Domain.Recommendations.Sources;

namespace FleetToken.Domain.Findings;

/// <summary>A document that a finding rests on.</summary>
/// <param name="Tag">Its short tag in the domain's source list.</param>
/// <param name="What">The document's name, as a reader knows it.</param>
public sealed record FindingSource(string Tag, string What);

/// <summary>The documents that findings rest on (domain, section 0).</summary>
internal static class SourceBook
{
    public static readonly FindingSource Seed = new("SEED", Recommendations.Sources.Seed);
    public static readonly FindingSource Rules = new("B", "FleetToken's table of which account gets a token, put together from public sources");
    public static readonly FindingSource Ours = new("J", Recommendations.Sources.Ours);
    public static readonly FindingSource AppleFv = new("APD-FV", AppleFileVault);
    public static readonly FindingSource AppleSchema = new("ADM", AppleManagement);
    public static readonly FindingSource AppleWhatsNew = new("AEN26", Recommendations.Sources.AppleWhatsNew);
    public static readonly FindingSource ManFdesetup = new("MAN-FDE", Fdesetup);
    public static readonly FindingSource JamfBt = new("JAMF-BT", JamfBootstrap);
    public static readonly FindingSource JamfLa = new("JAMF-LA", JamfLocalAccounts);
    public static readonly FindingSource JamfPre = new("JAMF-PRE", Recommendations.Sources.JamfPreStage);
    public static readonly FindingSource JamfRk = new("JAMF-RK", JamfKeyTypes);
    public static readonly FindingSource JamfMa = new("JAMF-MA", JamfManagementAccounts);
    public static readonly FindingSource JamfApi = new("JAMF-API", "Jamf Pro API schema");
    public static readonly FindingSource JamfConnect = new("JAMF-JC", Recommendations.Sources.JamfConnect);
    public static readonly FindingSource Reissue = new("JFR", JamfReissue);
    public static readonly FindingSource Buddy = new("EB", EscrowBuddy);
    public static readonly FindingSource CryptServer = new("CRYPT", Recommendations.Sources.Crypt);
    public static readonly FindingSource BtBuddy = new("BB", BootstrapBuddy);
    public static readonly FindingSource Super = new("SUPER", "super, change log and source");
    public static readonly FindingSource Mscp = new("MSCP", "macOS Security Compliance Project, main branch, August 2026");
    public static readonly FindingSource BrokenToken = new("PCUP-62", Recommendations.Sources.BrokenToken);
    public static readonly FindingSource KeptToken = new("KC-3", Recommendations.Sources.KeptToken);
    public static readonly FindingSource NoPrintedKey = new("DF-2605", "Der Flounder, 7 May 2026, fdesetup enable on macOS Tahoe");
    public static readonly FindingSource FieldGuide = new("FLOCK", "a public field guide on Apple silicon secure tokens, one author's tests on macOS 15");
    public static readonly FindingSource OpenMdm = new("ODM", "public MDM toolkit documentation with a live test on macOS 26");
}
