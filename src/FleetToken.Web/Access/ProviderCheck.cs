using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FleetToken.Web.Access;

/// <summary>What the provider must say of itself before it is believed and kept: where to sign in, where to redeem a code, and who signs.</summary>
internal sealed class ProviderCheck : IConfigurationValidator<OpenIdConnectConfiguration>
{
    public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration)
    {
        var missing = !IsAddress(configuration.AuthorizationEndpoint) ? "a good authorization_endpoint"
            : !IsAddress(configuration.TokenEndpoint) ? "a good token_endpoint"
            : string.IsNullOrEmpty(configuration.Issuer) ? "an issuer"
            : configuration.SigningKeys.Count == 0 ? "keys under its jwks_uri"
            : null;
        return new ConfigurationValidationResult { Succeeded = missing is null, ErrorMessage = missing is null ? null : $"The provider does not name {missing}." };
    }

    private static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && LoopbackOnly.IsLoopback(address)));
}
