using System.Security.Cryptography;
using System.Text;
using FleetToken.Domain.Macs;
using FleetToken.Jamf;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace FleetToken.Web.Sync;

/// <summary>
/// Receives Jamf's webhooks: answered at once, read later. Whoever knows the server's secret can make FleetToken read one Mac of it, and nothing else.
/// </summary>
public static class WebhookEndpoints
{
    /// <summary>The header that Jamf is told to send the secret in.</summary>
    public const string SecretHeader = "X-FleetToken-Secret";

    /// <summary>Most bytes of a webhook.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Maps <c>POST webhooks/jamf/{server}</c>.</summary>
    public static IEndpointRouteBuilder MapWebhooks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/v1/webhooks/jamf/{server}", ReceiveAsync)
            .WithName("ReceiveJamfWebhook")
            .WithTags("Webhooks")
            .WithSummary("Jamf's webhooks: ComputerInventoryCompleted and ComputerAdded let FleetToken read that Mac. The secret comes in the header X-FleetToken-Secret or as the password of basic authentication.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .AllowAnonymous()
            .DisableAntiforgery();
        return endpoints;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReceiveAsync(
        string server, HttpContext context, IOptions<JamfOptions> jamf, WebhookReadings readings)
    {
        // A server without a secret and one that does not exist answer alike.
        if (jamf.Value.Servers.GetValueOrDefault(server)?.WebhookSecret is not { Length: > 0 } secret)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No webhooks here.", detail: "There is no such server, or its Jamf:Servers:<name>:WebhookSecret is not set.");
        }

        if (!IsRight(context.Request, secret))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The secret is missing or wrong.", detail: $"Send it in the header {SecretHeader}, or as the password of basic authentication.");
        }

        if (await BodyAsync(context.Request) is not { } body)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: "The webhook is too long.", detail: $"At most {MostBytes} bytes are read.");
        }

        if (WebhookEvent.TryRead(body) is not { } happened)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "This is no webhook of Jamf's.", detail: "JSON with webhook and event, or the same as XML, is expected.");
        }

        if (happened is { IsNews: true, ComputerId: { } computer })
        {
            readings.Ask(new MacId(server, computer));
        }

        return TypedResults.NoContent();
    }

    private static bool IsRight(HttpRequest request, string secret)
    {
        var said = request.Headers[SecretHeader].ToString();
        if (said.Length == 0 && request.Headers[HeaderNames.Authorization].ToString() is { } basic && basic.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            said = Password(basic["Basic ".Length..].Trim());
        }

        // Of equal length by hashing: neither content nor length shows in the time it takes.
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(said)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
    }

    private static string Password(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var count))
        {
            return "";
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, count);
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    private static async Task<byte[]?> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        var buffer = new byte[MostBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return read > MostBytes ? null : buffer[..read];
    }
}
