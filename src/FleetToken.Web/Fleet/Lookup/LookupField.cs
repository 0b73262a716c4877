namespace FleetToken.Web.Fleet.Lookup;

/// <summary>Where a word stands; what a caller says first is worth a little more.</summary>
internal enum LookupField
{
    /// <summary>Computer name.</summary>
    Computer,

    /// <summary>Full name of the assigned user.</summary>
    FullName,

    /// <summary>User name, e-mail and account of the assigned user.</summary>
    Login,

    /// <summary>Local account.</summary>
    Account,

    /// <summary>First letters of the full name.</summary>
    Initials,

    /// <summary>Serial number.</summary>
    SerialNumber,

    /// <summary>Asset tag.</summary>
    AssetTag,
}
