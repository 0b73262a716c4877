using System.Buffers;
using System.Text;
using System.Text.Json;
using FleetToken.Simulator.Rendering;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>The shapes in which a Jamf Pro answers.</summary>
internal static class Answers
{
    /// <summary>A JSON answer of known length.</summary>
    public static async Task JsonAsync(HttpContext context, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        await using (var json = new Utf8JsonWriter(buffer, JsonText.Options))
        {
            write(json);
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    /// <summary>The error object of the Pro API.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string code, string description, string? field = null) => JsonAsync(
        context,
        json =>
        {
            json.WriteStartObject();
            json.WriteNumber("httpStatus", status);
            json.WriteStartArray("errors");
            json.WriteStartObject();
            json.Text("code", code);
            json.Text("field", field);
            json.Text("description", description);
            json.Text("id", "0");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        },
        status);

    /// <summary>No record of that id.</summary>
    public static Task NotFoundAsync(HttpContext context, string what) =>
        ErrorAsync(context, StatusCodes.Status404NotFound, "INVALID_ID", $"{what} does not exist.", "id");

    /// <summary>A page of some web server in between, or of the Classic API.</summary>
    public static async Task HtmlAsync(HttpContext context, int status, string title, string? text = null)
    {
        var html = $"<html><head><title>{title}</title></head><body style=\"font-family: sans-serif;\"><h1>{title}</h1><p>{text ?? "The server could not answer this request."}</p></body></html>";
        var bytes = Encoding.UTF8.GetBytes(html);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html;charset=UTF-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>A page of a short list: <c>totalCount</c> and <c>results</c>.</summary>
    public static Task PageAsync<T>(HttpContext context, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (!Paging.TryRead(context.Request, int.MaxValue, out var page, out var size))
        {
            return ErrorAsync(context, StatusCodes.Status400BadRequest, "INVALID_PAGE", "page and page-size must be whole numbers.", "page");
        }

        return JsonAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("totalCount", items.Count);
            json.WriteStartArray("results");
            for (var i = (long)page * size; i < items.Count && i < ((long)page + 1) * size; i++)
            {
                write(json, items[(int)i]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
