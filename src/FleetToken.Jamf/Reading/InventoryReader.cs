using System.Text.Json;
using FleetToken.Jamf.Http;

namespace FleetToken.Jamf.Reading;

/// <summary>Turns the bytes of one record into a value.</summary>
/// <exception cref="JsonException">The record has another shape.</exception>
internal delegate T RecordReading<out T>(ReadOnlySpan<byte> record);

/// <summary>A list answer that was read to its end.</summary>
/// <param name="Rows">The records read.</param>
/// <param name="Skipped">The records that could not be read.</param>
/// <param name="TotalCount">How many there are in all; null where the answer does not say.</param>
/// <param name="Bytes">Size of the body after decompression.</param>
internal sealed record ListAnswer<T>(IReadOnlyList<T> Rows, IReadOnlyList<SkippedRecord> Skipped, int? TotalCount, long Bytes)
{
    /// <summary>Records in the answer, readable or not.</summary>
    public int RowCount => Rows.Count + Skipped.Count;
}

/// <summary>Reads a list answer record by record from the stream: one broken record costs only itself, and memory holds one record, not the page.</summary>
internal sealed class InventoryReader<T>(RecordReading<T> reading)
{
    // A record of 5.7 kB is usual, with a large attribute a megabyte.
    private const int LargestRecord = 64 * 1024 * 1024;
    private const int MostDepth = 128;

    private readonly List<T> _rows = [];
    private readonly List<SkippedRecord> _skipped = [];
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MostDepth });
    private Place _place = Place.BeforeRoot;
    private bool _sawResults;
    private int? _totalCount;
    private int _index;

    private enum Place
    {
        BeforeRoot,
        InRoot,
        InResults,
        AfterRoot,
    }

    /// <summary>Reads the body to its end; the reader is used up afterwards.</summary>
    /// <exception cref="MisreadAnswerException">The body is no list answer, or it is cut off.</exception>
    public async Task<ListAnswer<T>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new GrowingBuffer(LargestRecord);
        var bytes = 0L;
        var start = true;
        do
        {
            var full = await buffer.FillAsync(body, cancellationToken);
            if (start)
            {
                BodyStart.ThrowUnlessJson(buffer.Text.Span);
                bytes = buffer.Text.Length - BodyStart.WithoutMark(buffer.Text.Span).Length;
                buffer.Drop((int)bytes);
                start = false;
            }

            var used = Consume(buffer.Text.Span, buffer.AtEnd);
            bytes += used;
            buffer.Drop(used);
            if (used == 0 && full)
            {
                buffer.Grow();
            }
        }
        while (!buffer.AtEnd);

        if (_place != Place.AfterRoot)
        {
            throw new MisreadAnswerException(Misreading.CutOff);
        }

        return _sawResults ? new ListAnswer<T>(_rows, _skipped, _totalCount, bytes) : throw new MisreadAnswerException(Misreading.OtherShape);
    }

    // Takes whole tokens and whole records; what is incomplete stays for the next round.
    private int Consume(ReadOnlySpan<byte> text, bool atEnd)
    {
        var reader = new Utf8JsonReader(text, atEnd, _state);
        try
        {
            while (true)
            {
                var before = reader;
                if (!reader.Read())
                {
                    break;
                }

                if (!Take(ref reader, text))
                {
                    reader = before;
                    break;
                }
            }
        }
        catch (JsonException)
        {
            throw new MisreadAnswerException(atEnd ? Misreading.CutOff : Misreading.NotJson);
        }

        _state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private bool Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) => _place switch
    {
        Place.BeforeRoot when reader.TokenType == JsonTokenType.StartObject => Enter(Place.InRoot),
        Place.InRoot when reader.TokenType == JsonTokenType.EndObject => Enter(Place.AfterRoot),
        Place.InRoot => TakeMember(ref reader),
        Place.InResults when reader.TokenType == JsonTokenType.EndArray => Enter(Place.InRoot),
        Place.InResults => TakeRecord(ref reader, text),
        _ => throw new MisreadAnswerException(Misreading.OtherShape),
    };

    private bool Enter(Place place)
    {
        _place = place;
        return true;
    }

    private bool TakeMember(ref Utf8JsonReader reader)
    {
        var isResults = reader.ValueTextEquals("results"u8);
        var isTotal = reader.ValueTextEquals("totalCount"u8);
        if (!isResults && !isTotal)
        {
            return reader.TrySkip();
        }

        if (!reader.Read())
        {
            return false;
        }

        if (isTotal)
        {
            _totalCount = Count(ref reader);
            return reader.TrySkip();
        }

        if (reader.TokenType != JsonTokenType.StartArray || _sawResults)
        {
            throw new MisreadAnswerException(Misreading.OtherShape);
        }

        _sawResults = true;
        return Enter(Place.InResults);
    }

    private static int? Count(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out var count) && count >= 0 => count,
        JsonTokenType.String when int.TryParse(reader.ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var count) && count >= 0 => count,
        _ => null,
    };

    private bool TakeRecord(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        var start = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return false;
        }

        var record = text[start..(int)reader.BytesConsumed];
        try
        {
            _rows.Add(reading(record));
        }
        catch (Exception exception) when (BrokenRecord.IsOne(exception))
        {
            _skipped.Add(BrokenRecord.Describe(record, $"$.results[{_index}]", exception));
        }

        _index++;
        return true;
    }
}
