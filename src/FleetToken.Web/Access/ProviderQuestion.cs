using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace FleetToken.Web.Access;

/// <summary>Asks the provider anew who a person is, with the refresh token of their session; its answer is believed like that of a sign-in.</summary>
internal sealed class ProviderQuestion(IOptionsMonitor<OpenIdConnectOptions> connections, Grants grants, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // The provider wants the person themselves, or knows them no more. Other errors are about FleetToken, and nobody's fault who is signed in.
    private static readonly string[] AboutThePerson = ["invalid_grant", "interaction_required", "login_required", "consent_required"];

    /// <summary>Asks once; what goes wrong is an answer.</summary>
    /// <param name="subject">Who it must be about.</param>
    /// <param name="refreshToken">The secret it is asked with.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<ProviderAnswer> AskAsync(string subject, string refreshToken, CancellationToken cancellationToken)
    {
        using var tooLong = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLong.Token);
        try
        {
            var connection = connections.Get(ProviderConnection.SchemeName);
            var provider = await connection.ConfigurationManager!.GetConfigurationAsync(either.Token);

            // As the framework redeems the code.
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["client_id"] = connection.ClientId!,
                ["client_secret"] = connection.ClientSecret!,
                ["refresh_token"] = refreshToken,
            });
            using var response = await connection.Backchannel.PostAsync(provider.TokenEndpoint, form, either.Token);
            var said = TextsOf(await response.Content.ReadAsStringAsync(either.Token));
            return response.IsSuccessStatusCode && said is not null
                ? await JudgeAsync(connection, subject, said)
                : Failed((int)response.StatusCode, said?.GetValueOrDefault("error"));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProviderAnswer(ProviderAnswerKind.Silent, $"the provider does not answer ({SignInFailureKinds.Technical(failure)})");
        }
    }

    private static ProviderAnswer Failed(int status, string? error)
    {
        var word = SignInFailureKinds.StandardWordOf(error);
        return status is 400 or 401 or 403 && AboutThePerson.Contains(word)
            ? new ProviderAnswer(ProviderAnswerKind.Refuses, word!)
            : new ProviderAnswer(ProviderAnswerKind.Silent, $"the provider answers with the status {status}{(word is null ? "" : $" and {word}")}");
    }

    private async Task<ProviderAnswer> JudgeAsync(OpenIdConnectOptions connection, string subject, Dictionary<string, string> said)
    {
        var next = said.GetValueOrDefault("refresh_token") is { Length: > 0 } changed ? changed : null;
        if (said.GetValueOrDefault("id_token") is not { Length: > 0 } token)
        {
            return said.ContainsKey("access_token")
                ? new ProviderAnswer(ProviderAnswerKind.SaysNothing, "") { RefreshToken = next }
                : new ProviderAnswer(ProviderAnswerKind.Silent, "the provider's answer makes no sense");
        }

        // Signature, algorithm, issuer, audience and time as at sign-in, but never without a signature.
        var rules = connection.TokenValidationParameters.Clone();
        rules.ConfigurationManager = connection.ConfigurationManager as BaseConfigurationManager;
        rules.RequireSignedTokens = true;
        var judged = await connection.TokenHandler.ValidateTokenAsync(token, rules);
        var why = !judged.IsValid ? $"the provider's answer cannot be trusted ({judged.Exception?.GetType().Name})"
            : judged.ClaimsIdentity.FindFirst("sub")?.Value != subject ? "the provider's answer is about somebody else"
            : null;
        return why is not null
            ? new ProviderAnswer(ProviderAnswerKind.Untrusted, why) { RefreshToken = next }
            : new ProviderAnswer(ProviderAnswerKind.Vouches, "") { RefreshToken = next, Grant = grants.Of(grants.ValuesIn(judged.ClaimsIdentity.Claims)) };
    }

    // Only the texts of an answer; null where it is none. What the reader would say of a fault could show a part of it.
    private static Dictionary<string, string>? TextsOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind != JsonValueKind.Object ? null : document.RootElement.EnumerateObject()
                .Where(one => one.Value.ValueKind == JsonValueKind.String)
                .GroupBy(one => one.Name)
                .ToDictionary(one => one.Key, one => one.Last().Value.GetString()!);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
