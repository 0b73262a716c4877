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

    /// <summary>The kind, and the provider's own word for it where it is one of the standard's.</summary>
    public static (SignInProblemKind Kind, string? Word) Of(Exception failure)
    {
        var all = Chain(failure).ToList();
        if (all.Select(one => one.Data["error"]).OfType<string>().FirstOrDefault() is { } word)
        {
            return (SignInProblemKind.ProviderRefused, StandardWord().IsMatch(word) ? word : null);
        }

        var kind = all.Any(one => one is SecurityTokenException or OpenIdConnectProtocolInvalidNonceException) ? SignInProblemKind.NotTrusted
            : all.Any(IsSilence) ? SignInProblemKind.ProviderDown
            : all.Any(one => one is AuthenticationFailureException) ? SignInProblemKind.TryAgain
            : SignInProblemKind.ProviderNonsense;
        return (kind, null);
    }

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
