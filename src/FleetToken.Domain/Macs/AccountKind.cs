namespace FleetToken.Domain.Macs;

/// <summary>What an account is to this Mac (design 4.4, <c>kind</c>).</summary>
public enum AccountKind
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>The assigned user's account, or any person's on a shared Mac.</summary>
    EndUser,

    /// <summary>The administrator that the Mac's PreStage created.</summary>
    ManagedAdministrator,

    /// <summary>The account of enrolment settings, used by the Jamf agent.</summary>
    ManagementAccount,

    /// <summary>An administrator, named in settings or merely one by its role.</summary>
    OtherAdmin,

    /// <summary>Known not to be an administrator and not the end user.</summary>
    Other,
}

/// <summary>How the assigned user was found among the local accounts (domain J, <c>assignedAccount</c>).</summary>
public enum AccountMatch
{
    /// <summary>No account, or more than one, fits.</summary>
    Unmatched,

    /// <summary>One account fits by a weak sign.</summary>
    Guessed,

    /// <summary>One account fits by its name.</summary>
    Matched,
}
