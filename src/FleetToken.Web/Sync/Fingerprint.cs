using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FleetToken.Web.Sync;

/// <summary>A short stand-in for a value, to see whether a new reading says anything new.</summary>
internal static class Fingerprint
{
    /// <summary>First eight bytes of the SHA-256; never 0, which stands for "not known".</summary>
    public static long Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        var start = BinaryPrimitives.ReadInt64LittleEndian(hash);
        return start == 0 ? 1 : start;
    }

    /// <summary>The fingerprint of a value's JSON.</summary>
    public static long Of<T>(T value, JsonTypeInfo<T> type) => Of(JsonSerializer.SerializeToUtf8Bytes(value, type));
}
