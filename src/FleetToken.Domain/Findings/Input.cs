namespace FleetToken.Domain.Findings;

/// <summary>Names of the inputs a rule can lack, as a page shows them after "not judged:".</summary>
internal static class Input
{
    public const string FileVault = "FileVault state";
    public const string KeyValidity = "recovery key validity";
    public const string KeyEscrowed = "whether a recovery key is in escrow";
    public const string InstitutionalKey = "whether an institutional recovery key is present";
    public const string BootstrapToken = "Bootstrap Token status";
    public const string OsVersion = "macOS version";
    public const string TokenHolders = "measured token holders";
    public const string AllTokenHolders = "token holders left out of the Mac's report";
    public const string UsableHolders = "measured holders who could open the disk";
    public const string ItAccounts = "the accounts of IT (PreStages, enrolment settings)";
    public const string EndUser = "the end user's account";
    public const string EndUserToken = "whether the end user holds a token";
    public const string AdminToken = "whether an admin account holds a token";
    public const string HolderRole = "whether a token holder is an administrator";
    public const string LastSeen = "time of the last report or contact";
    public const string Orphans = "crypto users without an account (FTK1 orph)";
    public const string TokenAndListEntry = "token and FileVault entry of every person (FTK1)";
    public const string Chip = "whether the Mac has Apple silicon";
    public const string VolumeOwner = "whether the end user is a volume owner";
    public const string ManagedAdministrator = "the managed administrator of the Mac's PreStage";
    public const string ManagementAccount = "the management account of enrolment settings";
    public const string PersonalKey = "whether a recovery key is on the Mac (FTK1 prk)";
    public const string SilentRotation = "whether the key can be replaced without a password in a script";
    public const string EscrowPayloads = "number of escrow payloads on the Mac (FTK1 esc)";
    public const string EscrowProfile = "which configuration profile escrows the key";
    public const string InstalledProfiles = "configuration profiles of the Mac";
    public const string BootstrapAllowed = "whether the Bootstrap Token is allowed";
    public const string BootstrapWorks = "whether the Bootstrap Token works (FTK1 btv)";
    public const string BootstrapByMac = "the Mac's own word on its Bootstrap Token (FTK1 btE)";
    public const string HiddenHolder = "whether a token holder is hidden";
    public const string RecoveryLock = "whether Recovery Lock is on";
    public const string ReportTime = "time of the last inventory report";
    public const string ContactTime = "time of the last contact";
    public const string Policies = "policies";
    public const string Scripts = "scripts";
    public const string Profiles = "configuration profiles";
    public const string PreStages = "PreStages";
    public const string PreStageMacs = "which Macs are in a PreStage";
    public const string PreStageAccounts = "account settings of a PreStage";
    public const string TokenReportTime = "time of the Mac's own report";
}
