using System.Text.Json;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.Macs;

/// <summary>Takes pasted lists over REST.</summary>
internal static class MacsApiLists
{
    // 20,000 lines of 200 letters.
    private const int LargestBody = 4 * 1024 * 1024;

    /// <summary>Keeps the list of the body: a JSON array of texts, an object with one such array, or plain text with one entry a line.</summary>
    public static async Task<Results<Ok<ListAnswer>, ProblemHttpResult>> AddAsync(HttpContext context, MacLists lists)
    {
        if (await ReadAsync(context.Request, context.RequestAborted) is not { } lines)
        {
            return Fault("Send a JSON array of serial numbers, names or asset tags, or plain text with one a line.");
        }

        if (lines.Count == 0)
        {
            return Fault("The list is empty.");
        }

        if (lines.Count > MacLists.LargestList)
        {
            return Fault($"The list has {lines.Count} entries; at most {MacLists.LargestList} are taken.");
        }

        var list = lists.Add(lines, CurrentUser.Of(context.User).Scope);
        return TypedResults.Ok(new ListAnswer(list.Id, list.Found, list.NotFound, list.FoundMoreThanOnce));
    }

    private static async Task<IReadOnlyList<string>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellationToken);
        return request.HasJsonContentType() ? FromJson(text) : MacLists.Split(text);
    }

    private static IReadOnlyList<string>? FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Lines(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string>? Lines(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => MacLists.Split(json.GetString() ?? ""),
        JsonValueKind.Array when json.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) =>
            [.. json.EnumerateArray().Select(one => one.GetString() ?? "").Where(line => !string.IsNullOrWhiteSpace(line))],
        JsonValueKind.Object when json.EnumerateObject().Count() == 1 => Lines(json.EnumerateObject().First().Value),
        _ => null,
    };

    private static ProblemHttpResult Fault(string detail) =>
        TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "This list cannot be taken.", detail: detail);
}

/// <summary>What became of a pasted list.</summary>
/// <param name="List">Its id, for the filter <c>list</c>.</param>
/// <param name="Found">Entries that are at least one Mac.</param>
/// <param name="NotFound">Entries that are none, as sent.</param>
/// <param name="FoundMoreThanOnce">Entries that are several records.</param>
public sealed record ListAnswer(string List, int Found, IReadOnlyList<string> NotFound, IReadOnlyList<string> FoundMoreThanOnce);
