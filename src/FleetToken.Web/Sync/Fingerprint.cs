using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>A short stand-in for a value, to see whether a new reading says anything new.</summary>
internal static class Fingerprint
{
    /// <summary>XXH3 of the bytes; never 0, which stands for "not known". Nobody gains by two values with one fingerprint, so it need not withstand anyone.</summary>
    public static long Of(ReadOnlySpan<byte> bytes)
    {
        var hash = (long)XxHash3.HashToUInt64(bytes);
        return hash == 0 ? 1 : hash;
    }

    /// <summary>The fingerprint of a value's JSON.</summary>
    public static long Of<T>(T value, JsonTypeInfo<T> type) => Of(JsonSerializer.SerializeToUtf8Bytes(value, type));
}

/// <summary>
/// Takes the values of a row one after the other and gives their fingerprint. No two rows give the same bytes: texts come with their length,
/// values that may be missing with a mark, enums by name. A sweep needs three of these for each Mac, which is too many to print JSON for.
/// </summary>
internal sealed class FingerprintWriter
{
    [ThreadStatic]
    private static FingerprintWriter? _ofThisThread;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    private FingerprintWriter()
    {
    }

    /// <summary>The thread's own writer, empty; it is used up by <see cref="End"/>.</summary>
    public static FingerprintWriter Begin()
    {
        var writer = _ofThisThread ??= new FingerprintWriter();
        writer._bytes.ResetWrittenCount();
        return writer;
    }

    /// <summary>Adds a text.</summary>
    public FingerprintWriter Add(string? text)
    {
        var length = text is null ? 0 : MemoryMarshal.AsBytes(text.AsSpan()).Length;
        var span = _bytes.GetSpan(sizeof(int) + length);
        BinaryPrimitives.WriteInt32LittleEndian(span, text is null ? -1 : length);
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(span[sizeof(int)..]);
        _bytes.Advance(sizeof(int) + length);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public FingerprintWriter Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), number);
        _bytes.Advance(sizeof(long));
        return this;
    }

    /// <summary>Adds a number or that there is none.</summary>
    public FingerprintWriter Add(long? number) => number is { } value ? Add(1L).Add(value) : Add(0L);

    /// <summary>Adds yes or no.</summary>
    public FingerprintWriter Add(bool answer) => Add(answer ? 1L : 0L);

    /// <summary>Adds yes, no or neither.</summary>
    public FingerprintWriter Add(bool? answer) => Add(answer switch { true => 1L, false => 0L, null => -1L });

    /// <summary>Adds a time, as it is stored, or that there is none.</summary>
    public FingerprintWriter Add(DateTimeOffset? time) => time is { } value ? Add(1L).Add(StoredValues.Milliseconds(value)) : Add(0L);

    /// <summary>Adds a value by its name, so that a new one moves none.</summary>
    public FingerprintWriter Add<TNamed>(TNamed value)
        where TNamed : struct, Enum => Add(StoredValues.Name(value));

    /// <summary>The fingerprint of what was added.</summary>
    public long End() => Fingerprint.Of(_bytes.WrittenSpan);
}
