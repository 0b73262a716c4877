namespace FleetToken.Simulator.Access;

/// <summary>Names of the privileges the simulated routes ask for, as Jamf spells them.</summary>
public static class Privileges
{
    /// <summary>Computer inventory.</summary>
    public const string ReadComputers = "Read Computers";

    /// <summary>Recovery keys.</summary>
    public const string ViewRecoveryKey = "View Disk Encryption Recovery Key";

    /// <summary>Recovery Lock passwords.</summary>
    public const string ViewRecoveryLock = "View Recovery Lock";

    /// <summary>Device lock PINs.</summary>
    public const string ViewDeviceLockPin = "View Computer Device Lock Pin";

    /// <summary>Local administrator accounts and passwords.</summary>
    public const string ViewLocalAdminPassword = "View Local Admin Password";

    /// <summary>History of local administrator passwords.</summary>
    public const string ViewLocalAdminPasswordHistory = "View Local Admin Password Audit History";

    /// <summary>Definitions of extension attributes.</summary>
    public const string ReadExtensionAttributes = "Read Computer Extension Attributes";

    /// <summary>Smart groups.</summary>
    public const string ReadSmartGroups = "Read Smart Computer Groups";

    /// <summary>Static groups.</summary>
    public const string ReadStaticGroups = "Read Static Computer Groups";

    /// <summary>PreStages and their scope.</summary>
    public const string ReadPreStages = "Read Computer PreStage Enrollments";

    /// <summary>Enrolment settings.</summary>
    public const string ReadEnrolment = "Read User-Initiated Enrollment";

    /// <summary>What inventory collects.</summary>
    public const string ReadCollectionSettings = "Read Computer Inventory Collection Settings";

    /// <summary>Buildings.</summary>
    public const string ReadBuildings = "Read Buildings";

    /// <summary>Departments.</summary>
    public const string ReadDepartments = "Read Departments";

    /// <summary>Sites.</summary>
    public const string ReadSites = "Read Sites";

    /// <summary>Policies.</summary>
    public const string ReadPolicies = "Read Policies";

    /// <summary>macOS configuration profiles.</summary>
    public const string ReadProfiles = "Read macOS Configuration Profiles";

    /// <summary>Scripts.</summary>
    public const string ReadScripts = "Read Scripts";

    /// <summary>What a client that polls needs.</summary>
    public static IReadOnlyList<string> Poll { get; } =
    [
        ReadComputers, ReadExtensionAttributes, ReadSmartGroups, ReadStaticGroups, ReadPreStages, ReadEnrolment, ReadCollectionSettings,
        ReadBuildings, ReadDepartments, ReadSites, ReadPolicies, ReadProfiles, ReadScripts,
    ];

    /// <summary>What a client that reveals keys needs.</summary>
    public static IReadOnlyList<string> Reveal { get; } = [ViewRecoveryKey];
}
