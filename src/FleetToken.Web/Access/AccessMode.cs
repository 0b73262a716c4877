namespace FleetToken.Web.Access;

/// <summary>How people become known to FleetToken.</summary>
public enum AccessMode
{
    /// <summary>No sign-in is set up: only the person at this machine is answered, as viewer, auditor and admin.</summary>
    Loopback,

    /// <summary>The data are invented: everybody is answered, in the role the header's switch says.</summary>
    Demo,

    /// <summary>People sign in with an OpenID Connect provider, which also says what they may do.</summary>
    SignIn,
}
