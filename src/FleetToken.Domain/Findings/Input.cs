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
    public const string TokenReportTime = "time of the Mac's own report";
}
