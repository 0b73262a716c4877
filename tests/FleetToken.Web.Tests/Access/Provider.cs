using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace FleetToken.Web.Tests.Access;

/// <summary>A real OpenID Connect provider on a free port, which can also be made to misbehave. Everybody who comes is the person it was told of.</summary>
public sealed class Provider : IAsyncDisposable
{
    public const string ClientId = "fleettoken";
    public const string ClientSecret = "client-secret-of-the-tests";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key;
    private readonly ConcurrentDictionary<string, Dictionary<string, object>> _people = new();

    private Provider(WebApplication app, RsaSecurityKey key) => (_app, _key) = (app, key);

    /// <summary>Where it is.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Claims of the person at the browser, as they come in the ID token.</summary>
    public Dictionary<string, object> Person { get; private set; } = [];

    /// <summary>Answers in the provider's place; true where it did.</summary>
    public Func<HttpContext, Task<bool>>? Instead { get; set; }

    /// <summary>Changes the ID token before it is handed out.</summary>
    public Func<string, string?>? Tamper { get; set; }

    /// <summary>Answers authorization requests with this error.</summary>
    public string? Error { get; set; }

    /// <summary>Whether a refresh token comes with a code, and with each refresh another.</summary>
    public bool GivesRefreshTokens { get; set; } = true;

    /// <summary>Refresh tokens that were handed out, in order.</summary>
    public ConcurrentQueue<string> RefreshTokens { get; } = new();

    /// <summary>Refresh tokens that came back, in order.</summary>
    public ConcurrentQueue<string> Refreshed { get; } = new();

    /// <summary>Starts it.</summary>
    public static async Task<Provider> StartAsync()
    {
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "tests" };
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Provider? provider = null;
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
            server.RegisterScopes(Scopes.Profile, Scopes.OfflineAccess);
            server.AddSigningKey(key);
            server.AddEphemeralEncryptionKey();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId)
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientSecret != ClientSecret)
                {
                    context.Reject(Errors.InvalidClient, "The secret is wrong.");
                }

                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (provider!.Error is { } error)
                {
                    context.Reject(error, "The tests say no.");
                    return default;
                }

                context.Principal = PrincipalOf(provider.Person, context.Request.GetScopes().Where(scope => scope != Scopes.OfflineAccess || provider.GivesRefreshTokens));
                return default;
            }));
            server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.Request.IsRefreshTokenGrantType() && context.Principal is { } known)
                {
                    // Who is somebody else now, or nobody.
                    if (!provider!._people.TryGetValue(known.GetClaim(Claims.Subject)!, out var person))
                    {
                        context.Reject(Errors.InvalidGrant, "The tests know nobody of this name.");
                        return default;
                    }

                    context.Principal = PrincipalOf(person, known.GetScopes());
                }

                return default;
            }).SetOrder(int.MaxValue));
            server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.Request?.RefreshToken is { } back)
                {
                    provider!.Refreshed.Enqueue(back);
                }

                if (context.Response.RefreshToken is { } given)
                {
                    provider!.RefreshTokens.Enqueue(given);
                }

                if (context.Response.IdToken is { } token && provider!.Tamper is { } tamper)
                {
                    context.Response.IdToken = tamper(token);
                }

                return default;
            }).SetOrder(int.MinValue));
        });
        var app = builder.Build();
        provider = new Provider(app, key);
        app.Use(async (context, next) =>
        {
            if (provider.Instead is not { } instead || !await instead(context))
            {
                await next(context);
            }
        });
        app.UseAuthentication();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>Puts somebody at the browser.</summary>
    public void Seat(string subject, object? roles, string name = "Ada Lovelace", string username = "ada@example.org")
    {
        Person = new Dictionary<string, object> { ["sub"] = subject, ["name"] = name, ["preferred_username"] = username };
        if (roles is not null)
        {
            Person["roles"] = roles;
        }

        _people[subject] = Person;
        (Instead, Tamper, Error) = (null, null, null);
    }

    /// <summary>Knows somebody no longer who was once at the browser.</summary>
    public void Disable(string subject) => _people.TryRemove(subject, out _);

    /// <summary>The token with other claims, signed by the provider's own key, or by another.</summary>
    public string Sign(string token, Action<Dictionary<string, object>> change, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var claims = JsonSerializer.Deserialize<Dictionary<string, object>>(Base64UrlEncoder.Decode(token.Split('.')[1]))!;
        change(claims);
        var credentials = new SigningCredentials(key ?? _key, algorithm);
        return new JsonWebTokenHandler().CreateToken(JsonSerializer.Serialize(claims), credentials);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Rsa.Dispose();
    }

    private static ClaimsPrincipal PrincipalOf(Dictionary<string, object> person, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("tests", Claims.Name, Claims.Role);
        foreach (var (type, value) in person)
        {
            switch (value)
            {
                case string text:
                    identity.SetClaim(type, text);
                    break;
                case string[] texts:
                    identity.SetClaims(type, [.. texts]);
                    break;
                default:
                    identity.SetClaim(type, JsonSerializer.SerializeToElement(value));
                    break;
            }
        }

        identity.SetDestinations(static _ => [Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        return principal;
    }
}
