namespace FleetToken.Web.Access;

/// <summary>Who may come in, from where, and as what. Bound from the configuration section <c>Access</c>.</summary>
public sealed record AccessOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Access";

    /// <summary>The provider people sign in with; nothing set: loopback mode.</summary>
    public OidcOptions Oidc { get; init; } = new();

    /// <summary>For each role the claim values that give it.</summary>
    public Dictionary<string, IReadOnlyList<string>> Roles { get; init; } = [];

    /// <summary>For a claim value the names of the Jamf sites it is limited to. Who has several listed values sees the sites of all; who has none sees every Mac.</summary>
    public Dictionary<string, IReadOnlyList<string>> Sites { get; init; } = [];

    /// <summary>The address people open; https, except for a loopback address.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Addresses or networks of the proxies whose <c>X-Forwarded-*</c> are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>How long after signing in a person must sign in again.</summary>
    public TimeSpan SessionMax { get; init; } = TimeSpan.FromHours(10);

    /// <summary>File with certificate and private key (PEM, or PFX without a password) that protects the keys of cookies; empty for the folder's own protection.</summary>
    public string DataProtectionCertificate { get; init; } = "";
}

/// <summary>The OpenID Connect provider people sign in with.</summary>
public sealed record OidcOptions
{
    /// <summary>Its web address, below which <c>.well-known/openid-configuration</c> is found; https, except for a loopback address.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Id under which the provider knows FleetToken.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The secret that belongs to it.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>Claim of the ID token whose values give roles and sites.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Whether the provider is asked again within five minutes what the people signed in may do; needs refresh tokens of it.</summary>
    public bool RecheckRoles { get; init; } = true;

    /// <summary>Whether anything is set; half of it is a fault, never loopback mode.</summary>
    public bool IsSet => Authority.Length + ClientId.Length + ClientSecret.Length > 0;

    /// <summary>The web address only, so that no log or exception shows the secret by accident.</summary>
    public override string ToString() => Authority;
}
