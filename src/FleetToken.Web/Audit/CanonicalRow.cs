using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using FleetToken.Web.Store;

namespace FleetToken.Web.Audit;

/// <summary>
/// The bytes of an entry that its hash is made of (decision 0006): the letters <c>FTA1</c>, then the fields in the order of the columns. A number is eight
/// bytes, highest first. A text is its length in bytes as four bytes, highest first, then its UTF-8; a missing one is four bytes of 255.
/// </summary>
internal static class CanonicalRow
{
    /// <summary>The bytes of an entry; its hash is not among them.</summary>
    public static byte[] Of(AuditRow row)
    {
        var bytes = new MemoryStream();
        bytes.Write("FTA1"u8);
        Number(row.Sequence);
        Number(StoredValues.Milliseconds(row.At));
        Text(row.Event);
        Text(row.By);
        Text(row.Roles);
        Text(row.Server);
        Text(row.ComputerId?.ToString(CultureInfo.InvariantCulture));
        Text(row.Site);
        Text(row.Subject);
        Text(row.Details);
        bytes.Write(row.Previous);
        Text(row.KeyId);
        return bytes.ToArray();

        void Number(long value)
        {
            Span<byte> eight = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(eight, value);
            bytes.Write(eight);
        }

        void Text(string? value)
        {
            Span<byte> four = stackalloc byte[4];
            var utf8 = value is null ? [] : Encoding.UTF8.GetBytes(value);
            BinaryPrimitives.WriteInt32BigEndian(four, value is null ? -1 : utf8.Length);
            bytes.Write(four);
            bytes.Write(utf8);
        }
    }
}
