namespace FleetToken.Domain.Recommendations;

/// <summary>Names of the documents behind the steps, as a reader knows them (domain, section 0).</summary>
internal static class Sources
{
    public const string Seed = "travellingtechguy.blog, “Additional admin with SecureToken or not”";
    public const string AppleTokens = "Apple Platform Deployment, “Use secure token, bootstrap token, and volume ownership in deployments”";
    public const string AppleFileVault = "Apple Platform Deployment, “Manage FileVault with device management”";
    public const string AppleManagement = "Apple device management documentation";
    public const string Fdesetup = "fdesetup(8), July 2025";
    public const string JamfBootstrap = "Jamf, “Leveraging Apple's Bootstrap Token Functionality”";
    public const string JamfLocalAccounts = "Jamf Pro guide, “Local Accounts”";
    public const string JamfPreStage = "Jamf Pro documentation 11.16, “Provisioning Local Accounts During Automated Device Enrollment”";
    public const string JamfKeyTypes = "Jamf Pro documentation 11.16, “Recovery Key Types”";
    public const string JamfReissue = "jss-filevault-reissue (two inventory updates after a rotation; archived in favour of Escrow Buddy)";
    public const string EscrowBuddy = "Escrow Buddy documentation";
    public const string Crypt = "Crypt, source (a key that was viewed is replaced)";
    public const string BootstrapBuddy = "Bootstrap Buddy source and issues";
    public const string Tahoe = "public test reports for macOS 26";
    public const string SequoiaTests = "one author's public tests on macOS 15";
    public const string BrokenToken = "pycreateuserpkg, issue 62";
    public const string KeptToken = "FileVaultEnableAdminAccount, issue 3";
    public const string JamfManagementAccounts = "Jamf Pro guide, “Management Accounts”";
    public const string JamfConnect = "Jamf blog, “Jamf Connect, Big Sur, and Bootstrap Tokens”";
    public const string AppleWhatsNew = "Apple, “What's new for enterprise in macOS Tahoe 26”, as three public projects cite it";
    public const string DerFlounder = "Der Flounder, 7 May 2026";
    public const string Mscp = "macOS Security Compliance Project";
    public const string OldOutput = "reportFileVault, real command output of macOS 10.15.6";
    public const string Ours = "FleetToken's own judgement";

    /// <summary>The sources as one line.</summary>
    public static string List(params ReadOnlySpan<string> names) => string.Join("; ", names!) + ".";
}
