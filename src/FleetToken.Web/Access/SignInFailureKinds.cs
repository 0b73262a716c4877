using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FleetToken.Web.Access;

/// <summary>What a failure of the framework means for the person.</summary>
internal static partial class SignInFailureKinds
{
    private const int LongestText = 400;

    // The standard's word, and Keycloak's where the person lacks the role of that name.
    private static readonly string[] ScopeRefused = ["invalid_scope", "not_allowed"];

    /// <summary>The kind, and the provider's own word for it where it is one of the standard's.</summary>
    /// <param name="failure">What the framework says.</param>
    /// <param name="recheck">Whether the provider was asked for what roles are re-checked with.</param>
    public static (SignInProblemKind Kind, string? Word) Of(Exception failure, bool recheck)
    {
        var all = Chain(failure).ToList();
        if (all.Select(one => one.Data["error"]).OfType<string>().FirstOrDefault() is { } word)
        {
            return (recheck && ScopeRefused.Contains(word) ? SignInProblemKind.RecheckRefused : SignInProblemKind.ProviderRefused, StandardWordOf(word));
        }

        var kind = all.Any(one => one is SecurityTokenException or OpenIdConnectProtocolInvalidNonceException) ? SignInProblemKind.NotTrusted
            : all.Any(IsSilence) ? SignInProblemKind.ProviderDown
            : all.Any(one => one is AuthenticationFailureException) ? SignInProblemKind.TryAgain
            : SignInProblemKind.ProviderNonsense;
        return (kind, null);
    }

    /// <summary>The word, where it could be one of the standard's; null else.</summary>
    public static string? StandardWordOf(string? word) => word is not null && StandardWord().IsMatch(word) ? word : null;

    /// <summary>Types and messages, for the log.</summary>
    public static string Technical(Exception failure)
    {
        var text = string.Join(" <- ", Chain(failure).Select(one => $"{one.GetType().Name}: {one.Message}"));
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }

    // No answer, or one that says itself that the provider cannot answer now. The framework notes the status of a document that it could not read.
    private static bool IsSilence(Exception failure) =>
        failure is OperationCanceledException
        || failure is HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError }
        || failure.Data[HttpDocumentRetriever.StatusCode] is >= HttpStatusCode.InternalServerError;

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            yield return failure;
        }
    }

    [GeneratedRegex("^[a-z_]{1,40}$")]
    private static partial Regex StandardWord();
}
