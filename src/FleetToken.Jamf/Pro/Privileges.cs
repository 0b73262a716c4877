namespace FleetToken.Jamf.Pro;

/// <summary>Names of Jamf privileges, as the page of an API role spells them (API 0, table of privileges).</summary>
internal static class Privileges
{
    public const string ReadComputers = "Read Computers";
    public const string ReadPreStages = "Read Computer PreStage Enrollments";
    public const string ReadEnrollment = "Read User-Initiated Enrollment";
    public const string ReadCollectionSettings = "Read Computer Inventory Collection Settings";
    public const string ReadPolicies = "Read Policies";
    public const string ReadProfiles = "Read macOS Configuration Profiles";
    public const string ReadScripts = "Read Scripts";
    public const string ViewRecoveryKey = "View Disk Encryption Recovery Key";
    public const string ViewRecoveryLock = "View Recovery Lock";
    public const string ViewDeviceLockPin = "View Computer Device Lock Pin";
    public const string ViewLocalAdminPassword = "View Local Admin Password";
    public const string ViewLocalAdminPasswordAudit = "View Local Admin Password Audit History";
}
