using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FleetToken.Web.Access;

/// <summary>How FleetToken speaks with the provider: code flow with PKCE, answers by GET, nothing kept but who it was.</summary>
internal sealed class ProviderConnection(IOptions<AccessOptions> options) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string SchemeName = "Provider";

    /// <summary>The scope that lets the provider be asked again.</summary>
    public const string OfflineScope = "offline_access";

    private const string AgainItem = "again";
    private const int LongestAnswer = 2_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Keys of the provider are public; a shared secret among them would let whoever knows it sign.
    private static readonly string[] Signatures =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>How a person is sent to the provider; for <paramref name="again"/> it is to ask for the password, and to say when it was given.</summary>
    public static OpenIdConnectChallengeProperties Challenge(string returnUrl, bool again) => new()
    {
        RedirectUri = returnUrl,
        Items = { [AgainItem] = again ? "yes" : null },
        Prompt = again ? OpenIdConnectPrompt.Login : null,
        MaxAge = again ? TimeSpan.Zero : null,
    };

    /// <summary>Whether the password was to be asked for in the sign-in these belong to.</summary>
    public static bool IsAgain(Microsoft.AspNetCore.Authentication.AuthenticationProperties? properties) => properties?.Items.TryGetValue(AgainItem, out var again) == true && again == "yes";

    public void Configure(string? name, OpenIdConnectOptions connection)
    {
        if (name != SchemeName)
        {
            return;
        }

        var oidc = options.Value.Oidc;
        connection.Authority = oidc.Authority;
        connection.RequireHttpsMetadata = oidc.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        connection.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            oidc.Authority.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer }) { RequireHttps = connection.RequireHttpsMetadata },
            new ProviderCheck());
        connection.ClientId = oidc.ClientId;
        connection.ClientSecret = oidc.ClientSecret;
        connection.ResponseType = OpenIdConnectResponseType.Code;
        if (oidc.RecheckRoles)
        {
            connection.Scope.Add(OfflineScope);
        }

        // A form that the provider posts comes from another web site, and is refused like any other.
        connection.ResponseMode = OpenIdConnectResponseMode.Query;
        connection.UsePkce = true;
        connection.SaveTokens = false;
        connection.GetClaimsFromUserInfoEndpoint = false;
        connection.MapInboundClaims = false;
        connection.DisableTelemetry = true;
        connection.SignInScheme = SessionCookie.SchemeName;
        connection.CallbackPath = AccessEndpoints.CallbackPath;

        // Nobody but the person signs the person out.
        connection.RemoteSignOutPath = default;
        connection.SignedOutCallbackPath = default;
        connection.BackchannelTimeout = Patience;
        connection.TokenValidationParameters.ValidAlgorithms = Signatures;
        connection.TokenValidationParameters.NameClaimType = "name";
        connection.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(2);
        Harden(connection.CorrelationCookie, "__Host-fleettoken-correlation.");
        Harden(connection.NonceCookie, "__Host-fleettoken-nonce.");
        connection.EventsType = typeof(SignInEvents);
    }

    public void Configure(OpenIdConnectOptions connection) => Configure(Options.DefaultName, connection);

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Lax;
    }
}
