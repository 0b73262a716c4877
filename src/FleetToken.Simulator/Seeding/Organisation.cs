using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>The invented organisation round the fleet: groups, attributes, PreStages, departments, people who left.</summary>
internal static class Organisation
{
    public const string ManagedAdministrator = "itadmin";
    public const string LabAdministrator = "labadmin";
    public const string ManagementAccount = "jamfmgmt";

    /// <summary>An invented recovery key that somebody wrote where it does not belong.</summary>
    public const string WrittenKey = "7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ";

    public const string MailDomain = "northwind.example";

    public static SimulatedGroup AllManaged { get; } = new("1", "All Managed Clients", "", true);

    public static SimulatedGroup FileVaultOn { get; } = new("2", "FileVault – On", null, true);

    public static SimulatedGroup Standard { get; } = new("5", "Standard Workplace", "Everyone’s Mac", true);

    /// <summary>Smart group of the Macs that the standard PreStage enrolled.</summary>
    public static SimulatedGroup StandardPreStage { get; } = new("6", "Enrolled – Standard workplace", "Enrollment Method: PreStage enrollment", true);

    public static IReadOnlyList<SimulatedGroup> Shared { get; } =
    [
        new("11", "Shared – Library iMacs", "Reading rooms", false),
        new("12", "Shared – Training rooms", null, false),
        new("13", "Shared – Reception desks", "", false),
    ];

    public static IReadOnlyList<SimulatedGroup> Headless { get; } =
    [
        new("21", "Headless – Mac mini farm", "Build machines", false),
        new("22", "Headless – Signage", null, false),
    ];

    public static IReadOnlyList<SimulatedGroup> AllGroups { get; } = [AllManaged, FileVaultOn, Standard, StandardPreStage, .. Shared, .. Headless];

    public static IReadOnlyList<string> OtherAdministrators { get; } = ["localadm", "zone-it"];

    public static SimulatedAttributeDefinition Ftk1 { get; } = new("1", "FTK1", AttributeDisplay.ExtensionAttributes, Description: "Token holders, FileVault and Bootstrap Token, one line", Everywhere: true);

    public static SimulatedAttributeDefinition TokenUsers { get; } = new("2", "SecureToken Users", AttributeDisplay.General);

    public static SimulatedAttributeDefinition TokenStatus { get; } = new("3", "SecureToken_Status", AttributeDisplay.OperatingSystem);

    public static SimulatedAttributeDefinition FileVaultUsers { get; } = new("4", "FileVault Users", AttributeDisplay.Hardware, Description: "fdesetup list");

    public static SimulatedAttributeDefinition BootstrapEscrowed { get; } = new("5", "Bootstrap Token Escrowed", AttributeDisplay.ExtensionAttributes);

    public static SimulatedAttributeDefinition RecoveryKeyPresent { get; } = new("6", "Check For PRK", AttributeDisplay.Purchasing);

    public static SimulatedAttributeDefinition WhoHasToken { get; } = new("7", "Who_Has_SecureToken", AttributeDisplay.UserAndLocation, Enabled: false);

    public static SimulatedAttributeDefinition CostCentre { get; } = new("8", "Cost Centre", AttributeDisplay.Purchasing, InputType: "TEXT");

    public static SimulatedAttributeDefinition BatteryCycles { get; } = new("9", "Battery Cycle Count", AttributeDisplay.Hardware, DataType: "INTEGER");

    public static SimulatedAttributeDefinition Ftk1Pilot { get; } = new("10", "FTK1 (pilot)", AttributeDisplay.Hardware);

    public static SimulatedAttributeDefinition Workplace { get; } = new("11", "Workplace", AttributeDisplay.UserAndLocation, InputType: "POPUP", Options: ["Office", "Home", "Shared desk"]);

    /// <summary>The attributes the server defines.</summary>
    public static IReadOnlyList<SimulatedAttributeDefinition> Attributes { get; } =
        [Ftk1, TokenUsers, TokenStatus, FileVaultUsers, BootstrapEscrowed, RecoveryKeyPresent, WhoHasToken, CostCentre, BatteryCycles, Ftk1Pilot, Workplace];

    /// <summary>Names of the attributes in which others than FTK1 tell of tokens and keys.</summary>
    public static IReadOnlyList<string> ForeignAttributes { get; } =
        [TokenUsers.Name, TokenStatus.Name, FileVaultUsers.Name, BootstrapEscrowed.Name, RecoveryKeyPresent.Name, WhoHasToken.Name];

    public static IReadOnlyList<SimulatedPlace> Departments { get; } =
        [new("1", "Engineering"), new("2", "Finance"), new("3", "Design"), new("4", "Sales"), new("5", "People"), new("6", "Legal"), new("7", "Support")];

    public static IReadOnlyList<SimulatedPlace> Buildings { get; } =
        [new("1", "Head Office"), new("2", "North Wing"), new("3", "Riverside"), new("4", "Old Mill")];

    public static IReadOnlyList<string> Positions { get; } =
        ["Engineer", "Accountant", "Designer", "Account Executive", "Counsel", "Team Lead", "Analyst", "Support Specialist", "Recruiter", "Product Manager"];

    public static IReadOnlyList<SimulatedPreStage> PreStages { get; } =
    [
        new("1", "Standard workplace", ManagedAdministrator, true, "STANDARD"),
        new("2", "Engineering (administrators)", ManagedAdministrator, true, "ADMINISTRATOR"),
        new("3", "Shared Macs", LabAdministrator, false, "SKIP"),
        new("4", "Without a managed administrator", null, false, "ADMINISTRATOR"),
        new("5", "Field staff", null, false, "STANDARD"),
    ];
}

/// <summary>A PreStage enrolment.</summary>
/// <param name="Id">Id in Jamf.</param>
/// <param name="DisplayName">Name.</param>
/// <param name="AdminUsername">Short name of the managed administrator; null when none is made.</param>
/// <param name="HiddenAdmin">Whether that account is hidden.</param>
/// <param name="UserAccountType">ADMINISTRATOR, STANDARD or SKIP.</param>
internal sealed record SimulatedPreStage(string Id, string DisplayName, string? AdminUsername, bool HiddenAdmin, string UserAccountType);
