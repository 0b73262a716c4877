using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FleetToken.Jamf.Http;

/// <summary>Reads an answer that is one small JSON document.</summary>
internal static class JsonAnswer
{
    // A PreStage scope holds a line for each Mac ever bought: some megabytes for the largest fleets.
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Reads the body to its end as the given type.</summary>
    /// <exception cref="MisreadAnswerException">It is not what was asked for.</exception>
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, RequestTally? tally, CancellationToken cancellationToken)
        where T : class
    {
        using var body = await ReadBodyAsync(response, cancellationToken);
        tally?.CountBytes(BodyStart.WithoutMark(body.Text.Span).Length);
        try
        {
            return JsonSerializer.Deserialize(BodyStart.WithoutMark(body.Text.Span), type) ?? throw new MisreadAnswerException(Misreading.OtherShape);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new MisreadAnswerException(Misreading.OtherShape);
        }
    }

    /// <summary>Reads the body to its end: well-formed JSON, without a byte-order mark.</summary>
    /// <exception cref="MisreadAnswerException">It is not JSON.</exception>
    public static async Task<byte[]> ReadBytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await ReadBodyAsync(response, cancellationToken);
        return BodyStart.WithoutMark(body.Text.Span).ToArray();
    }

    private static async Task<GrowingBuffer> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new GrowingBuffer(MostBytes);
        try
        {
            while (await body.FillAsync(stream, cancellationToken))
            {
                body.Grow();
            }

            BodyStart.ThrowUnlessJson(body.Text.Span);
            ThrowUnlessWellFormed(BodyStart.WithoutMark(body.Text.Span));
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static void ThrowUnlessWellFormed(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 128 });
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            throw new MisreadAnswerException(Misreading.NotJson);
        }
    }
}

/// <summary>Tells from its first character whether a body can be JSON; a 200 with a web page is common behind proxies (API 1.4).</summary>
internal static class BodyStart
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);

    /// <summary>The body without a byte-order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    /// <exception cref="MisreadAnswerException">It is a web page, or nothing.</exception>
    public static void ThrowUnlessJson(ReadOnlySpan<byte> body)
    {
        var text = WithoutMark(body);
        var first = text.IndexOfAnyExcept(Blanks);
        if (first < 0)
        {
            throw new MisreadAnswerException(Misreading.CutOff);
        }

        if (text[first] == (byte)'<')
        {
            throw new MisreadAnswerException(Misreading.WebPage);
        }
    }
}
