using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace FleetToken.Web.Access;

/// <summary>Carries what went wrong to the page that says it, in an address that only FleetToken can write and read, for ten minutes.</summary>
public sealed class SignInProblems(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("FleetToken.SignInProblem").ToTimeLimitedDataProtector();

    /// <summary>The page's address.</summary>
    public string LinkTo(SignInProblem problem) =>
        $"{AccessEndpoints.ProblemPath}?about={_protector.Protect(JsonSerializer.Serialize(problem), Lifetime)}";

    /// <summary>What an address says; nothing known where it is none of ours, or too old.</summary>
    public SignInProblem Read(string? about)
    {
        try
        {
            if (!string.IsNullOrEmpty(about) && JsonSerializer.Deserialize<SignInProblem>(_protector.Unprotect(about)) is { } problem)
            {
                return problem;
            }
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            // Said below: nothing is known.
        }

        return new SignInProblem(SignInProblemKind.Unknown, "");
    }
}
